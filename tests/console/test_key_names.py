"""The names of the keys that were pressed."""

from __future__ import annotations

import pytest

from acusession.console.key_codes import Character, Input, NamedKey, Paste, Report
from acusession.console.keyboard.key_names import key_name


@pytest.mark.parametrize(
    ("found", "name"),
    [
        (Character(" "), "space"),
        (Character("n"), "n"),
        (Character("+"), "+"),
        (Character("é"), "é"),
        (Character("\x03"), "ctrl+c"),
        (Character("\x11"), "ctrl+q"),
        (Character("\r"), "enter"),
        (Character("\x7f"), "backspace"),
        (NamedKey("right"), "right"),
        (NamedKey("ctrl+c"), "ctrl+c"),
        (Paste("q"), None),
        (Report("\x1b[I"), None),
    ],
)
def test_what_is_typed_is_a_key_and_nothing_else_is(found: Input, name: str | None) -> None:
    assert key_name(found) == name
