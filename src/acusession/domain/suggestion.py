"""Suggests the known word that a misspelt one was probably meant to be."""

from __future__ import annotations

from collections.abc import Iterable

_LONGEST_MEANT = 100
"""Characters compared; no known word is longer."""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return " Did you mean ...?" with the closest of the `known` words, or "" if none is close."""
    from difflib import get_close_matches  # slow to load, and needed for misspelt words only

    by_folded = {name.casefold(): name for name in known}
    near = get_close_matches(word[:_LONGEST_MEANT].casefold(), by_folded, n=1, cutoff=0.6)
    return f" Did you mean {by_folded[near[0]]!r}?" if near else ""
