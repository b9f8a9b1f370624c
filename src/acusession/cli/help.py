"""What --help says: examples first, commands in groups, as wide as the terminal up to a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from shutil import get_terminal_size
from typing import Final

from msgspec import Struct

_WIDEST: Final = 80
_NARROWEST: Final = 30
_COLUMNS_FROM: Final = 56
"""Cells from which on the words stand beside what they are about, not below it."""

Pair = tuple[str, str]
"""What one types, and what it does."""


class CommandHelp(Struct, frozen=True):
    """What is said of a command: how it is written, what it does, and examples."""

    usage: str
    words: str
    examples: tuple[Pair, ...]


COMMANDS: Final = {
    "start": CommandHelp(
        "start [ROUTINE]",
        "a timed routine (default: middle_back)",
        (
            ("acusession start", "all eight points for the middle back"),
            ("acusession start --points UB20,P6", "only these, in this order"),
            ("acusession start short_break --plain", "another routine, line by line"),
            ("acusession start --seconds 20 --dry-run", "what it would be; nothing runs"),
        ),
    ),
    "quick": CommandHelp(
        "quick [POINT [POINT]]",
        "just one or two points, now",
        (
            ("acusession quick P6", "one point, for one free hand"),
            ('acusession quick "Nei Guan" ST36', "two, by any of their names"),
            ("acusession quick", "picked on the screen"),
        ),
    ),
    "resume": CommandHelp(
        "resume",
        "go on with an unfinished session",
        (("acusession resume", "go on where you were"),),
    ),
    "history": CommandHelp(
        "history",
        "what was done, and how it felt",
        (("acusession history --csv > done.csv", "every step, for a spreadsheet"),),
    ),
    "list": CommandHelp(
        "list",
        "routines and their points",
        (("acusession list", "all of them"),),
    ),
    "show": CommandHelp(
        "show POINT|ROUTINE",
        "all about it, with the picture",
        (
            ("acusession show P6", "where it is, how to find and press it"),
            ("acusession show P6 --svg p6.svg", "its picture as a file"),
        ),
    ),
    "check": CommandHelp(
        "check FILE...",
        "what is wrong in routine files",
        (("acusession check my.yaml", "each problem with line and column"),),
    ),
    "new": CommandHelp(
        "new NAME",
        "a routine of your own to begin with",
        (('acusession new "My back"', "a commented file in your folder"),),
    ),
    "sound-check": CommandHelp(
        "sound-check",
        "plays every cue, and says where it is heard",
        (("acusession sound-check --output bell", "only the terminal's bell"),),
    ),
}

_GROUPS: Final = {
    "Sessions": ("start", "quick", "resume", "history"),
    "Points and routines": ("list", "show", "check", "new"),
    "Sound": ("sound-check",),
}

_FIRST: Final = (
    ("acusession", "the home screen"),
    ("acusession start", "all eight points for the middle back"),
    ("acusession quick P6", "just one point, for one free hand"),
    ("acusession start --plain", "line by line, no full screen"),
)

_GLOBAL_OPTIONS: Final = (
    ("COMMAND --help", "all about a command"),
    ("--version", "the version"),
    ("--completion SHELL", "Tab completes: a script for bash, zsh or fish"),
)


def width() -> int:
    """Cells a line of help may take."""
    return max(_NARROWEST, min(get_terminal_size().columns, _WIDEST))


def root_help() -> str:
    """The help of the program as a whole."""
    return "\n".join(_help_lines(width())) + "\n"


def usage(command: CommandHelp) -> str:
    """How a command is written, after "usage: "."""
    return "\n  ".join(_wrapped(f"acusession {command.usage} [OPTIONS]", width() - len("usage: ")))


def description(command: CommandHelp) -> str:
    """What stands above the options of a command."""
    return "\n".join(
        [*_wrapped(_sentence(command.words), width()), "", *rows(command.examples, width())]
    )


def _help_lines(wide: int) -> Iterator[str]:
    from acusession import paths
    from acusession.config.environment import VARIABLES

    yield from _wrapped("A guided acupressure session in the terminal.", wide)
    yield from _wrapped("Start it, put the keyboard down, and follow.", wide)
    yield from _section("Try", _FIRST, wide)
    for title, names in _GROUPS.items():
        pairs = [(COMMANDS[name].usage, COMMANDS[name].words) for name in names]
        yield from _section(title, pairs, wide)
    yield from _section("Everywhere", _GLOBAL_OPTIONS, wide)
    yield ""
    yield "Settings"
    yield from _wrapped("On the home screen under the comma key, or in", wide, "  ")
    yield f"  {paths.config_file()}"
    example = f"{next(iter(VARIABLES))}=20s"
    yield from _wrapped(
        f"An environment variable stands over each, such as {example}; an option of the command "
        "line over both.",
        wide,
        "  ",
    )


def _section(title: str, pairs: Iterable[Pair], wide: int) -> Iterator[str]:
    yield ""
    yield title
    yield from rows(pairs, wide)


_COLUMN: Final = 28


def rows(pairs: Iterable[Pair], wide: int) -> Iterator[str]:
    """What one types, each with its words beside it, or below where there is no room."""
    pairs = tuple(pairs)
    column = max(_COLUMN, *(len(typed) + 4 for typed, _ in pairs))
    for typed, words in pairs:
        if wide < _COLUMNS_FROM:
            yield from _wrapped(typed, wide, "  ")
            yield from _wrapped(words, wide, "      ")
            continue
        first, *others = _wrapped(words, wide - column)
        yield f"  {typed:{column - 2}}{first}"
        yield from (" " * column + each for each in others)


def _wrapped(text: str, wide: int, indent: str = "") -> list[str]:
    import textwrap  # only who asks for help gets any

    return textwrap.wrap(text, wide, initial_indent=indent, subsequent_indent=indent)


def _sentence(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}."
