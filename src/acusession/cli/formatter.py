"""The layout of the help text, as wide as the terminal."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Mapping
from shutil import get_terminal_size
from typing import Final

_NARROWEST: Final = 30
_WIDEST: Final = 80


class Formatter(argparse.HelpFormatter):
    """Help as wide as the terminal, within limits, with [OPTIONS] for all options in the usage."""

    def __init__(self, prog: str, column: int = 28) -> None:
        width = max(_NARROWEST, min(get_terminal_size().columns, _WIDEST))
        super().__init__(f"{prog} [OPTIONS]", max_help_position=column, width=width)

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        """Add the usage line, with only the positional arguments by name."""
        super().add_usage(usage, [each for each in actions if not each.option_strings], (), prefix)

    def add_rows(self, title: str, rows: Mapping[str, str]) -> None:
        """Add a section of command lines, each with what it does."""
        self.start_section(title)
        for typed, words in rows.items():
            self.add_argument(argparse.Action((), "", metavar=typed, help=words))
        self.end_section()
