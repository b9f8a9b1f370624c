"""The user's own routines: a new file in their folder, never over another one."""

from __future__ import annotations

import re
import unicodedata
from contextlib import suppress
from pathlib import Path

from msgspec.structs import replace

from acusession import paths
from acusession.errors import AcusessionError
from acusession.model import Routine
from acusession.private import make_folder
from acusession.routines.library import SUFFIX, routine_files
from acusession.routines.reader import parse_routine
from acusession.routines.schema import SCHEMA_FILE, schema_text
from acusession.routines.writer import write_text

_NAME = re.compile(r"[a-z][a-z0-9 _-]{0,39}", re.IGNORECASE)

_TAKEN_BY_WINDOWS = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)

_STARTER = Path(__file__).with_name("starter.yaml")


def write_starter(name: str) -> Path:
    """Write a commented routine to begin with; its file.

    Raises:
        AcusessionError: the name is taken or odd, or the file cannot be written.

    """
    starter = _STARTER.read_text(encoding="utf-8")
    return _write_new(name, starter.replace("name: My routine", f'name: "{_clean(name)}"', 1))


def save_routine(routine: Routine, name: str) -> Path:
    """Write a routine as one of the user's own; its file.

    Raises:
        AcusessionError: the name is taken or odd, or the file cannot be written.

    """
    named = replace(routine, id=_stem(name), name=_clean(name))
    text = write_text(named)
    parse_routine(text, named.name, routine_id=named.id)  # never a file that cannot be read
    return _write_new(name, text)


def _clean(name: str) -> str:
    """The name without blanks around it."""
    return " ".join(name.split())


def _stem(name: str) -> str:
    """The name of the file: "Été, one" is refused, "Été one" becomes "ete_one"."""
    signs = unicodedata.normalize("NFKD", _clean(name)[:80])
    plain = "".join(sign for sign in signs if not unicodedata.combining(sign))
    if not _NAME.fullmatch(plain) or _TAKEN_BY_WINDOWS.fullmatch(plain):
        raise AcusessionError(
            f"{name[:60]!r} cannot be a routine's name; take a letter, then letters, digits, "
            "blanks, - or _, at most 40."
        )
    return plain.strip().casefold().replace(" ", "_")


def _write_new(name: str, text: str) -> Path:
    stem = _stem(name)
    if stem in routine_files():
        raise AcusessionError(f"There is a routine {stem!r} already; choose another name.")
    path = paths.user_routines() / f"{stem}{SUFFIX}"
    try:
        make_folder(path.parent)
        (path.parent / SCHEMA_FILE).write_text(schema_text(), encoding="utf-8")
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError as error:
        raise AcusessionError(f"{path} is there already; choose another name.") from error
    except OSError as error:
        with suppress(OSError):
            path.unlink()  # half a file
        raise AcusessionError(f"{path} cannot be written: {error.strerror}.") from error
    return path
