"""Escapes text from outside, so that no terminal acts on it."""

from __future__ import annotations


def escape_unprintable(text: str) -> str:
    r"""Return the text with unprintable characters escaped: `\x1b`, `\n`, `\u202e`."""
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else repr(char)[1:-1] for char in text)
