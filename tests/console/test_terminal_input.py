"""Terminal input: keys are recognised however they arrive, and nothing else is taken for one."""

from __future__ import annotations

import tracemalloc
from itertools import pairwise
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from acusession.console.key_codes import Character, Input, NamedKey, Paste, Report
from acusession.console.terminal_input import (
    ESCAPE_AFTER,
    LATE_AFTER,
    LONGEST_PASTE,
    PASTE_PATIENCE,
    SEQUENCE_PATIENCE,
    STRING_PATIENCE,
    TerminalInput,
)

LONG: Final = 60.0
"""Seconds after which the reader waits for nothing more."""


def told(found: list[Input]) -> list[str]:
    """Return each input as text: characters unchanged, the names of other keys in <>."""
    return [_told(each) for each in found]


def _told(found: Input) -> str:
    match found:
        case Character(text):
            return text
        case NamedKey(name):
            return f"<{name}>"
        case Paste(text):
            return f"paste {text!r}"
        case Report(sequence):
            return f"report {sequence[1:]}"


def read(*sent: bytes, every: float = 0.0) -> list[str]:
    """Return the input read from pieces sent one by one, each after `every` seconds."""
    terminal, now, found = TerminalInput(), 0.0, []
    for piece in sent:
        now += every
        found += terminal.tick(now)
        found += terminal.feed(piece, now)
    return told([*found, *terminal.tick(now + LONG)])


KEYS: Final = {
    "n": "n",
    "é": "é",
    "н": "н",
    "🖐": "🖐",
    "\x03": "\x03",
    "\r": "\r",
    "\x1b": "<escape>",
    "\x1bn": "<alt+n>",
    "\x1bé": "<alt+é>",
    "\x1b\r": "<alt+enter>",
    # xterm and terminals like it
    "\x1b[A": "<up>",
    "\x1b[D": "<left>",
    "\x1bOC": "<right>",
    "\x1b[1;5C": "<ctrl+right>",
    "\x1b[1;4D": "<alt+shift+left>",
    "\x1b[H": "<home>",
    "\x1b[4~": "<end>",
    "\x1b[5~": "<pageup>",
    "\x1b[3;5~": "<ctrl+delete>",
    "\x1b[15~": "<f5>",
    "\x1b[34~": "<f20>",
    "\x1bOP": "<f1>",
    "\x1bOR": "<f3>",
    "\x1b[Z": "<shift+tab>",
    "\x1b[27;5;99~": "<ctrl+c>",
    "\x1b[27;6;67~": "<ctrl+shift+c>",
    # the numeric keypad in its other mode
    "\x1bOk": "+",
    "\x1bOm": "-",
    "\x1bOp": "0",
    "\x1bOy": "9",
    "\x1bOM": "\r",
    # the Linux console, and rxvt
    "\x1b[[E": "<f5>",
    "\x1b[7~": "<home>",
    "\x1b[a": "<shift+up>",
    "\x1bOd": "<ctrl+left>",
    "\x1b[5^": "<ctrl+pageup>",
    "\x1b[6$": "<shift+pagedown>",
    "\x1b[3@": "<ctrl+shift+delete>",
    # the kitty protocol
    "\x1b[110u": "n",
    "\x1b[110;1;110u": "n",
    "\x1b[110;1:1;110u": "n",
    "\x1b[110;1:2;110u": "n",
    "\x1b[110;2;78u": "N",
    "\x1b[110;65;78u": "N",
    "\x1b[110;2u": "N",
    "\x1b[110;65u": "N",
    "\x1b[110;66u": "n",
    "\x1b[49:33;2u": "!",
    "\x1b[110;129u": "n",
    "\x1b[1090::110;1;1090u": "т",
    "\x1b[1089::99;5u": "<ctrl+c>",
    "\x1b[99;5u": "<ctrl+c>",
    "\x1b[99;69u": "<ctrl+c>",
    "\x1b[27u": "<escape>",
    "\x1b[27;129u": "<escape>",
    "\x1b[13u": "\r",
    "\x1b[13;2u": "\r",
    "\x1b[13;5u": "<ctrl+enter>",
    "\x1b[9u": "\t",
    "\x1b[9;2u": "<shift+tab>",
    "\x1b[127;2u": "\x7f",
    "\x1b[32;1;32u": " ",
    "\x1b[57376u": "<f13>",
    "\x1b[57399u": "0",
    "\x1b[57408;129u": "9",
    "\x1b[57409;1;44u": ",",
    "\x1b[57412u": "-",
    "\x1b[57413u": "+",
    "\x1b[57414u": "\r",
    "\x1b[57417u": "<left>",
    "\x1b[57422u": "<pagedown>",
    "\x1b[57427u": "<kp_begin>",
}

NOTHING: Final = (
    *(f"\x1b[{code}u" for code in (57358, 57360, 57440, 57441, 57442, 57448, 57454)),
    "\x1b[57442;5u",  # Ctrl alone is pressed
    "\x1b[110;1:3u",  # a key is released
    *("\x1b[1114112u", "\x1b[9999999u", "\x1b[55296u", "\x1b[1u", "\x1b[;;::u"),
    *("\x1b[99~", "\x1b[113~", "\x1b[9A", "\x1b[24;80R", "\x1b[0n", "\x1b[8;24;80t"),
    *("\x1b[?64;1;2;6;22c", "\x1b[>1;4402;0c", "\x1b[?1u", "\x1b[?12;2$y", "\x1b[?997;1n"),
    *(
        "\x1b[200x",
        "\x1b[201~",
        "\x1b[32;10;5M",
        "\x1b[48;0;80;0;0t",
        "\x1b[48;1001;20;1;1t",
        "\x1b[48;1000;301;1;1t",
    ),
    *(
        "\x1b[<0;99999999999;1M",
        "\x1b[<0;-3;1M",
        "\x1b[M !!",
        "\x1b[M#nq",
        "\x1b[M3¿N",
        "\x1b\x1b[A",
        "\x1b\x1bOA",
    ),
    "\x1b[" + "1" * 300 + "n",
    "\x1b\\",
    "\x1b]11;rgb:1e1e/1e1e/1e1e\x1b\\",
    "\x1b]4;1;rgb:cdcd/0000/0000\x07",
    "\x1bP>|tmux 3.4 \x1b\\",
    "\x1bP1+r544e=787465726d\x1b\\",
    "\x1b_Gi=31;OK\x1b\\",
    "\x1b^n q\x1b\\",
    "\x1bXn q\x1b\\",
    "\x1b]52;c;" + "bnEg" * 5000 + "\x07",
)

REPORTS: Final = {
    "\x1b[<0;10;5M": "report [<0;10;5M",
    "\x1b[<65;100;50m": "report [<65;100;50m",
    "\x1b[I": "report [I",
    "\x1b[O": "report [O",
    "\x1b[?2026;2$y": "report [?2026;2$y",
    "\x1b[?2048;0$y": "report [?2048;0$y",
    "\x1b[48;24;80;480;640t": "report [48;24;80;480;640t",
    "\x1b[48;24;80;0;0t": "report [48;24;80;24;80t",  # one pixel per cell
}

WHOLE: Final = (
    KEYS | REPORTS | dict.fromkeys(NOTHING, "") | {"\x1b[200~q n\x1b[201~": "paste 'q n'"}
)
"""All input, with the result of reading it."""


@pytest.mark.parametrize(("sent", "key"), WHOLE.items(), ids=[repr(sent[:30]) for sent in WHOLE])
@pytest.mark.parametrize("every", [None, 0.0, 0.2], ids=["at once", "in pieces", "slowly"])
def test_what_is_sent_is_read(sent: str, key: str, every: float | None) -> None:
    sent_bytes = sent.encode()
    if every is None:
        assert read(sent_bytes) == [key] * bool(key)
    elif key.startswith("<alt+"):
        pass  # a key pressed with Alt arrives in one piece
    else:
        pieces = [bytes([each]) for each in sent_bytes]
        assert read(*pieces, b"s", every=every) == [*[key] * bool(key), "s"]


@given(st.lists(st.sampled_from([*WHOLE]), max_size=6), st.lists(st.integers(0, 60), max_size=6))
def test_it_makes_no_difference_where_it_is_cut(sent: list[str], cuts: list[int]) -> None:
    sent = [each for each in sent if len(each) < 60]
    whole = "".join(sent).encode()
    ends = sorted({0, *(cut for cut in cuts if cut < len(whole)), len(whole)})
    pieces = [whole[begin:end] for begin, end in pairwise(ends)]
    if not any(each in "\x1b" or WHOLE[each].startswith("<alt+") for each in sent):
        assert read(*pieces, every=0.1) == [WHOLE[each] for each in sent if WHOLE[each]]


@given(st.lists(st.binary(max_size=40), max_size=8), st.floats(0, 3))
def test_whatever_was_sent_keys_count_again_and_ctrl_c_at_once(
    sent: list[bytes], every: float
) -> None:
    assert read(*sent, b"\x03", every=every)[-1] == "\x03"
    terminal, now = TerminalInput(), 0.0
    for piece in filter(None, sent):
        now += every
        terminal.tick(now)
        terminal.feed(piece, now)
    terminal.tick(now + LONG)
    assert terminal.due is None
    assert told(terminal.feed(b"n", now + LONG)) == ["n"]


@pytest.mark.parametrize("ctrl_c", ["\x03", "\x1b[99;5u", "\x1b[99;69u", "\x1b[1089::99;5u"])
@pytest.mark.parametrize(
    "begun", ["\x1b", "\x1b[", "\x1b[1;", "\x1b[M!", "\x1bO", "\x1b]11;", "\x1bP", "\x1b[200~ x"]
)
def test_ctrl_c_is_heard_in_the_middle_of_anything(begun: str, ctrl_c: str) -> None:
    found = read(begun.encode(), ctrl_c.encode(), every=0.01)
    assert [each for each in found if each != "<escape>"] == [KEYS.get(ctrl_c, "<ctrl+c>")]


@pytest.mark.parametrize(
    ("begun", "patience"),
    [
        ("\x1b[", SEQUENCE_PATIENCE),
        ("\x1b[1;5", SEQUENCE_PATIENCE),
        ("\x1b[[", SEQUENCE_PATIENCE),
        ("\x1b[M!", SEQUENCE_PATIENCE),
        ("\x1bO", SEQUENCE_PATIENCE),
        ("\x1b[" + "1" * 5000, SEQUENCE_PATIENCE),
        ("\x1b[200~ x", PASTE_PATIENCE),
        ("\x1b]11;rgb:", STRING_PATIENCE),
        ("\x1bPn\x1b", STRING_PATIENCE),
    ],
)
def test_what_never_ends_is_given_up_after_a_moment(begun: str, patience: float) -> None:
    terminal = TerminalInput()
    assert terminal.feed(begun.encode(), 0.0) == []
    assert terminal.due == patience
    assert terminal.tick(patience - 0.1) == []
    assert terminal.tick(patience) == []
    assert terminal.due is None
    assert told(terminal.feed(b"n", patience)) == ["n"]


def test_escape_is_a_key_when_nothing_follows() -> None:
    terminal = TerminalInput()
    assert terminal.feed(b"\x1b", 0.0) == []
    assert terminal.due == ESCAPE_AFTER
    assert told(terminal.tick(ESCAPE_AFTER)) == ["<escape>"]
    assert terminal.due is None


def test_escape_and_the_key_after_it_are_two_keys() -> None:
    assert read(b"\x1b", b"n", every=0.1) == ["<escape>", "n"]
    assert read(b"\x1b", b"\x1b", every=0.1) == ["<escape>", "<escape>"]
    assert read(b"\x1b\x03") == ["<escape>", "\x03"]


@pytest.mark.parametrize(
    "rest", [b"[A", b"OB", b"[1;5C", b"[27u", b"]11;rgb:0/0/0\x07", b"P1+rn\x1b\\"]
)
def test_the_rest_of_a_sequence_that_comes_too_late_is_no_key(rest: bytes) -> None:
    found = read(b"\x1b", rest, b"s", every=ESCAPE_AFTER + 0.1)
    assert found == ["<escape>", "s"]
    now = ESCAPE_AFTER + LATE_AFTER
    terminal = TerminalInput()
    terminal.feed(b"\x1b", 0.0)
    terminal.tick(ESCAPE_AFTER)
    assert told(terminal.feed(b"[", now + 0.1)) == ["["]


def test_ctrl_c_is_heard_however_slowly_it_comes() -> None:
    assert read(b"\x1b", b"[99;5u", every=ESCAPE_AFTER + 0.1) == ["<escape>", "<ctrl+c>"]


def test_a_paste_is_whole_or_nothing() -> None:
    assert read(b"\x1b[200~my\r\nown\x07\x1b[A\x1b[201~n") == ["paste 'my\\nown[A'", "n"]
    longest = b"x" * LONGEST_PASTE
    assert read(b"\x1b[200~" + longest + b"\x1b[201~n") == [f"paste {longest.decode()!r}", "n"]
    too_long = [b"\x1b[200~", *[b"q" * 1000] * 100, b"\x1b[20", b"1~n"]
    assert read(*too_long, every=0.1) == ["n"]
    assert read(b"\x1b[200~\xc3\xa4\xe4\x1b[201~") == ["paste 'ä'"]


def test_however_much_is_sent_little_is_kept() -> None:
    for begun in (b"\x1b[200~", b"\x1b]11;", b"\x1b["):
        terminal = TerminalInput()
        tracemalloc.start()
        for piece in (begun, *[b"1" * 4096] * 200):
            assert terminal.feed(piece, 0.0) == []
            kept, _ = tracemalloc.get_traced_memory()
            assert kept < 20 * LONGEST_PASTE
        tracemalloc.stop()


def test_bytes_that_are_no_text_are_passed_over() -> None:
    assert read(b"\xff\xe4 \xc3n\xed\xa0\x80\xc2\x9bq\xf0\x9f") == [" ", "n", "q"]
