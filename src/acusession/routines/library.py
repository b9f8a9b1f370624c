"""Where routines are found: the bundled ones, the user's own, and any path."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

from acusession import paths
from acusession.checked_yaml.problems import FileError, did_you_mean
from acusession.errors import AcusessionError
from acusession.model import Routine
from acusession.routines.reader import read_routine

SUFFIX = ".yaml"

_log = logging.getLogger(__name__)


def routine_files() -> dict[str, Path]:
    """Every routine's name and file; the user's own stand before a bundled one of that name."""
    files: dict[str, Path] = {}
    for folder in (paths.bundled_routines(), paths.user_routines()):
        try:
            found = sorted(folder.glob(f"*{SUFFIX}"))
        except OSError as error:
            _log.warning("%s cannot be listed: %s", folder, error)
            continue
        files.update({path.stem: path for path in found})
    return files


def find_routine(name: str) -> Routine:
    """Read the routine that `name` means: a routine's name, or the path of a file.

    Raises:
        FileError: the file is wrong.
        AcusessionError: there is no such routine.

    """
    files = routine_files()
    if name in files:
        return read_routine(files[name])
    path = Path(name)
    if path.suffix in {SUFFIX, ".yml"} or len(path.parts) > 1:
        return read_routine(path)
    known = f" There are: {', '.join(files)}." if files else ""
    hint = did_you_mean(name, files) or known
    raise AcusessionError(f"There is no routine {name!r}.{hint}")


def readable_routines() -> Iterator[Routine]:
    """Every routine that can be read; one that cannot is logged and left out."""
    for path in routine_files().values():
        try:
            yield read_routine(path)
        except FileError as error:
            _log.warning("%s", error)
