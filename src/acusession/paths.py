"""Where things are: what ships with the program, and what belongs to the user."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Final

import platformdirs

_HERE = Path(__file__).parent
_APP = "acusession"

NOWHERE: Final = Path(os.devnull)
"""No folder, and so whatever were in it is not there, and cannot be made."""


def _shipped(folder: str) -> Path:
    """A folder that ships with the program: installed beside the code, else atop the checkout."""
    installed = _HERE / "_data" / folder
    return installed if installed.is_dir() else _HERE.parents[1] / folder


def bundled_routines() -> Path:
    """The routines that ship with the program."""
    return _shipped("routines")


def bundled_sounds() -> Path:
    """The cues that ship with the program."""
    return _shipped("sounds")


def bundled_voice() -> Path:
    """The spoken words that ship with the program."""
    return bundled_sounds() / "voice"


def voice_cache() -> Path:
    """The spoken words that were made on this machine. May not exist."""
    return _cache() / "voice"


def reading_cache() -> Path:
    """What was made of files that were read. May not exist."""
    return _cache() / "read"


def user_sounds() -> Path:
    """The user's own sounds, which stand in for the bundled cues. May not exist."""
    return _config() / "sounds"


def user_routines() -> Path:
    """The user's own routines. May not exist."""
    return _config() / "routines"


def config_file() -> Path:
    """The user's settings. May not exist."""
    return _config() / "config.yaml"


def record_file() -> Path:
    """What was done in all sessions. May not exist."""
    return _users(platformdirs.user_data_path) / "record.sqlite3"


def log_file() -> Path:
    """Where the program notes what went wrong without troubling the user. May not exist."""
    return _users(platformdirs.user_log_path) / "acusession.log"


def is_home_known() -> bool:
    """Whether there are places for what is the user's."""
    return NOWHERE not in {_config(), record_file().parent}


def _config() -> Path:
    return _users(platformdirs.user_config_path)


def _cache() -> Path:
    return _users(platformdirs.user_cache_path)


def _users(place: Callable[..., Path]) -> Path:
    """A folder of the user's, or `NOWHERE` where it is not known whose home it is in."""
    if os.name == "posix" and os.environ.get("HOME") == "":
        return NOWHERE  # some versions of platformdirs take the root folder for it
    try:
        folder = place(_APP, appauthor=False)
    except RuntimeError:  # no HOME, and a user whom the system does not know
        return NOWHERE
    return folder if folder.is_absolute() else NOWHERE  # never in the working folder
