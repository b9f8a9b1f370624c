"""What a terminal sends, as the names of keys."""

from __future__ import annotations

import pytest

from acusession.plain.key_names import key_names


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        (" ", ("space",)),
        ("n", ("n",)),
        ("+-?", ("+", "-", "?")),
        ("\x03", ("ctrl+c",)),
        ("\x11", ("ctrl+q",)),
        ("\r", ("enter",)),
        ("\x1b[C", ("right",)),
        ("\x1b[D", ("left",)),
        ("\x1bOC", ("right",)),
        ("\x1bOD", ("left",)),
        ("\x1b[Cn\x1b[D", ("right", "n", "left")),
        ("\x1b", ()),
        ("\x1b[A\x1bOB\x1b[H\x1b[4~\x1b[5~", ("up", "down", "home", "end", "pageup")),
        ("\x7f", ("backspace",)),
        ("\x1b[15~", ()),
        ("\x1b[1;5C", ()),
        ("\x1b[200~q\x1b[201~", ("q",)),
        ("", ()),
        ("é", ("é",)),
    ],
)
def test_typed_characters_are_keys_and_unknown_sequences_are_dropped(
    typed: str, names: tuple[str, ...]
) -> None:
    assert key_names(typed) == names
