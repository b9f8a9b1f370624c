"""What is typed, as the names of keys."""

from __future__ import annotations

from typing import Final

from acusession.console.key_codes import Character, Input, NamedKey

_NAMES: Final = {
    " ": "space",
    "\r": "enter",
    "\n": "enter",
    "\x7f": "backspace",
    "\x08": "backspace",
    "\x03": "ctrl+c",
    "\x11": "ctrl+q",
}


def key_name(found: Input) -> str | None:
    """The key: "space", "right", "n" ...; None where it is none."""
    match found:
        case Character(text):
            return _NAMES.get(text, text)
        case NamedKey(name):
            return name
    return None
