"""How Python and other programs are started, so that nothing runs that lies in the working folder.

A routine is passed around with the folder it lies in, and one stands there to start it.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path


def python_command(module: str, *arguments: str) -> tuple[str, ...]:
    """How to run a module of ours in a process of its own, which imports what this one can import.

    With -m alone the working folder comes first. -P would keep it out, but not what the variables
    PYTHON... ask for; -E and -I would keep those out, and with them a program that is installed for
    one user alone, or found by PYTHONPATH. So it is isolated, and then told where to look.
    """
    start = f"import sys; sys.path[:] = {_import_path()!a}; import runpy; "
    run = f"runpy.run_module({module!r}, run_name='__main__')"
    return (sys.executable, "-I", "-c", start + run, *arguments)


def _import_path() -> list[str]:
    """Where this process looks for modules, without the working folder but with our own."""
    own = str(Path(__file__).parents[2])  # the working folder itself, for one at work on the code
    path = [folder for folder in sys.path if _is_elsewhere(folder)]
    return path if own in path else [*path, own]


def program_path(name: str) -> str | None:
    """Where the program of that name is installed; None where it is not."""
    file = f"{name}.exe" if sys.platform == "win32" else name
    places = (os.path.join(folder, file) for folder in os.get_exec_path() if _is_elsewhere(folder))
    return next(filter(None, map(shutil.which, places)), None)


def keep_to_installed_programs() -> None:
    """Take the working folder out of PATH, since libraries start programs by their bare names."""
    places = [*filter(_is_elsewhere, os.get_exec_path())] or [os.path.dirname(sys.executable)]
    os.environ["PATH"] = os.pathsep.join(places)  # never "", which is the working folder
    if sys.platform == "win32":  # where it comes first without standing in PATH
        os.environ["NODEFAULTCURRENTDIRECTORYINEXEPATH"] = "1"


def _is_elsewhere(folder: str) -> bool:
    """Whether a folder is a fixed place other than the working folder."""
    try:
        return os.path.isabs(folder) and not os.path.samefile(folder, os.curdir)
    except OSError:  # it is not there, or not a folder
        return True
