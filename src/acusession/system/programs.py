"""Starts Python and other programs, never from the working folder.

People share routines as folders and start them from there, so that folder is not trusted.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path


def python_command(module: str, *arguments: str) -> tuple[str, ...]:
    """Return the command that runs a module of this program in a new process.

    -m alone puts the working folder first. -P prevents that but obeys the PYTHON... variables;
    -E and -I ignore them, but then miss a program installed for one user only or found by
    PYTHONPATH. So the process runs with -I and sets its import path itself.
    """
    start = f"import sys; sys.path[:] = {_import_path()!a}; import runpy; "
    run = f"runpy.run_module({module!r}, run_name='__main__')"
    return (sys.executable, "-I", "-c", start + run, *arguments)


def _import_path() -> list[str]:
    """Return this process's import path, without the working folder but with the program's own."""
    own = str(Path(__file__).parents[2])  # may be the working folder of a developer
    path = [folder for folder in sys.path if _is_elsewhere(folder)]
    return path if own in path else [*path, own]


def program_path(name: str) -> str | None:
    """Return the path of an installed program; None if it is not installed."""
    file = f"{name}.exe" if sys.platform == "win32" else name
    places = (os.path.join(folder, file) for folder in os.get_exec_path() if _is_elsewhere(folder))
    return next(filter(None, map(shutil.which, places)), None)


def keep_to_installed_programs() -> None:
    """Remove the working folder from PATH, since libraries start programs by their bare names."""
    places = [*filter(_is_elsewhere, os.get_exec_path())] or [os.path.dirname(sys.executable)]
    os.environ["PATH"] = os.pathsep.join(places)  # never "", which is the working folder
    if sys.platform == "win32":  # it searches the working folder first, even if not in PATH
        os.environ["NODEFAULTCURRENTDIRECTORYINEXEPATH"] = "1"


def _is_elsewhere(folder: str) -> bool:
    """Return whether a folder is absolute and not the working folder."""
    try:
        return os.path.isabs(folder) and not os.path.samefile(folder, os.curdir)
    except OSError:  # it does not exist
        return True
