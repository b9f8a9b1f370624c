"""What this terminal can show."""

from __future__ import annotations

import os
import re
import sys
from typing import TYPE_CHECKING, Final

from acusession.body.drawing.picture import Glyphs

if TYPE_CHECKING:  # home draws no body
    from acusession.body.drawing.picture import Glyphs

_BARE: Final = re.compile(r"(screen\.)?(linux|dumb|vt\d|ansi|cons|sun)")
"""How the names of terminals begin that have a few hundred signs only."""

_NO_LOCALE = {"C", "POSIX"}

_PYTHONS_OWN = {"C.UTF-8", "C.utf8", "UTF-8"}
"""What Python itself sets LC_CTYPE to in the C locale: that says nothing of the terminal. There its
UTF-8 mode is on as well; where it is off, the user has set it. From 3.15 on it is on everywhere."""


def supports_unicode() -> bool:
    """Whether Chinese and other signs will likely appear: a Unicode terminal, no bare console."""
    return _is_unicode() and not _BARE.match(os.environ.get("TERM", ""))


def figure_glyphs() -> Glyphs:
    """What the body is drawn with here."""
    if not supports_unicode():
        return Glyphs.ASCII
    return Glyphs.BRAILLE if os.environ.get("NO_COLOR") else Glyphs.BLOCKS


def _is_unicode() -> bool:
    encoding = (getattr(sys.__stdout__, "encoding", None) or "").lower()
    return encoding.startswith("utf") and _locale() not in _NO_LOCALE


def _locale() -> str:
    """The locale of signs the user asked for; "" where nothing says."""
    signs = os.environ.get("LC_CTYPE", "")
    if signs in _PYTHONS_OWN and sys.flags.utf8_mode:
        signs = ""
    return os.environ.get("LC_ALL") or signs or os.environ.get("LANG", "")
