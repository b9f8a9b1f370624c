"""Text from elsewhere, made safe to show: nothing in it is acted on by a terminal."""

from __future__ import annotations


def escape_unprintable(text: str) -> str:
    r"""The text with every sign that cannot be shown written out: `\x1b`, `\n`, `\u202e`."""
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else repr(char)[1:-1] for char in text)
