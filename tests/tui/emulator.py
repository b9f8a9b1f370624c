"""An emulated terminal: it records what is written to it, and what it then shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Final

import pytest
from rich.ansi import AnsiDecoder
from rich.cells import cell_len
from rich.style import Style
from textual.drivers.headless_driver import HeadlessDriver

_COMMAND: Final = re.compile(
    r"\x1b\[(?P<numbers>[\d;]*)(?P<kind>[HGm])"
    r"|(?P<unseen>\x1b\][^\a]*\a|\x1b\[\?\d+[hl]|\a)"  # the pointer's shape, modes, the bell
    r"|\n|[^\x1b\n\a]+"
)


Cells = dict[tuple[int, int], tuple[str, object]]
"""The character and the look of each cell, by row and column."""


@cache
def _styled(style: Style, command: str) -> Style:
    """Return the style after a command."""
    decoder = AnsiDecoder()
    decoder.style = style
    decoder.decode_line(command)
    return decoder.style


class TerminalEmulator:
    """A terminal that interprets what is written to it, and keeps each piece in `written`."""

    def __init__(self) -> None:
        self.written: list[str] = []
        self._cells: dict[tuple[int, int], tuple[str, Style]] = {}
        self._style = Style.null()
        self._y, self._x = 0, 0

    def write(self, written: str) -> None:
        """Interpret text and commands; fail on an unknown command."""
        self.written.append(written)
        end = 0
        for command in _COMMAND.finditer(written):
            assert command.start() == end, f"not understood: {written[end : end + 20]!r}"
            end = command.end()
            match command["kind"]:
                case "H":
                    y, x = command["numbers"].split(";")
                    self._y, self._x = int(y) - 1, int(x) - 1
                case "G":
                    self._x = int(command["numbers"]) - 1
                case "m":
                    self._style = _styled(self._style, command[0])
                case _ if not command["unseen"]:
                    self._show(command[0])
        assert end == len(written), f"not understood: {written[end : end + 20]!r}"

    def _show(self, text: str) -> None:
        if text == "\n":
            self._y, self._x = self._y + 1, 0
            return
        style = self._style
        for char in text:
            width = 1 if char < "\u0300" else cell_len(char)
            if width:
                self._cells[self._y, self._x] = (char, style)
                if width == 2:
                    self._cells[self._y, self._x + 1] = ("", style)
                self._x += width
            else:  # it combines with the character before it
                before, _ = self._cells[self._y, self._x - 1]
                self._cells[self._y, self._x - 1] = (before + char, style)

    def seen(self) -> Cells:
        """Return what is visible of each cell: of a space only its background."""
        return {
            at: (char, style.bgcolor if char == " " else style)
            for at, (char, style) in self._cells.items()
        }


@contextmanager
def emulated_terminal() -> Iterator[TerminalEmulator]:
    """Let the apps that a test runs write to an emulated terminal."""
    terminal = TerminalEmulator()

    class EmulatorDriver(HeadlessDriver):
        @property
        def is_headless(self) -> bool:
            return False

        def write(self, data: str) -> None:
            terminal.write(data)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("textual.drivers.headless_driver.HeadlessDriver", EmulatorDriver)
        yield terminal
