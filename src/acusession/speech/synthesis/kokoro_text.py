"""English texts in a spelling that Kokoro's phonemizer, espeak-ng, reads as intended. Pure."""

from __future__ import annotations

import re
from typing import Final

from acusession.speech.synthesis.spelled_text import AS_SAID

_CODE: Final = re.compile(r"\b([A-Z]{1,3})(?:-([A-Z]{1,2}))?[- ]?(\d{1,2})\b")
"""A point's code: "ST36", "EX-HN5". espeak-ng would read "Saint 36"."""

_REPLACED: Final = (
    *AS_SAID,
    (re.compile(r"\bqi\b"), "chee"),
    (re.compile(r"(?<=\d) ?mm\b"), " millimetres"),
    (re.compile(r"(?<=\d) ?cm\b"), " centimetres"),
    (re.compile(r"(?<=\d) ?kg\b"), " kilograms"),
    (re.compile(r"(?<=\d) ?min\b"), " minutes"),
    (re.compile(r"(?<=\d)\s?[-\N{EN DASH}]\s?(?=\d)"), " to "),
    (re.compile(r"\band/or\b"), "and or"),
    (re.compile(r"(?<=[^\W\d])/(?=[^\W\d])"), " or "),
    (re.compile(r"\s*[\N{EN DASH}\N{EM DASH}]\s*"), ", "),
)


def kokoro_text(text: str) -> str:
    """Return an English text with its codes spelt out, and words and signs as they are read.

    Numbers, percentages and degrees stay: espeak-ng reads them as intended.
    """
    text = _CODE.sub(lambda code: " ".join((*code[1], *(code[2] or ""), code[3])), text)
    for written, read in _REPLACED:
        text = written.sub(read, text)
    return " ".join(text.split())
