"""Frees what Textual keeps of closed screens: up to 1024 widgets' painted rows, 5 MB a session.

It caches a method together with its object (github.com/Textualize/textual/issues/6665).
"""

from __future__ import annotations

from typing import Final

from textual._styles_cache import StylesCache

_CACHED: Final = getattr(StylesCache, "get_inner_outer", None)


def free_closed_screens() -> None:
    """Empty that cache; screens that are still open fill it again."""
    clear = getattr(_CACHED, "cache_clear", None)
    if clear is not None:  # in a version of Textual without it there is nothing to free
        clear()
