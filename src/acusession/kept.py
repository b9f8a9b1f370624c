"""What was made of a file's text, kept until the text changes: reading YAML is most of a start."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TypeVar
from zlib import crc32

import msgspec

from acusession import paths
from acusession.private import write_whole

Made = TypeVar("Made")

_log = logging.getLogger(__name__)

_READERS = (".", "routines", "checked_yaml", "body")
"""Folders of the program whose code decides what a text means."""


class _Kept(msgspec.Struct, frozen=True):
    """What was made of the text of a file, by which state of the program."""

    program: int
    file: bytes
    text: str
    made: msgspec.Raw


def kept(file: Path, text: str, kind: type[Made], make: Callable[[], Made]) -> Made:
    """What `make` makes of the `text` of a `file`; it is not called where that is kept.

    Raises:
        Exception: whatever `make` raises; nothing is kept then.

    """
    name = os.fsencode(file.absolute())
    place = paths.reading_cache() / f"{crc32(name):08x}.json"
    try:
        found = msgspec.json.decode(place.read_bytes(), type=_Kept)
        if (found.program, found.file, found.text) == (_program(), name, text):
            return msgspec.json.decode(found.made, type=kind)
    except FileNotFoundError:
        pass  # never read before
    except (OSError, UnicodeDecodeError, msgspec.MsgspecError) as error:
        _log.warning("%s is of no use: %s", place, error)
    made = make()
    _keep(place, _Kept(_program(), name, text, msgspec.Raw(msgspec.json.encode(made))))
    return made


def _keep(place: Path, new: _Kept) -> None:
    try:
        write_whole(place, msgspec.json.encode(new))
    except OSError as error:
        _log.warning("%s cannot be kept: %s", place, error)


@cache
def _program() -> int:
    """A number that is another one after any change of the code that reads."""
    here = Path(__file__).parent
    files = (entry for folder in _READERS for entry in os.scandir(here / folder))
    changed = (entry.stat().st_mtime_ns for entry in files if entry.name.endswith(".py"))
    return crc32(repr(sorted(changed)).encode())
