"""The text of a file somebody wrote."""

from __future__ import annotations

from pathlib import Path

from acusession.checked_yaml.problems import FileError

BIGGEST_FILE = 1_000_000
"""Bytes."""


def read_text(path: Path) -> str:
    """Read the file at `path`.

    Raises:
        FileError: it cannot be opened, is too big, or no UTF-8.

    """
    file = str(path)
    try:
        with path.open("rb") as opened:
            # One byte more than allowed tells that it is too big, whatever its size.
            raw = opened.read(BIGGEST_FILE + 1)
        if len(raw) > BIGGEST_FILE:
            raise FileError.whole(file, "the file is larger than 1 MB.")
        return raw.decode("utf-8-sig")
    except (OSError, ValueError) as error:
        raise FileError.unreadable(file, error) from error
