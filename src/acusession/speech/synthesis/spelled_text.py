"""Spells what speech programs would misread. Pure."""

from __future__ import annotations

import re
from typing import Final

_CODE: Final = re.compile(r"\b([A-Z]{1,3})-?(\d{1,2})\b")
AS_SAID: Final = (
    (re.compile(r"\bWHO\b"), "W H O"),
    (re.compile(r"\bcun\b"), "tsoon"),
)
"""Words that every engine misreads, and their spelling for it."""


def spelled_text(text: str) -> str:
    """Return an English text as espeak-ng, `say` and Windows read it as intended.

    Codes are spelled out: espeak-ng reads ST21 as "Saint 21".
    """
    text = _CODE.sub(lambda found: " ".join((*found[1], found[2])), text)
    for written, spoken in AS_SAID:
        text = written.sub(spoken, text)
    return text
