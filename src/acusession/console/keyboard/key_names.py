"""The names of the keys that were pressed."""

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
    """Return the name of a key: "space", "right", "n" ...; None if the input is not a key."""
    match found:
        case Character(text):
            return _NAMES.get(text, text)
        case NamedKey(name):
            return name
    return None
