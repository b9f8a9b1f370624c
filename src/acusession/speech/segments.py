"""What is said, in pieces: each one text in one tongue, and one sound file."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache
from hashlib import blake2b
from typing import Final

from msgspec import Struct

LONGEST: Final = 600
"""Letters of one piece at most; what is longer is said in several."""


class Language(StrEnum):
    """How a text is read."""

    ENGLISH = "english"
    PINYIN = "pinyin"
    """Mandarin, its tones in figures: "nei4 guan1"."""


class Segment(Struct, frozen=True):
    """A text to be said in one go.

    `fallback_text` is its English, for a voice that cannot speak pinyin.
    """

    text: str
    language: Language = Language.ENGLISH
    fallback_text: str = ""


Utterance = tuple[Segment, ...]
"""What is said in one go, piece after piece."""


class VoiceConfig(Struct, frozen=True):
    """Who speaks: the voice as espeak-ng calls it, and how many words a minute."""

    name: str
    speed: int


DEFAULT: Final = VoiceConfig("en-us", 150)
"""Who speaks the files that ship with the program, and the settings' default."""


def key_of(segment: Segment, voice_config: VoiceConfig) -> str:
    """What the sound file of a piece is called: the same for the same sound only."""
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
    """A written English text as it is to be said."""
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
    """An English text in a form that is read aloud as it is meant.

    Codes are spelt (espeak-ng says "Saint 21" to ST21), a range of figures is "3 to 5", and of
    other signs nothing is left that a speech program could take for a command.
    """
    text = _CODE.sub(lambda found: " ".join((*found[1], found[2])), text)
    text = _RANGE.sub(" to ", text)
    for written, spoken in _AS_SAID:
        text = written.sub(spoken, text)
    return " ".join(_UNSAID.sub(" ", text).split())


def _portions(text: str) -> list[str]:
    """The text in portions of bearable length, parted after a sentence or at least a word."""
    portions = []
    while len(text) > LONGEST:
        end = max(text.rfind(char, 0, LONGEST) + 1 for char in (". ", "! ", "? "))
        end = end or text.rfind(" ", 0, LONGEST)
        end = end if end > 0 else LONGEST
        portions.append(text[:end].strip())
        text = text[end:].strip()
    return [*portions, text]
