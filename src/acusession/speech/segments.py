"""Segments of speech: each is one text in one language, with one sound file."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache
from typing import Final

from msgspec import Struct

LONGEST: Final = 600
"""Maximum number of characters in one segment; a longer text is split."""


class Language(StrEnum):
    """The language in which a text is spoken."""

    ENGLISH = "english"
    PINYIN = "pinyin"
    """Mandarin in pinyin with tone digits: "nei4 guan1"."""


class Segment(Struct, frozen=True):
    """A text that is spoken from one file.

    `fallback_text` is English, for an engine that cannot speak pinyin.
    """

    text: str
    language: Language = Language.ENGLISH
    fallback_text: str = ""


Utterance = tuple[Segment, ...]
"""Segments that are spoken one after another."""


@lru_cache(maxsize=5000)
def to_segments(text: str) -> Utterance:
    """Return a written English text as segments to speak."""
    plain = plain_text(text)
    return tuple(Segment(part) for part in _portions(plain)) if plain else ()


_RANGE: Final = r"(?<=\d)\s?[-\N{EN DASH}]\s?(?=\d)"
_DASH: Final = r"\N{EN DASH}|\N{EM DASH}"
_UNSAID: Final = r"[^\w\s.,;:!?'’%&+/°-]|_"


def plain_text(text: str) -> str:
    """Return an English text without what no engine should see.

    A range of numbers becomes "3 to 5", and characters that a speech program could take for markup
    are removed. How codes and units are said is each engine's matter.
    """
    text = re.sub(_DASH, ", ", re.sub(_RANGE, " to ", text))
    return " ".join(re.sub(_UNSAID, " ", text).split())


def _portions(text: str) -> list[str]:
    """Return the text in parts of at most `LONGEST` characters, split after sentences or words."""
    portions = []
    while len(text) > LONGEST:
        end = max(text.rfind(char, 0, LONGEST) + 1 for char in (". ", "! ", "? "))
        end = end or text.rfind(" ", 0, LONGEST)
        end = end if end > 0 else LONGEST
        portions.append(text[:end].strip())
        text = text[end:].strip()
    return [*portions, text]
