"""What was made of a file's text, kept until the text changes: reading YAML is most of a start."""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Final, TypeVar
from zlib import crc32

import msgspec

from acusession import __version__, paths
from acusession.system.files import read_file
from acusession.system.private_files import write_whole

T = TypeVar("T")

_log = logging.getLogger(__name__)

SCHEMA: Final = 2
"""Raised with every change, within one version, of what is made of a text."""

_LARGEST: Final = 20_000_000
"""Bytes of one that is read; a text has a megabyte at most, and so has what is made of it."""

_LONGEST: Final = 90 * 24 * 3600
"""Seconds after which one is dropped; it is made again where it is still needed."""

MOST: Final = 2000
"""How many there may be."""


class _Entry(msgspec.Struct, frozen=True):
    """What was made of the text of a file, by which program."""

    version: str
    schema: int
    file: bytes
    text: str
    parsed: msgspec.Raw


def cached_parse(file: Path, text: str, kind: type[T], parse: Callable[[], T]) -> T:
    """Return the result of `parse`, from the cache if this version parsed the same text before.

    Raises:
        Exception: whatever `parse` raises; nothing is cached then.

    """
    name = os.fsencode(file.absolute())
    place = paths.reading_cache() / f"{crc32(name):08x}.json"
    key = (__version__, SCHEMA, name, text)
    try:
        found = msgspec.json.decode(read_file(place, _LARGEST), type=_Entry)
        if (found.version, found.schema, found.file, found.text) == key:
            return msgspec.json.decode(found.parsed, type=kind)
    except FileNotFoundError:
        pass  # never read before
    except (OSError, UnicodeDecodeError, msgspec.MsgspecError) as error:
        _log.warning("%s is of no use: %s", place, error)
    parsed = parse()
    try:
        new = _Entry(*key, msgspec.Raw(msgspec.json.encode(parsed)))
        write_whole(place, msgspec.json.encode(new))
        _drop_old_once(place.parent)
    except (OSError, UnicodeEncodeError) as error:
        _log.warning("%s cannot be kept: %s", place, error)
    return parsed


@cache
def _drop_old_once(folder: Path) -> None:
    """Do so once, and only where there was something to keep."""
    drop_old(folder)


def drop_old(folder: Path) -> None:
    """Drop what was kept long ago, and the oldest of what is too much.

    Raises:
        OSError: it cannot be dropped.

    """
    oldest = time.time() - _LONGEST
    dated = []
    with os.scandir(folder) as found:
        for each in found:
            with suppress(FileNotFoundError):  # another process has just renamed or dropped it
                dated.append((each.stat(follow_symlinks=False).st_mtime, each.path))
    for number, (when, path) in enumerate(sorted(dated, reverse=True)):
        if when < oldest or number >= MOST:
            with suppress(FileNotFoundError):
                os.unlink(path)
