"""Where routines are found: the bundled ones, the user's own, and any path."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

from acusession import paths
from acusession.checked_yaml.problems import FileError, did_you_mean
from acusession.checked_yaml.text import read_text
from acusession.errors import AcusessionError
from acusession.kept import kept
from acusession.model import Routine

SUFFIX = ".yaml"

_MOST_NAMED = 20
"""Names in one sentence."""

_log = logging.getLogger(__name__)


def routine_files() -> dict[str, Path]:
    """Every routine's name and file; the user's own stand before a bundled one of that name."""
    return _files(paths.bundled_routines()) | _files(paths.user_routines())


def before_bundled() -> frozenset[str]:
    """The names of the user's own routines that are taken instead of a bundled one."""
    own, bundled = _files(paths.user_routines()), _files(paths.bundled_routines())
    return frozenset(own.keys() & bundled.keys())


def _files(folder: Path) -> dict[str, Path]:
    """The files of one folder, by name; a pipe or a device would be waited on for ever."""
    try:
        found = sorted(path for path in folder.glob(f"*{SUFFIX}") if path.is_file())
    except OSError as error:
        _log.warning("%s cannot be listed: %s", folder, error)
        return {}
    return {path.stem: path for path in found}


def find_routine(name: str) -> Routine:
    """Read the routine that `name` means: a routine's name, or the path of a file.

    Raises:
        FileError: the file is wrong.
        AcusessionError: there is no such routine.

    """
    files = routine_files()
    if name in files:
        return routine_at(files[name])
    if is_path(name):
        return routine_at(Path(name))
    raise AcusessionError(f"There is no routine {name!r}.{_hint(name, list(files))}")


def routine_at(path: Path) -> Routine:
    """The routine in a file, which is only read where its text has changed.

    Raises:
        FileError: it cannot be opened, or something in it is wrong.

    """
    text = read_text(path)
    return kept(path, text, Routine, lambda: _parsed(text, path))


def _parsed(text: str, path: Path) -> Routine:
    from acusession.routines.reader import parse_routine

    return parse_routine(text, str(path), routine_id=path.stem)


def is_path(name: str) -> bool:
    """Whether a name means a file rather than a routine or a point, such as "P.6"."""
    path = Path(name)
    return path.suffix.casefold() in {SUFFIX, ".yml"} or len(path.parts) > 1


def _hint(name: str, known: list[str]) -> str:
    if hint := did_you_mean(name, known):
        return hint
    more = len(known) - _MOST_NAMED
    named = ", ".join(known[:_MOST_NAMED]) + (f" and {more} more" if more > 0 else "")
    return f" There are: {named}." if known else ""


def readable_routines() -> Iterator[Routine]:
    """Every routine that can be read; one that cannot is logged and left out."""
    for path in routine_files().values():
        try:
            yield routine_at(path)
        except FileError as error:
            _log.warning("%s", error)
