"""Hostile input on every screen: no key is invented, none is lost, and the user can always leave.

It takes a minute in all; `HOSTILE_TERMINAL_SECONDS=600` makes it ten, with other input.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Final

import pytest

from acusession import paths
from acusession.config.settings import Settings
from acusession.config.store import write_settings
from acusession.session.machine import HELD_KEY

if sys.platform == "win32":
    pytest.skip("a Unix terminal", allow_module_level=True)

from acusession.console.terminal_input import PASTE_PATIENCE, SEQUENCE_PATIENCE, STRING_PATIENCE
from tests.terminal import Terminal, acusession
from tests.waiting import wait_until

SECONDS: Final = float(os.environ.get("HOSTILE_TERMINAL_SECONDS", "60"))
SEED: Final = os.environ.get("HOSTILE_TERMINAL_SECONDS", "")

QUICK: Final = ("quick", "P6", "--seconds", "600", "--prepare", "600", "--mute", "--no-voice")
PAUSED: Final = ((" ", "PAUSED"),)


@dataclass(frozen=True)
class Place:
    """A screen: its command, and the keys that lead there, each with a text that it shows."""

    name: str
    command: Sequence[str] = ()
    first: str = "will be drawn here."
    way: Sequence[tuple[str, str]] = ()
    takes_pastes: bool = False


PLACES: Final = (
    Place("home"),
    Place("choose", way=[(" ", "presses")]),
    Place("name", way=[(" ", "presses"), ("s", "Save as your own")], takes_pastes=True),
    Place("quick", way=[("1", "ONE FREE HAND")], takes_pastes=True),
    Place("settings", way=[(",", "Volume")]),
    Place("feel", way=[("f", "How does it feel")]),
    Place("history", way=[("h", "Nothing yet.")]),
    Place("cautions", way=[("c", "Before you press")]),
    Place("session", QUICK, "1 of 2 ·", PAUSED),
    Place("all keys", QUICK, "1 of 2 ·", [*PAUSED, ("?", "unlock the keys")]),
    Place("about", QUICK, "1 of 2 ·", [*PAUSED, ("i", "Where: ")]),
    Place("locked", QUICK, "1 of 2 ·", [*PAUSED, ("l", "unlock")]),
    Place("closing", QUICK, "1 of 2 ·", [("q", "Leave the session?"), ("y", "warm water")]),
    Place("plain", (*QUICK, "--plain"), "Step 1 of", [(" ", "to continue.")]),
)
SHARE: Final = SECONDS / len(PLACES) / 2


@pytest.fixture(autouse=True)
def asked_before(home: Path) -> None:
    """Write settings as they are after the very first start."""
    write_settings(Settings(conditions=frozenset()), paths.config_file())


@pytest.fixture(params=PLACES, ids=lambda place: place.name)
def place(request: pytest.FixtureRequest) -> Place:
    assert isinstance(request.param, Place)
    return request.param


@contextmanager
def at(place: Place) -> Iterator[Terminal]:
    with acusession(*place.command, TERM="xterm-256color", TEXTUAL_ANIMATIONS="none") as terminal:
        terminal.read_until(place.first)
        for key, text in place.way:
            quiet(terminal)
            terminal.type(key)
            terminal.read_until(text)
        quiet(terminal)
        yield terminal


def quiet(terminal: Terminal, seconds: float = 0.4) -> None:
    """Wait until nothing is shown for `seconds`, at most 3 s: a running clock is never quiet."""
    deadline = time.monotonic() + 3
    while time.monotonic() < deadline and terminal.shows_within(seconds):
        pass


# Input that is not a key


def answer(chance: Random) -> bytes:
    """Return a string that some terminal may send, with letters that would be keys."""
    body = "".join(chance.choices("0123456789;:/? rgbqnyxlr+-", k=chance.randrange(1, 40)))
    begin = chance.choice("]P_^X")
    end = "\x07" if begin == "]" and chance.random() < 0.5 else "\x1b\\"
    return f"\x1b{begin}{body}{end}".encode()


def report(chance: Random) -> bytes:
    """Return a control sequence that is not a key."""
    numbers = [str(chance.randrange(0, 1000)) for _ in range(chance.randrange(0, 5))]
    begin = chance.choice(["?", ">", "=", ""])
    ends = {"?": "cnhyRStux", ">": "cmq", "=": "cu", "": "eginopqrwxyz"}[begin]
    return f"\x1b[{begin}{';'.join(numbers)}{chance.choice(ends)}".encode()


def mouse(chance: Random) -> bytes:
    """Return a mouse event in one of the old encodings."""
    button, x, y = chance.randrange(32, 100), chance.randrange(33, 224), chance.randrange(33, 127)
    return chance.choice(
        [
            b"\x1b[M" + bytes([button, x, y]),
            f"\x1b[M{chr(button)}{chr(x)}{chr(y)}".encode(),
            f"\x1b[{button};{x};{y}M".encode(),
        ]
    )


def modifier(chance: Random) -> bytes:
    """Return a modifier or volume key, or the release of a key."""
    code = chance.choice([*range(57358, 57364), *range(57428, 57455)])
    held = chance.randrange(1, 256)
    let_go = f"\x1b[{chance.randrange(97, 123)};1:3u"
    return chance.choice([f"\x1b[{code};{held}u", f"\x1b[{code}u", let_go]).encode()


def no_text(chance: Random) -> bytes:
    return bytes(chance.choices([0xC0, 0xC1, *range(0xF5, 0x100)], k=chance.randrange(1, 5)))


def paste(chance: Random) -> bytes:
    text = bytes(chance.choices(b"qny \r+-123", k=chance.randrange(0, 9000)))
    return b"\x1b[200~" + text + b"\x1b[201~"


NO_KEYS: Final = (answer, report, mouse, modifier, no_text, paste)

UNFINISHED: Final = {
    b"\x1b[": SEQUENCE_PATIENCE,
    b"\x1b[1;5": SEQUENCE_PATIENCE,
    b"\x1b[M!": SEQUENCE_PATIENCE,
    b"\x1bO": SEQUENCE_PATIENCE,
    b"\x1b[200~ q y": PASTE_PATIENCE,
    b"\x1b]11;rgb:q y": STRING_PATIENCE,
}


def send(terminal: Terminal, chance: Random, sent: bytes) -> None:
    """Send it at once or in two parts, but never pause right after an escape character."""
    if chance.random() < 0.5:
        terminal.feed(sent)
        return
    cut = chance.randrange(len(sent) + 1)
    terminal.feed(sent[:cut])
    if cut > 1:
        time.sleep(chance.random() * 0.1)
    terminal.feed(sent[cut:])


def test_what_is_no_key_changes_nothing_and_the_next_key_counts(place: Place) -> None:
    chance = Random(f"no keys {place.name} {SEED}")
    kinds = [kind for kind in NO_KEYS if kind is not paste or not place.takes_pastes]
    with at(place) as terminal:
        ends = time.monotonic() + SHARE
        while time.monotonic() < ends:
            before = len(terminal.output)
            sent = [chance.choice(kinds)(chance) for _ in range(20)]
            for each in sent:
                send(terminal, chance, each)
            terminal.shows_within(0.3)
            assert terminal.output[before:] == "", sent
        begun = chance.choice([*UNFINISHED])
        terminal.type(begun)
        time.sleep(UNFINISHED[begun] + 0.5)
        assert_leaves(terminal)


def test_no_key_that_is_meant_is_lost() -> None:
    chance = Random(f"meant {SEED}")
    with at(PLACES[-1]) as terminal:
        time.sleep(HELD_KEY + 0.1)  # the same key again within it would be one held down
        ends, turns = time.monotonic() + 2 * SHARE, 0
        while time.monotonic() < ends:
            for _ in range(chance.randrange(5)):
                send(terminal, chance, chance.choice(NO_KEYS)(chance))
            turns += 1
            key = chance.choice([" ", "\x1b[32u", "\x1b[32;1;32u", "\x1b[32;129;32u", "\x1bO "])
            terminal.type(key)
            terminal.read_until("Continuing." if turns % 2 else "Paused.")
            time.sleep(HELD_KEY + 0.1)


# Anything


def noise(chance: Random) -> bytes:
    # Without Ctrl+Z and Ctrl+\, which rightly stop or end the program, and Ctrl+S, after which the
    # terminal itself shows nothing more once it has been restored.
    every = chance.randbytes(chance.randrange(1, 60))
    return bytes(each for each in every if each not in b"\x13\x1a\x1c")


def key(chance: Random) -> bytes:
    return chance.choice(
        [
            bytes([chance.choice(b" nbr+-mvihl?qyYNKJ\r\t\x7fsdxco1,")]),
            *(b"\x1b", b"\x1b[A", b"\x1bOB"),
            *(b"\x1b[1;5C", b"\x1b[110;65;78u", b"\x1b[57413u", b"\x1bn", b"\x1b\x1b[A"),
            *("н".encode(), "我".encode(), "\N{COMBINING ACUTE ACCENT}🖐🏽".encode()),
        ]
    )


def new_mouse(chance: Random) -> bytes:
    most = chance.choice([100, 99999])
    numbers = [chance.randrange(-5, most) for _ in "bxy"]
    return f"\x1b[<{';'.join(map(str, numbers))}{chance.choice('Mm')}".encode()


def window(chance: Random) -> bytes:
    rows, columns = chance.choice([0, chance.randrange(5, 60), 10**8]), chance.randrange(20, 250)
    size = rows, columns, *[chance.choice([0, 1, chance.randrange(3000)]) for _ in "hw"]
    return chance.choice(
        [
            f"\x1b[48;{';'.join(map(str, size))}t".encode(),
            *(b"\x1b[I", b"\x1b[O", b"\x1b[?2026;2$y", b"\x1b[?2048;1$y", b"\x1b[?2048;2$y"),
        ]
    )


def codes(chance: Random) -> bytes:
    """Return a random sequence of the characters that control sequences consist of."""
    return b"\x1b[" + bytes(chance.choices(b"0123456789;:<?>$ uRAtMm~^", k=chance.randrange(1, 30)))


def cut(chance: Random) -> bytes:
    whole = chance.choice(ANYTHING)(chance) if chance.random() < 0.9 else b"\x1b[200~"
    return whole[: chance.randrange(len(whole) + 1)]


ANYTHING: Final[tuple[Callable[[Random], bytes], ...]] = (
    *NO_KEYS,
    *(noise, key, new_mouse, window, codes, cut),
)


def bursts(chance: Random, seconds: float) -> Iterator[bytes]:
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        yield b"".join(chance.choice(ANYTHING)(chance) for _ in range(chance.randrange(1, 30)))


def test_whatever_is_sent_one_can_leave_in_order(place: Place) -> None:
    chance = Random(f"anything {place.name} {SEED}")
    sent: list[bytes] = []
    ends = time.monotonic() + SHARE
    while not sent or time.monotonic() < ends:
        with at(place) as terminal:
            for sent_now in bursts(chance, max(1.0, ends - time.monotonic())):
                sent = [*sent[-20:], sent_now]
                terminal.feed(sent_now)
                terminal.shows_within(chance.random() * 0.1)
                if terminal.process.poll() is not None:
                    break
            try:
                assert_leaves(terminal)
            except AssertionError as error:
                raise AssertionError(f"{error}, after {sent!r}") from None


def assert_leaves(terminal: Terminal) -> None:
    """Press Ctrl+C repeatedly until the program has ended in order.

    Earlier input may keep it busy for a while: each new size redraws all dialogs.
    """
    pressed = [time.monotonic()]

    def has_ended() -> bool:
        terminal.shows_within(0.1)
        if terminal.process.poll() is not None:
            return True
        if time.monotonic() - pressed[-1] > 1.5:  # longer than a key counts as held down
            terminal.type(b"\x03")
            pressed.append(time.monotonic())
        return False

    wait_until(has_ended, lambda: f"Ctrl+C does not leave, {len(pressed)} times")
    log = paths.log_file().read_text() if paths.log_file().exists() else ""
    assert "Traceback" not in terminal.output + log, (terminal.output + log)[-3000:]
    # A Ctrl+C that comes after the terminal has been restored is a signal again.
    assert terminal.process.returncode in (0, 128 + signal.SIGINT, -signal.SIGINT)
