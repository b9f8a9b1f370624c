"""Creates the user's own routines; an existing file is never overwritten."""

from __future__ import annotations

import json
from itertools import count
from pathlib import Path

from msgspec.structs import replace

from acusession import paths
from acusession.domain.model import Routine
from acusession.errors import AcusessionError
from acusession.routines.catalog import SUFFIX, routine_files
from acusession.routines.file_names import file_stem
from acusession.routines.json_schema import SCHEMA_FILE, schema_text
from acusession.routines.reader import parse_routine
from acusession.routines.writer import write_text
from acusession.system.private_files import SHARED, write_whole
from acusession.yaml_schema.fields import can_be_shown

LONGEST_NAME = 40

_TEMPLATE = Path(__file__).with_name("template.yaml")


def create_from_template(name: str) -> Path:
    """Write a new routine with comments that explain it, and return its file.

    Raises:
        AcusessionError: the name is taken or not valid, or the file cannot be written.

    """
    clean, starter = _normalize_spaces(name), _TEMPLATE.read_text(encoding="utf-8")
    quoted = json.dumps(clean, ensure_ascii=False)  # valid YAML too
    return _write_new(_free_stem(clean), starter.replace("My routine", quoted, 1))


def save_routine(routine: Routine, name: str) -> Path:
    """Write a routine as one of the user's own, and return its file.

    Raises:
        AcusessionError: the name is taken or not valid, or the file cannot be written.

    """
    clean = _normalize_spaces(name)
    named = replace(routine, id=_free_stem(clean), name=clean)
    text = write_text(named)
    parse_routine(text, named.name, routine_id=named.id)  # raises before an invalid file is written
    return _write_new(named.id, text)


def _normalize_spaces(name: str) -> str:
    """Return the name with single spaces; raise `AcusessionError` if it is not valid."""
    clean = " ".join(name.split())
    if not clean:
        raise AcusessionError("A routine needs a name; type at least one character.")
    if not can_be_shown(clean):
        raise AcusessionError(
            f"{clean[:60]!r} contains a character that cannot be displayed; delete it."
        )
    if len(clean) > LONGEST_NAME:
        raise AcusessionError(
            f"{clean[:60]!r} is too long for a routine's name; choose one of at most "
            f"{LONGEST_NAME} characters."
        )
    return clean


def _free_stem(name: str) -> str:
    """Return an unused file stem for a name; one without letters and digits gets a number.

    The stem is unused even where file names are not case-sensitive.
    """
    taken = {id_.casefold() for id_ in routine_files()}
    stem = file_stem(name)
    if not stem:
        numbered = (f"routine_{number}" for number in count(1))
        return next(each for each in numbered if each not in taken)
    if stem in taken:
        raise AcusessionError(f"There is already a routine named {stem!r}; choose another name.")
    return stem


def _write_new(stem: str, text: str) -> Path:
    path = paths.user_routines() / f"{stem}{SUFFIX}"
    try:
        write_whole(path.parent / SCHEMA_FILE, schema_text().encode(), mode=SHARED)
        _write_file(path, text)
    except FileExistsError as error:
        raise AcusessionError(f"{path} already exists; choose another name.") from error
    except UnicodeEncodeError as error:
        raise AcusessionError(
            f"This system cannot create a file named {stem!r}; use only the letters a to z."
        ) from error
    except OSError as error:
        raise AcusessionError(f"{path} cannot be written: {error.strerror}.") from error
    return path


def _write_file(path: Path, text: str) -> None:
    """Write a new file; delete it if writing fails."""
    file = path.open("x", encoding="utf-8")
    try:
        with file:
            file.write(text)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
