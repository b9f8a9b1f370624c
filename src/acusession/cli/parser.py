"""The parser of the command line; its errors suggest what was probably meant."""

from __future__ import annotations

import argparse
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Final, NoReturn

from acusession import __version__
from acusession.cli.commands import COMMANDS
from acusession.cli.formatter import Formatter
from acusession.cli.options import one_of, unknown
from acusession.domain.escape import escape_unprintable

SHELLS: Final = ("bash", "zsh", "fish")


class Parser(argparse.ArgumentParser):
    """A parser whose errors are escaped, since a file name may contain any character."""

    examples: Mapping[str, str] = {}
    commands: Mapping[str, Parser] = {}

    def format_help(self) -> str:
        """Return argparse's help, with the examples below it."""
        epilog = Formatter(self.prog, column=44)
        epilog.add_rows("examples", self.examples)
        return f"{super().format_help()}\n{epilog.format_help()}"

    def error(self, message: str) -> NoReturn:
        """Print what is wrong, and exit."""
        sentence = message.removeprefix("argument ").rstrip(".")
        end = "" if sentence.endswith("?") else "."
        self.exit(
            2, escape_unprintable(f"acusession: {sentence}{end} See: {self.prog} --help") + "\n"
        )


class RootParser(Parser):
    """The parser of the whole program, with its own help."""

    def format_help(self) -> str:
        """Return the examples, the commands in groups, and the locations of the settings."""
        from acusession.cli.help import program_help  # rarely needed

        return program_help()


class Completion(argparse.Action):
    """The option that prints a script for completion in a shell."""

    def __call__(
        self, parser: argparse.ArgumentParser, _namespace: object, values: object, *_: object
    ) -> NoReturn:
        """Print the script, and exit."""
        script = Path(__file__).with_name("shells") / f"acusession.{values}"
        print(script.read_text(encoding="utf-8"), end="")
        parser.exit()


def parse(words: Sequence[str]) -> argparse.Namespace:
    """Parse the command line; `function` in the namespace is that of the command."""
    if words and not words[0].startswith("-") and words[0] not in COMMANDS:
        build_parser(()).error(unknown(words[0], COMMANDS, "command"))
    names = COMMANDS if words and words[0].startswith("-") else words
    args, extra = build_parser(names).parse_known_args(words)
    if extra:
        _refuse(args.parser, extra[0])
    return args


def _refuse(parser: argparse.ArgumentParser, word: str) -> NoReturn:
    """Print that a word was not expected, and exit."""
    if word.startswith("-"):
        parser.error(unknown(word.partition("=")[0], options_of(parser), "option"))
    parser.error(f"unexpected argument {word!r}")


def build_parser(words: Collection[str]) -> Parser:
    """Build the parser with only the commands among these words, since each takes time."""
    parser = RootParser(prog="acusession", formatter_class=Formatter)
    version = f"acusession {__version__}"
    parser.add_argument("--version", action="version", version=version, help="show the version")
    parser.add_argument(
        "--completion",
        action=Completion,
        type=one_of(SHELLS, "shell"),
        choices=SHELLS,
        help="print a Tab completion script",
    )
    parser.set_defaults(function="home.home", tells_unfinished=False, parser=parser)
    commands = parser.add_subparsers(prog=parser.prog, metavar="COMMAND", parser_class=Parser)
    parser.commands = commands.choices
    for name, each in COMMANDS.items():
        if name not in words:
            continue
        description = f"{each.words[0].upper()}{each.words[1:]}."
        command = commands.add_parser(name, formatter_class=Formatter, description=description)
        command.examples = each.examples
        command.set_defaults(
            function=each.function, tells_unfinished=each.tells_unfinished, parser=command
        )
        each.add_arguments(command)
    return parser


def options_of(parser: argparse.ArgumentParser) -> dict[str, argparse.Action]:
    """Return the options of a command by each of their names, without hidden ones."""
    return {
        name: action
        for action in parser._actions
        if action.help is not argparse.SUPPRESS
        for name in action.option_strings
    }
