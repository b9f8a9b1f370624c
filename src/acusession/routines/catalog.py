"""Finds routines: the bundled ones, the user's own, and any file by its path."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from pathlib import Path

from acusession import paths
from acusession.domain.model import BrokenRoutine, Routine
from acusession.domain.suggestion import did_you_mean
from acusession.errors import AcusessionError
from acusession.routines.file_names import as_id, id_of
from acusession.yaml_schema.parse_cache import cached_parse
from acusession.yaml_schema.problems import FileError
from acusession.yaml_schema.text import read_text

SUFFIX = ".yaml"
"""The suffix of a routine file. `.yml` works too; if both files exist, this one is used."""

_SUFFIXES = frozenset({SUFFIX, ".yml"})

_MOST_NAMED = 20
"""Maximum number of names listed in one sentence."""

_log = logging.getLogger(__name__)


def routine_files() -> dict[str, Path]:
    """Return every routine's file by the routine's id; the user's own override bundled ones.

    The files are not read, so they may not be valid.
    """
    return _by_id(_files(paths.bundled_routines())) | _by_id(_files(paths.user_routines()))


def overridden_names() -> frozenset[str]:
    """Return the ids of the user's own routines that override a bundled one."""
    users, bundled = _files(paths.user_routines()), _files(paths.bundled_routines())
    return frozenset(_by_id(users).keys() & _by_id(bundled).keys())


def shadowed_files() -> dict[Path, Path]:
    """Map each unused file of the user's to the file with the same id that is used instead."""
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
    """Return the files in a folder that have the suffix of a routine, without reading them."""
    try:
        names = os.listdir(folder)
    except FileNotFoundError:
        return []
    except OSError as error:
        _log.warning("%s cannot be listed: %s", folder, error)
        return []
    files = [folder / name for name in names if not name.startswith(".")]
    named = [file for file in files if file.suffix.casefold() in _SUFFIXES]
    return sorted(named, key=lambda file: (file.stem, file.suffix != SUFFIX, file.name))


def find_file(name: str) -> Path | None:
    """Return the file of the routine with that name, or None if there is no such routine."""
    return routine_files().get(as_id(name))


def find_routine(name: str) -> Routine:
    """Return the routine with that name, or the one in the file with that path.

    Raises:
        FileError: the file cannot be read, or is not valid.
        AcusessionError: there is no such routine.

    """
    if (file := find_file(name)) is not None:
        return load_routine(file)
    if is_path(name):
        return load_routine(Path(name))
    raise AcusessionError(
        f"There is no routine named {name!r}.{_hint(name, list(routine_files()))}"
    )


def load_routine(path: Path) -> Routine:
    """Return the routine in a file; the text is parsed only if it has changed.

    Raises:
        FileError: the file cannot be read, or is not valid.

    """
    text = read_text(path)
    return cached_parse(path, text, Routine, lambda: _parsed(text, path))


def _parsed(text: str, path: Path) -> Routine:
    from acusession.routines.reader import parse_routine

    return parse_routine(text, str(path), routine_id=id_of(path))


def is_path(name: str) -> bool:
    """Return whether a name is the path of a file, not a routine or a point such as "P.6"."""
    path = Path(name)
    return path.suffix.casefold() in _SUFFIXES or len(path.parts) > 1


def _hint(name: str, known: list[str]) -> str:
    if hint := did_you_mean(name, known):
        return hint
    more = len(known) - _MOST_NAMED
    named = ", ".join(known[:_MOST_NAMED]) + (f" and {more} more" if more > 0 else "")
    return f" Available routines: {named}." if known else ""


def iter_routines() -> Iterator[Routine | BrokenRoutine]:
    """Yield every routine; one whose file cannot be used is logged and yielded as broken."""
    for path in routine_files().values():
        try:
            yield load_routine(path)
        except FileError as error:
            _log.warning("%s", error)
            yield _broken(path, error)


def iter_valid_routines() -> Iterator[Routine]:
    """Yield every valid routine; log and skip the others."""
    return (each for each in iter_routines() if isinstance(each, Routine))


def _broken(path: Path, error: FileError) -> BrokenRoutine:
    first = error.problems[0]
    return BrokenRoutine(
        name=path.name,
        path=str(path),
        line=first.line,
        reason=first.sentence,
        problems=tuple(map(str, error.problems)),
    )
