"""Derives a routine's file name from its name, and its id from its file name."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final
from unicodedata import category, normalize

from acusession.domain.escape import escape_unprintable

LONGEST_STEM: Final = 40

_ACCENTED: Final = "([a-z])[\u0300-\u036f]+"

_TAKEN_BY_WINDOWS: Final = r"(con|prn|aux|nul|com\d|lpt\d)"


def id_of(file: Path) -> str:
    """Return the id of the routine in a file: the file name without suffix, through `as_id`."""
    return as_id(file.stem)


def as_id(name: str) -> str:
    """Return a name in Unicode's composed form (NFC), safe to display and to record.

    Bytes that are not UTF-8 and characters that a terminal would act on are escaped.
    """
    if not name.isascii():
        name = normalize("NFC", name)
    return escape_unprintable(name)


def file_stem(name: str) -> str:
    """Return the stem of the file for a routine's name: "Été, one" becomes "ete_one".

    Letters and digits of any script are kept; all file systems accept them. The stem is "" for a
    name without any, such as "!?".
    """
    plain = re.sub(_ACCENTED, r"\1", normalize("NFKD", name).casefold())
    composed = normalize("NFC", plain)
    taken = "".join(
        each if each in "-_" or category(each)[0] in "LMN" else " " for each in composed
    )
    stem = "_".join(taken.split())[:LONGEST_STEM].strip("-_")
    if not any(map(str.isalnum, stem)):
        return ""
    return f"routine_{stem}" if re.fullmatch(_TAKEN_BY_WINDOWS, stem) else stem
