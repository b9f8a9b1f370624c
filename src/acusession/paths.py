"""Where things are: what ships with the program, and what belongs to the user."""

from __future__ import annotations

from pathlib import Path

import platformdirs

_HERE = Path(__file__).parent
_APP = "acusession"


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
    return platformdirs.user_cache_path(_APP, appauthor=False) / "voice"


def reading_cache() -> Path:
    """What was made of files that were read. May not exist."""
    return platformdirs.user_cache_path(_APP, appauthor=False) / "read"


def user_sounds() -> Path:
    """The user's own sounds, which stand in for the bundled cues. May not exist."""
    return platformdirs.user_config_path(_APP, appauthor=False) / "sounds"


def user_routines() -> Path:
    """The user's own routines. May not exist."""
    return platformdirs.user_config_path(_APP, appauthor=False) / "routines"


def config_file() -> Path:
    """The user's settings. May not exist."""
    return platformdirs.user_config_path(_APP, appauthor=False) / "config.yaml"


def record_file() -> Path:
    """What was done in all sessions. May not exist."""
    return platformdirs.user_data_path(_APP, appauthor=False) / "record.sqlite3"


def log_file() -> Path:
    """Where the program notes what went wrong without troubling the user. May not exist."""
    return platformdirs.user_log_path(_APP, appauthor=False) / "acusession.log"
