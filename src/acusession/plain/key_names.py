"""What a terminal sends, as the names of keys."""

from __future__ import annotations

import re
from typing import Final

_SEQUENCES: Final = {"\x1b[C": "right", "\x1b[D": "left", "\x1bOC": "right", "\x1bOD": "left"}
_NAMES: Final = {" ": "space", "\r": "enter", "\n": "enter", "\x03": "ctrl+c", "\x11": "ctrl+q"}
_ONE_KEY: Final = re.compile(r"\x1b[\[O][0-9;]*[A-Za-z~]|.", re.DOTALL)


def key_names(typed: str) -> tuple[str, ...]:
    """The keys in what was typed: "space", "right", "n" ...; other sequences are dropped."""
    found = (match.group() for match in _ONE_KEY.finditer(typed))
    names = (_SEQUENCES.get(key) or _NAMES.get(key, key) for key in found)
    return tuple(name for name in names if not name.startswith("\x1b"))
