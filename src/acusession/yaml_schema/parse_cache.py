"""A cache of parsed files by their text, because parsing YAML is most of the start-up time."""

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
"""Increment it when parsing changes within one program version."""

_LARGEST: Final = 20_000_000
"""Maximum size of a cache file, in bytes; the text and the parse result take up to about a megabyte
each."""

_LONGEST: Final = 90 * 24 * 3600
"""Age in seconds at which a cache file is deleted; it is made again if still needed."""

MOST: Final = 2000
"""Maximum number of cache files."""


class _Entry(msgspec.Struct, frozen=True):
    """The parse result of a file's text, and the version and schema that made it."""

    version: str
    schema: int
    file: bytes
    text: str
    parsed: msgspec.Raw


def cached_parse(file: Path, text: str, kind: type[T], parse: Callable[[], T]) -> T:
    """Return the result of `parse`, from the cache if this version has parsed the same text before.

    Raises:
        Exception: whatever `parse` raises; then nothing is cached.

    """
    name = os.fsencode(file.absolute())
    place = paths.reading_cache() / f"{crc32(name):08x}.json"
    key = (__version__, SCHEMA, name, text)
    try:
        found = msgspec.json.decode(read_file(place, _LARGEST), type=_Entry)
        if (found.version, found.schema, found.file, found.text) == key:
            return msgspec.json.decode(found.parsed, type=kind)
    except FileNotFoundError:
        pass  # not cached yet
    except (OSError, UnicodeDecodeError, msgspec.MsgspecError) as error:
        _log.warning("cannot use %s: %s", place, error)
    parsed = parse()
    try:
        new = _Entry(*key, msgspec.Raw(msgspec.json.encode(parsed)))
        write_whole(place, msgspec.json.encode(new))
        _drop_old_once(place.parent)
    except (OSError, UnicodeEncodeError) as error:
        _log.warning("cannot write %s: %s", place, error)
    return parsed


@cache
def _drop_old_once(folder: Path) -> None:
    """Call `drop_old` once per process, only after something was cached."""
    drop_old(folder)


def drop_old(folder: Path) -> None:
    """Delete cache files older than 90 days, and the oldest beyond `MOST`.

    Raises:
        OSError: the folder cannot be listed, or a file cannot be deleted.

    """
    oldest = time.time() - _LONGEST
    dated = []
    with os.scandir(folder) as found:
        for each in found:
            with suppress(FileNotFoundError):  # another process has just renamed or deleted it
                dated.append((each.stat(follow_symlinks=False).st_mtime, each.path))
    for number, (when, path) in enumerate(sorted(dated, reverse=True)):
        if when < oldest or number >= MOST:
            with suppress(FileNotFoundError):
                os.unlink(path)
