"""The locations of files: those that ship with the program and those of the user."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Final

import platformdirs

_HERE = Path(__file__).parent
_APP = "acusession"

NOWHERE: Final = Path(os.devnull)
"""Stands for an unknown folder: a path inside it does not exist and cannot be created."""


def _shipped(folder: str) -> Path:
    """Return a folder that ships with the program: the installed one, else that of the checkout."""
    installed = _HERE / "_data" / folder
    return installed if installed.is_dir() else _HERE.parents[1] / folder


def bundled_routines() -> Path:
    """Return the folder of the bundled routines."""
    return _shipped("routines")


def bundled_sounds() -> Path:
    """Return the folder of the bundled cues."""
    return _shipped("sounds")


def bundled_voice() -> Path:
    """Return the folder of the bundled spoken words."""
    return bundled_sounds() / "voice"


def voice_cache() -> Path:
    """Return the folder of the words synthesized on this machine. It may not exist."""
    return _cache() / "voice"


def reading_cache() -> Path:
    """Return the folder of cached parsed files. It may not exist."""
    return _cache() / "read"


def user_sounds() -> Path:
    """Return the folder of the user's sounds, which replace bundled cues. It may not exist."""
    return _config() / "sounds"


def user_routines() -> Path:
    """Return the folder of the user's routines. It may not exist."""
    return _config() / "routines"


def config_file() -> Path:
    """Return the user's settings file. It may not exist."""
    return _config() / "config.yaml"


def record_file() -> Path:
    """Return the file with the record of all sessions. It may not exist."""
    return _users(platformdirs.user_data_path) / "record.sqlite3"


def log_file() -> Path:
    """Return the log file. It may not exist."""
    return _users(platformdirs.user_log_path) / "acusession.log"


def is_home_known() -> bool:
    """Return whether the user's folders are known."""
    return NOWHERE not in {_config(), record_file().parent}


def _config() -> Path:
    return _users(platformdirs.user_config_path)


def _cache() -> Path:
    return _users(platformdirs.user_cache_path)


def _users(place: Callable[..., Path]) -> Path:
    """Return a folder of the user, or `NOWHERE` if their home is not known."""
    if os.name == "posix" and os.environ.get("HOME") == "":
        return NOWHERE  # some versions of platformdirs would use the root folder
    try:
        folder = place(_APP, appauthor=False)
    except RuntimeError:  # no HOME, and a user unknown to the system
        return NOWHERE
    return folder if folder.is_absolute() else NOWHERE  # never relative to the working folder
