"""The text of a file somebody wrote."""

from __future__ import annotations

from pathlib import Path

from acusession.system.files import TooLargeError, read_file
from acusession.yaml_schema.problems import FileError

BIGGEST_FILE = 1_000_000
"""Bytes."""


def read_text(path: Path, *, missing: str | None = None) -> str:
    """Read the file at `path`; one that is not there has the text `missing`, unless that is None.

    Raises:
        FileError: it cannot be opened, is no regular file, is too big, or no UTF-8.

    """
    file = str(path)
    try:
        return read_file(path, BIGGEST_FILE).decode("utf-8-sig")
    except TooLargeError as error:
        raise FileError.for_file(file, "the file is larger than 1 MB.") from error
    except (FileNotFoundError, NotADirectoryError) as error:
        if missing is not None:
            return missing
        raise FileError.unreadable(file, error) from error
    except (OSError, ValueError) as error:
        raise FileError.unreadable(file, error) from error
