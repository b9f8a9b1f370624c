"""The parser of the command line: what is wrong is one sentence, with what was probably meant."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final, NoReturn

from acusession import __version__
from acusession.cli import help as help_text
from acusession.domain.escape import escape_unprintable

SHELLS: Final = ("bash", "zsh", "fish")


class Parser(argparse.ArgumentParser):
    """Repeats of a command line only what can be shown: a file may be called anything.

    `about` is what its help tells of its command, put into lines where somebody asks for it.
    """

    about: help_text.CommandHelp | None = None

    def format_help(self) -> str:
        """How it is written, what it does, examples, and its options."""
        if self.about is not None:
            self.usage, self.description = (
                help_text.usage(self.about),
                help_text.description(self.about),
            )
        return super().format_help()

    def error(self, message: str) -> NoReturn:
        """Tell what is wrong, and exit."""
        sentence = message.removeprefix("argument ").rstrip(".")
        end = "" if sentence.endswith("?") else "."
        self.exit(
            2, escape_unprintable(f"acusession: {sentence}{end} See: {self.prog} --help") + "\n"
        )


class RootParser(Parser):
    """The parser of the program as a whole, with a help of its own."""

    def format_help(self) -> str:
        """Examples, the commands in groups, and where the settings are."""
        return help_text.root_help()


class Formatter(argparse.RawDescriptionHelpFormatter):
    """Options in the same columns as everything else."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=28, width=help_text.width())


class Version(argparse.Action):
    """Prints the version."""

    def __init__(self, option_strings: Sequence[str], dest: str, help: str) -> None:  # noqa: A002
        super().__init__(option_strings, dest, nargs=0, help=help)

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        """Print it, and exit."""
        print(f"acusession {__version__}")
        parser.exit()


class Completion(argparse.Action):
    """Prints the script that has a shell complete the command line."""

    def __call__(
        self, parser: argparse.ArgumentParser, _namespace: object, values: object, *_: object
    ) -> NoReturn:
        """Print it, and exit."""
        script = Path(__file__).with_name("shells") / f"acusession.{values}"
        print(script.read_text(encoding="utf-8"), end="")
        parser.exit()


def unknown(word: str, known: Iterable[str], what: str) -> str:
    """That a word is none of those known, and which was probably meant."""
    from acusession.domain.suggestion import did_you_mean

    known = tuple(known)
    hint = did_you_mean(word, known) or f" There are: {', '.join(known)}."
    return f"there is no {what} {word!r}.{hint}"


def options_of(parser: argparse.ArgumentParser) -> dict[str, argparse.Action]:
    """The options of a command, by each way to write them, the hidden ones apart."""
    return {
        name: action
        for action in parser._actions
        if action.help is not argparse.SUPPRESS
        for name in action.option_strings
    }
