"""Segments of speech: each is one text in one language, with one sound file."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache
from hashlib import blake2b
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


class VoiceConfig(Struct, frozen=True):
    """A voice by its espeak-ng name, and its speed in words per minute."""

    name: str
    speed: int


DEFAULT: Final = VoiceConfig("en-us", 150)
"""The voice of the bundled files, and the default in the settings."""


def key_of(segment: Segment, voice_config: VoiceConfig) -> str:
    """Return the name of a segment's sound file, without suffix; equal only for equal sounds."""
    words = "\n".join(
        (
            voice_config.name,
            str(voice_config.speed),
            segment.language,
            segment.text,
            segment.fallback_text,
        )
    )
    return blake2b(words.encode(), digest_size=10).hexdigest()


@lru_cache(maxsize=5000)
def to_segments(text: str) -> Utterance:
    """Return a written English text as segments to speak."""
    spoken = spoken_form(text)
    return tuple(Segment(part) for part in _portions(spoken)) if spoken else ()


_CODE: Final = re.compile(r"\b([A-Z]{1,3})-?(\d{1,2})\b")
_RANGE: Final = re.compile(r"(?<=\d)\s?[-\N{EN DASH}]\s?(?=\d)")
_UNSAID: Final = re.compile(r"[^\w\s.,;:!?'’%&+/°-]|_")
_AS_SAID: Final = (
    (re.compile(r"\bWHO\b"), "W H O"),
    (re.compile(r"\bcun\b"), "tsoon"),
    (re.compile(r"\N{EN DASH}|\N{EM DASH}"), ", "),
)


def spoken_form(text: str) -> str:
    """Return an English text in a form that is read aloud as intended.

    Codes are spelled out (espeak-ng reads ST21 as "Saint 21"), a range of numbers becomes "3 to 5",
    and characters that a speech program could take for markup are removed.
    """
    text = _CODE.sub(lambda found: " ".join((*found[1], found[2])), text)
    text = _RANGE.sub(" to ", text)
    for written, spoken in _AS_SAID:
        text = written.sub(spoken, text)
    return " ".join(_UNSAID.sub(" ", text).split())


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
