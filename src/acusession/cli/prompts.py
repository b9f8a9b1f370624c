"""What is asked of the user in plain text before a session."""

from __future__ import annotations

import sys

from msgspec.structs import replace

from acusession import paths
from acusession.config.settings import Settings, has_comments, write_settings
from acusession.console.prompt import says_yes
from acusession.console.report import report
from acusession.domain.model import Condition
from acusession.errors import AcusessionError
from acusession.plain.first_start import ask_conditions, warning_lines
from acusession.runtime.session_setup import Confirm


def _can_ask() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def confirm(question: Confirm) -> bool | None:
    """Ask whether to press a point all the same; None where nobody can be asked."""
    if not _can_ask():
        return None
    return says_yes(
        f"{question.sentence} Take it all the same? Type yes, or press Enter to leave it out: "
    )


def ask_conditions_first(settings: Settings) -> frozenset[Condition] | None:
    """Say what everybody must know before the first session ever, ask for conditions, store them.

    None where nobody can be asked.
    """
    print("\n".join(warning_lines()), flush=True)
    conditions = ask_conditions(sys.stdout) if _can_ask() else None
    if conditions is None:
        print(
            "Nobody could answer here which conditions apply, so no point is left out. "
            "Run acusession in a terminal once to answer.\n",
            flush=True,
        )
    else:
        _store(replace(settings, conditions=conditions))
    return conditions


def _store(answered: Settings) -> None:
    if has_comments(paths.config_file()):
        line = f"conditions: [{', '.join(sorted(answered.conditions or ()))}]"
        report(
            f"{paths.config_file()} holds comments of yours, which go when it is written, so it is "
            f"left as it is. Add this line to it, or be asked again next time:\n{line}"
        )
        return
    try:
        write_settings(answered, paths.config_file())
    except AcusessionError as error:
        report(f"{error} You will be asked again next time.")
