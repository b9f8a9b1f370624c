"""The meaning of a terminal's control sequences: keys, or reports for the full screen.

The known codes are those of xterm, the kitty protocol, the Linux console and rxvt, with the
numeric keypad in either mode. Every other sequence is ignored, as are modifiers, Caps Lock
and volume keys pressed alone: they are not commands.
"""

from __future__ import annotations

import re
from typing import Final, TypeAlias

from msgspec import Struct


class Character(Struct, frozen=True):
    """A character that was typed, or a control character such as those of Enter and Ctrl+C."""

    text: str


class NamedKey(Struct, frozen=True):
    """A key that types no character, or one with modifiers: "up", "escape", "ctrl+shift+left"."""

    name: str


class Paste(Struct, frozen=True):
    """A pasted text."""

    text: str


class Report(Struct, frozen=True):
    """A terminal's report of the mouse, its focus, its size or its modes, as a sequence."""

    sequence: str


Input: TypeAlias = Character | NamedKey | Paste | Report

CTRL_C: Final = NamedKey("ctrl+c")
"""Ctrl+C in the kitty protocol; every other terminal sends a character."""

_LETTERS: Final = {
    "A": "up",
    "B": "down",
    "C": "right",
    "D": "left",
    "E": "kp_begin",
    "F": "end",
    "H": "home",
    "P": "f1",
    "Q": "f2",
    "S": "f4",
}
_PAGES: Final = ("home", "insert", "delete", "end", "pageup", "pagedown", "home", "end")
_F_KEYS: Final = (*range(11, 16), *range(17, 22), 23, 24, 25, 26, 28, 29, *range(31, 35))
_NUMBERS: Final = dict(enumerate(_PAGES, start=1)) | {
    number: f"f{at}" for at, number in enumerate(_F_KEYS, start=1)
}
_BLOCK: Final = (
    *("left", "right", "up", "down", "pageup", "pagedown", "home", "end", "insert", "delete"),
    "kp_begin",
)
_NAME_OF: Final = {"\t": "tab", "\r": "enter", " ": "space", "\x7f": "backspace"}
_CODES: Final = (
    {ord(typed): name for typed, name in _NAME_OF.items()}
    | {27: "escape"}
    | {57363 + number: f"f{number}" for number in range(13, 36)}
    | dict(enumerate(_BLOCK, start=57417))
)
_NUMBER_BLOCK: Final = {57399 + at: ord(typed) for at, typed in enumerate("0123456789./*-+\r=,")}
_FUNCTIONAL: Final = range(0xE000, 0xF900)
"""Code points without characters, which the kitty protocol uses for keys."""

_SHIFT, _CTRL, _CAPS_LOCK, _NUM_LOCK = 1, 4, 64, 128
_MODIFIERS: Final = {"alt": 2, "ctrl": 4, "hyper": 16, "meta": 32, "shift": 1, "super": 8}
"""The bit of each modifier, in the order of a key's name."""

_RELEASED: Final = 3
_RXVT: Final = {"^": _CTRL, "$": _SHIFT, "@": _CTRL | _SHIFT}

_LARGEST_SCREEN, _MOST_ROWS = 300_000, 1_000
"""Maximum size in cells and in rows; no terminal is larger, and each screen would take seconds."""

_KEY: Final = (
    r"\x1b\[(\d{0,7})(?::(\d{0,7}))?(?::(\d{0,7}))?"  # the key, shifted, in a Latin layout
    r"(?:;(\d{0,3})(?::(\d))?)?(?:;([\d:]{0,40}))?"  # modifiers, event type; text
    r"([A-FHPQSZa-du~^$@])"
)
_APPLICATION_KEY: Final = r"\x1bO(?:1;)?(\d?)([A-FHIMP-SXa-dj-y ])"
_CONSOLE_KEY: Final = r"\x1b\[\[([A-E])"
_PASSED_ON: Final = r"\x1b\[(?:[IO]|<\d{1,3};\d{1,5};\d{1,5}[Mm]|\?(?:2026|2048);[0-4]\$y)"
_RESIZE: Final = (
    r"\x1b\[48;(\d{1,5}):?[\d:]*;(\d{1,5}):?[\d:]*;(\d{1,6}):?[\d:]*;(\d{1,6}):?[\d:]*t"
)


def read_sequence(sequence: str) -> tuple[Input, ...]:
    """Return the meaning of a complete control sequence, or () if it has none."""
    if re.fullmatch(_PASSED_ON, sequence):
        return (Report(sequence),)
    if found := re.fullmatch(_RESIZE, sequence):
        return _resize(*map(int, found.groups()))
    if found := re.fullmatch(_CONSOLE_KEY, sequence):
        return (NamedKey(f"f{ord(found[1]) - ord('A') + 1}"),)
    if found := re.fullmatch(_APPLICATION_KEY, sequence):
        return _application_key(found[2], _modifiers(found[1]))
    if found := re.fullmatch(_KEY, sequence):
        return _key(*found.groups(default=""))
    return ()


def with_alt(text: str) -> NamedKey:
    """Return the key that types `text`, pressed with Alt."""
    return NamedKey(f"alt+{_NAME_OF.get(text, text)}")


def _resize(rows: int, columns: int, height: int, width: int) -> tuple[Input, ...]:
    """Report a new size. Without a size in pixels, a cell counts as one pixel, never as none."""
    if not 0 < rows * columns <= _LARGEST_SCREEN or rows > _MOST_ROWS:
        return ()
    return (Report(f"\x1b[48;{rows};{columns};{height or rows};{width or columns}t"),)


def _application_key(letter: str, modifiers: int) -> tuple[Input, ...]:
    if letter in "abcd":  # rxvt
        return (_named(_LETTERS[letter.upper()], _CTRL),)
    if letter == "R":
        return (_named("f3", modifiers),)
    if letter in _LETTERS:
        return (_named(_LETTERS[letter], modifiers),)
    typed = {"I": "\t", "M": "\r", "X": "=", " ": " "}.get(letter) or chr(ord(letter) - 0x40)
    return (Character(typed),)


def _key(
    number: str, shifted: str, latin: str, modifiers: str, event: str, text: str, end: str
) -> tuple[Input, ...]:
    code, bits = int(number or "1"), _modifiers(modifiers)
    if event == str(_RELEASED):
        return ()
    if end == "u":
        return _coded(code, int(shifted or "0"), int(latin or "0"), bits, text)
    if end == "~" and code == 27 and text.isdecimal():  # xterm's modifyOtherKeys
        return _coded(int(text), 0, 0, bits, "")
    if end == "Z":
        return (NamedKey("shift+tab"),)
    if end in "~^$@":
        name, bits = _NUMBERS.get(code), bits | _RXVT.get(end, 0)
    elif end in "abcd":  # rxvt too
        name, bits = None if number else _LETTERS[end.upper()], _SHIFT
    else:
        name = _LETTERS.get(end) if code == 1 else None
    return (_named(name, bits),) if name else ()


def _coded(code: int, shifted: int, latin: int, modifiers: int, text: str) -> tuple[Input, ...]:
    """Return a key of the kitty protocol, by its text if it has one."""
    typed = "".join(map(_character, text.split(":")))
    chord = modifiers & ~(_SHIFT | _CAPS_LOCK | _NUM_LOCK)
    if typed:
        return tuple(map(Character, typed))
    code = _NUMBER_BLOCK.get(code, code)
    if (name := _CODES.get(code)) is not None:
        is_typed = chr(code) in _NAME_OF and not chord and (name, modifiers) != ("tab", _SHIFT)
        return (Character(chr(code)) if is_typed else _named(name, modifiers),)
    if chord:
        letter = _character(str(latin or code)).lower()
        return (_named(letter, modifiers),) if letter else ()
    letter = _character(str(shifted if shifted and modifiers & _SHIFT else code))
    if bool(modifiers & _SHIFT) is not bool(modifiers & _CAPS_LOCK):
        letter = letter.upper()[:1]
    return (Character(letter),) if letter else ()


def _character(code: str) -> str:
    """Return the character of a code point, or "" if it has none that can be typed."""
    number = int(code) if code.isdecimal() and len(code) < 8 else 0
    if number > 0x10FFFF or number in _FUNCTIONAL:
        return ""
    return chr(number) if chr(number).isprintable() else ""


def _modifiers(code_text: str) -> int:
    return max(0, int(code_text or "1") - 1)


def _named(name: str, modifiers: int) -> NamedKey:
    held = [each for each, bit in _MODIFIERS.items() if modifiers & bit]
    return NamedKey("+".join([*held, name]))
