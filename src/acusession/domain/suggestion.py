"""Suggests the known word that a misspelt one probably stands for."""

from __future__ import annotations

from collections.abc import Iterable

_LONGEST_MEANT = 100
"""No word that could be meant is longer."""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A closing question with the nearest of the `known` words, or "" when none is near."""
    from difflib import get_close_matches  # costly to load; only a misspelt word needs it

    by_folded = {name.casefold(): name for name in known}
    near = get_close_matches(word[:_LONGEST_MEANT].casefold(), by_folded, n=1, cutoff=0.6)
    return f" Did you mean {by_folded[near[0]]!r}?" if near else ""
