"""The capabilities of this terminal."""

from __future__ import annotations

import os
import re
import sys
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from acusession.body.drawing.picture import Glyphs

_BARE: Final = r"(screen\.)?(linux|dumb|vt\d|ansi|cons|sun)"
"""Name prefixes of terminals that have only a few hundred characters."""

_NO_LOCALE = {"C", "POSIX"}

_PYTHONS_OWN = {"C.UTF-8", "C.utf8", "UTF-8"}
"""Values that Python itself gives LC_CTYPE in the C locale; they say nothing about the terminal.
Python's UTF-8 mode is then on; if it is off, the user set the value. From 3.15 on, it is on by
default."""


def supports_unicode() -> bool:
    """Return whether this terminal can probably show Chinese and other non-Latin characters."""
    return _is_unicode() and not re.match(_BARE, os.environ.get("TERM", ""))


def figure_glyphs() -> Glyphs:
    """Return the glyphs to draw the body with in this terminal."""
    from acusession.body.drawing.picture import Glyphs

    if not supports_unicode():
        return Glyphs.ASCII
    return Glyphs.BRAILLE if os.environ.get("NO_COLOR") else Glyphs.BLOCKS


def _is_unicode() -> bool:
    encoding = (getattr(sys.__stdout__, "encoding", None) or "").lower()
    return encoding.startswith("utf") and _locale() not in _NO_LOCALE


def _locale() -> str:
    """Return the character locale (LC_CTYPE) that the user chose, or "" if there is none."""
    ctype = os.environ.get("LC_CTYPE", "")
    if ctype in _PYTHONS_OWN and sys.flags.utf8_mode:
        ctype = ""
    return os.environ.get("LC_ALL") or ctype or os.environ.get("LANG", "")
