"""The parser of the command line: what is wrong is one sentence, with what was probably meant."""

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
    """Repeats of a command line only what can be shown: a file may be called anything."""

    examples: Mapping[str, str] = {}
    commands: Mapping[str, Parser] = {}

    def format_help(self) -> str:
        """Return argparse's help, with the examples below it."""
        epilog = Formatter(self.prog, column=44)
        epilog.add_rows("examples", self.examples)
        return f"{super().format_help()}\n{epilog.format_help()}"

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
        from acusession.cli.help import program_help  # only when it is asked for

        return program_help()


class Completion(argparse.Action):
    """Prints the script that has a shell complete the command line."""

    def __call__(
        self, parser: argparse.ArgumentParser, _namespace: object, values: object, *_: object
    ) -> NoReturn:
        """Print it, and exit."""
        script = Path(__file__).with_name("shells") / f"acusession.{values}"
        print(script.read_text(encoding="utf-8"), end="")
        parser.exit()


def parse(words: Sequence[str]) -> argparse.Namespace:
    """The command line as a namespace; its `function` is that of the command."""
    if words and not words[0].startswith("-") and words[0] not in COMMANDS:
        build_parser(()).error(unknown(words[0], COMMANDS, "command"))
    names = COMMANDS if words and words[0].startswith("-") else words
    args, extra = build_parser(names).parse_known_args(words)
    if extra:
        _refuse(args.parser, extra[0])
    return args


def _refuse(parser: argparse.ArgumentParser, word: str) -> NoReturn:
    """Tell of a word that has no place, and exit."""
    if word.startswith("-"):
        parser.error(unknown(word.partition("=")[0], options_of(parser), "option"))
    parser.error(f"{word!r} is one word too many")


def build_parser(words: Collection[str]) -> Parser:
    """The parser of the program, with the commands among these words: each takes its time."""
    parser = RootParser(prog="acusession", formatter_class=Formatter)
    version = f"acusession {__version__}"
    parser.add_argument("--version", action="version", version=version, help="the version")
    parser.add_argument(
        "--completion",
        action=Completion,
        type=one_of(SHELLS, "shell"),
        choices=SHELLS,
        help="a script by which Tab completes",
    )
    parser.set_defaults(function="session.home", tells_unfinished=False, parser=parser)
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
    """The options of a command, by each way to write them, the hidden ones apart."""
    return {
        name: action
        for action in parser._actions
        if action.help is not argparse.SUPPRESS
        for name in action.option_strings
    }
