"""Reads the text of a YAML file."""

from __future__ import annotations

from pathlib import Path

from acusession.system.files import TooLargeError, read_file
from acusession.yaml_schema.problems import FileError

BIGGEST_FILE = 1_000_000
"""Maximum size of a file, in bytes."""


def read_text(path: Path, *, missing: str | None = None) -> str:
    """Return the text of a file; `missing`, if given, for a file that does not exist.

    Raises:
        FileError: it cannot be opened, is not a regular file, is too large, or is not UTF-8.

    """
    file = str(path)
    try:
        return read_file(path, BIGGEST_FILE).decode("utf-8-sig")
    except TooLargeError as error:
        raise FileError.for_file(file, "the file is larger than 1 MB; shorten it.") from error
    except (FileNotFoundError, NotADirectoryError) as error:
        if missing is not None:
            return missing
        raise FileError.unreadable(file, error) from error
    except (OSError, ValueError) as error:
        raise FileError.unreadable(file, error) from error
