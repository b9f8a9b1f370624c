"""The name of a routine, of its file, and the id by which one starts it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final
from unicodedata import category, normalize

from acusession.domain.escape import escape_unprintable

LONGEST_STEM: Final = 40

_ACCENTED: Final = re.compile("([a-z])[\u0300-\u036f]+")

_TAKEN_BY_WINDOWS: Final = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)")


def id_of(file: Path) -> str:
    """The id of the routine in a file: the file's name without its ending, as `as_id` has it."""
    return as_id(file.stem)


def as_id(name: str) -> str:
    """A name as text that can be shown and recorded, in one of the two ways Unicode writes it.

    Bytes that are no UTF-8 are written out, as is what a terminal would act on.
    """
    if not name.isascii():
        name = normalize("NFC", name)
    return escape_unprintable(name)


def file_stem(name: str) -> str:
    """How the file of a routine with that name is called: "Été, one" becomes "ete_one".

    Letters and digits of any script are taken, since all systems take them. Where a name has none,
    as one of signs alone, it is "".
    """
    plain = _ACCENTED.sub(r"\1", normalize("NFKD", name).casefold())
    composed = normalize("NFC", plain)
    taken = "".join(
        each if each in "-_" or category(each)[0] in "LMN" else " " for each in composed
    )
    stem = "_".join(taken.split())[:LONGEST_STEM].strip("-_")
    if not any(map(str.isalnum, stem)):
        return ""
    return f"routine_{stem}" if _TAKEN_BY_WINDOWS.fullmatch(stem) else stem
