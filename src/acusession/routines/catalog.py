"""Where routines are found: the bundled ones, the user's own, and any path."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from pathlib import Path

from acusession import paths
from acusession.domain.model import Routine
from acusession.domain.suggestion import did_you_mean
from acusession.errors import AcusessionError
from acusession.routines.file_names import as_id, id_of
from acusession.yaml_schema.parse_cache import cached_parse
from acusession.yaml_schema.problems import FileError
from acusession.yaml_schema.text import read_text

SUFFIX = ".yaml"
"""The ending of a routine's file. `.yml` is one too; of two with the same name this one counts."""

_SUFFIXES = frozenset({SUFFIX, ".yml"})

_MOST_NAMED = 20
"""Names in one sentence."""

_log = logging.getLogger(__name__)


def routine_files() -> dict[str, Path]:
    """The file of every routine, by the routine's id; the user's own counts before a bundled one.

    Whether there is a routine in it is only known once it has been read.
    """
    return _by_id(_files(paths.bundled_routines())) | _by_id(_files(paths.user_routines()))


def overridden_names() -> frozenset[str]:
    """The ids of the user's own routines that are taken instead of a bundled one."""
    users, bundled = _files(paths.user_routines()), _files(paths.bundled_routines())
    return frozenset(_by_id(users).keys() & _by_id(bundled).keys())


def shadowed_files() -> dict[Path, Path]:
    """Files of the user's own that are not used, and the file with the same name that is."""
    files = _files(paths.user_routines())
    used = _by_id(files)
    return {file: used[id_of(file)] for file in files if used[id_of(file)] != file}


def _by_id(files: list[Path]) -> dict[str, Path]:
    """Return the first file of each id."""
    named: dict[str, Path] = {}
    for file in files:
        named.setdefault(id_of(file), file)
    return named


def _files(folder: Path) -> list[Path]:
    """The files of one folder that are called like routines, whatever they are."""
    try:
        names = os.listdir(folder)
    except FileNotFoundError:
        return []
    except OSError as error:
        _log.warning("%s cannot be listed: %s", folder, error)
        return []
    files = [folder / name for name in names if not name.startswith(".")]
    called_so = [file for file in files if file.suffix.casefold() in _SUFFIXES]
    return sorted(called_so, key=lambda file: (file.stem, file.suffix != SUFFIX, file.name))


def find_file(name: str) -> Path | None:
    """The file of the routine with that name; None where there is no such routine."""
    return routine_files().get(as_id(name))


def find_routine(name: str) -> Routine:
    """Read the routine that `name` means: a routine's name, or the path of a file.

    Raises:
        FileError: the file is wrong.
        AcusessionError: there is no such routine.

    """
    if (file := find_file(name)) is not None:
        return load_routine(file)
    if is_path(name):
        return load_routine(Path(name))
    raise AcusessionError(f"There is no routine {name!r}.{_hint(name, list(routine_files()))}")


def load_routine(path: Path) -> Routine:
    """The routine in a file, which is only read where its text has changed.

    Raises:
        FileError: it cannot be opened, or something in it is wrong.

    """
    text = read_text(path)
    return cached_parse(path, text, Routine, lambda: _parsed(text, path))


def _parsed(text: str, path: Path) -> Routine:
    from acusession.routines.reader import parse_routine

    return parse_routine(text, str(path), routine_id=id_of(path))


def is_path(name: str) -> bool:
    """Whether a name means a file rather than a routine or a point, such as "P.6"."""
    path = Path(name)
    return path.suffix.casefold() in _SUFFIXES or len(path.parts) > 1


def _hint(name: str, known: list[str]) -> str:
    if hint := did_you_mean(name, known):
        return hint
    more = len(known) - _MOST_NAMED
    named = ", ".join(known[:_MOST_NAMED]) + (f" and {more} more" if more > 0 else "")
    return f" There are: {named}." if known else ""


def iter_valid_routines() -> Iterator[Routine]:
    """Every routine that can be read; one that cannot is logged and left out."""
    for path in routine_files().values():
        try:
            yield load_routine(path)
        except FileError as error:
            _log.warning("%s", error)
