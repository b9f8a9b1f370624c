import pytest
from hypothesis import given
from hypothesis import strategies as st

from acusession.domain.escape import escape_unprintable


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain, é 中脘 [b]x[/b]", "plain, é 中脘 [b]x[/b]"),
        ("\x1b[2J", "\\x1b[2J"),
        ("a\nb\r\t", "a\\nb\\r\\t"),
        ("\x9b", "\\x9b"),
        ("\u202ex\u2066", "\\u202ex\\u2066"),
        ("\udcff", "\\udcff"),
        ("\U000e0041", "\\U000e0041"),
    ],
)
def test_what_a_terminal_could_act_on_is_written_out(text: str, shown: str) -> None:
    assert escape_unprintable(text) == shown


@given(st.text(st.characters(), max_size=30))
def test_nothing_but_what_can_be_shown(text: str) -> None:
    assert escape_unprintable(text).isprintable()
