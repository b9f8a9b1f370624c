"""The command line. Only a command that shows a screen imports Textual."""

from __future__ import annotations

import io
import logging
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Final

from acusession import paths
from acusession.cli.parser import parse
from acusession.console.report import print_error
from acusession.errors import AcusessionError
from acusession.system import faults
from acusession.system.programs import keep_to_installed_programs

_NO_HOME: Final = (
    "Your home folder is not known, so your settings are not read and nothing is saved. "
    "Set HOME to your home folder."
)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    _normalize_streams()
    try:
        code = _run(argv)
        sys.stdout.flush()
    except AcusessionError as error:
        print_error(_format_error(error))
        return error.exit_code
    except KeyboardInterrupt as interrupt:
        return getattr(interrupt, "exit_code", 130)
    except BrokenPipeError:  # the reader of the output has seen enough
        return 0
    except Exception as error:  # noqa: BLE001 - the last stop before a traceback
        return _report_crash(error)
    finally:
        _discard_unwritable()
    return code


def _run(argv: Sequence[str] | None) -> int:
    words = sys.argv[1:] if argv is None else argv
    if words and words[0] == "--complete":  # only for shells, so not an option in the help
        from acusession.cli.completion import complete

        # Nothing but the answer may appear on the screen the user types in.
        logging.getLogger("acusession").addHandler(logging.NullHandler())
        sys.stdout.writelines(f"{line}\n" for line in complete(words[1:]))
        return 0
    from acusession.cli.log import configure_logging

    configure_logging()
    faults.install(print_error)
    keep_to_installed_programs()
    if not paths.is_home_known():
        print_error(_NO_HOME)
    try:
        args = parse(words)
    except SystemExit as stop:  # argparse has printed the help, the version or an error
        return int(stop.code or 0)
    if args.tells_unfinished:
        from acusession.cli.resume_hint import print_resume_hint

        print_resume_hint()
    module, _, name = args.function.partition(".")
    code: int = getattr(import_module(f"acusession.cli.{module}"), name)(args)
    return code


def _format_error(error: AcusessionError) -> str:
    """Return the error as text; in a terminal, with the file's source lines if it has any."""
    from acusession.yaml_schema.excerpt import format_problem
    from acusession.yaml_schema.problems import FileError

    if isinstance(error, FileError) and sys.stderr.isatty():
        return "\n".join(line for each in error.problems for line in format_problem(each))
    return str(error)


def _report_crash(error: Exception) -> int:
    sentence = faults.log_fatal(error)
    if isinstance(error, OSError) and error.filename is None:  # not of a file, so of a stream
        sentence = f"The output cannot be written: {error.strerror}."
    print_error(sentence)
    return 1


def _normalize_streams() -> None:
    """Replace closed streams with the null device, and characters a terminal lacks with "?"."""
    for name, mode in {"stdin": "r", "stdout": "w", "stderr": "w"}.items():
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode))  # noqa: SIM115 - open to the very end
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _discard_unwritable() -> None:
    """Drop what can no longer be written; the interpreter would complain about it at exit."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
