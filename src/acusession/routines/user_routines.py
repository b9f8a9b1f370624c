"""The user's own routines: a new file in their folder, never over another one."""

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
    """Write a commented routine to begin with; its file.

    Raises:
        AcusessionError: the name is taken, or cannot be one, or the file cannot be written.

    """
    clean, starter = _normalize_spaces(name), _TEMPLATE.read_text(encoding="utf-8")
    quoted = json.dumps(clean, ensure_ascii=False)  # which YAML reads as well
    return _write_new(_free_stem(clean), starter.replace("My routine", quoted, 1))


def save_routine(routine: Routine, name: str) -> Path:
    """Write a routine as one of the user's own; its file.

    Raises:
        AcusessionError: the name is taken, or cannot be one, or the file cannot be written.

    """
    clean = _normalize_spaces(name)
    named = replace(routine, id=_free_stem(clean), name=clean)
    text = write_text(named)
    parse_routine(text, named.name, routine_id=named.id)  # never a file that cannot be read
    return _write_new(named.id, text)


def _normalize_spaces(name: str) -> str:
    """The name without blanks around it."""
    clean = " ".join(name.split())
    if not clean:
        raise AcusessionError("A routine needs a name; type at least one character.")
    if not can_be_shown(clean):
        raise AcusessionError(f"{clean[:60]!r} has a character that cannot be shown; delete it.")
    if len(clean) > LONGEST_NAME:
        raise AcusessionError(
            f"{clean[:60]!r} is too long for a routine's name, which has {LONGEST_NAME} characters "
            "at most; choose a shorter one."
        )
    return clean


def _free_stem(name: str) -> str:
    """What its file is called. Names without letters and digits are numbered.

    No other file is called so on a system that takes small letters and capitals for the same.
    """
    taken = {id_.casefold() for id_ in routine_files()}
    stem = file_stem(name)
    if not stem:
        numbered = (f"routine_{number}" for number in count(1))
        return next(each for each in numbered if each not in taken)
    if stem in taken:
        raise AcusessionError(f"There is a routine {stem!r} already; choose another name.")
    return stem


def _write_new(stem: str, text: str) -> Path:
    path = paths.user_routines() / f"{stem}{SUFFIX}"
    try:
        write_whole(path.parent / SCHEMA_FILE, schema_text().encode(), mode=SHARED)
        _write_file(path, text)
    except FileExistsError as error:
        raise AcusessionError(f"{path} is there already; choose another name.") from error
    except UnicodeEncodeError as error:
        raise AcusessionError(
            f"This system cannot have a file called {stem!r}; choose a name of plain letters."
        ) from error
    except OSError as error:
        raise AcusessionError(f"{path} cannot be written: {error.strerror}.") from error
    return path


def _write_file(path: Path, text: str) -> None:
    """Write a file that is not there yet; nothing of it stays where that fails."""
    file = path.open("x", encoding="utf-8")
    try:
        with file:
            file.write(text)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
