"""What a terminal sends, as the names of keys."""

from __future__ import annotations

import re
from typing import Final

_ARROWS: Final = {"A": "up", "B": "down", "C": "right", "D": "left", "H": "home", "F": "end"}
_SEQUENCES: Final = {
    f"\x1b{begin}{sign}": name for sign, name in _ARROWS.items() for begin in "[O"
} | {"\x1b[1~": "home", "\x1b[4~": "end", "\x1b[5~": "pageup", "\x1b[6~": "pagedown"}
_NAMES: Final = {
    " ": "space",
    "\r": "enter",
    "\n": "enter",
    "\x7f": "backspace",
    "\x08": "backspace",
    "\x03": "ctrl+c",
    "\x11": "ctrl+q",
}
_ONE_KEY: Final = re.compile(r"\x1b[\[O][0-9;]*[A-Za-z~]|.", re.DOTALL)


def key_names(typed: str) -> tuple[str, ...]:
    """The keys in what was typed: "space", "right", "n" ...; other sequences are dropped."""
    found = (match.group() for match in _ONE_KEY.finditer(typed))
    names = (_SEQUENCES.get(key) or _NAMES.get(key, key) for key in found)
    return tuple(name for name in names if not name.startswith("\x1b"))
