"""What is asked of the user in plain text before a session."""

from __future__ import annotations

import sys

from msgspec.structs import replace

from acusession import paths
from acusession.errors import AcusessionError
from acusession.model import Condition, Point
from acusession.plain.answer import says_yes
from acusession.plain.first_start import ask_conditions, warning_lines
from acusession.plain.report import report
from acusession.plan import describe_reasons, reasons_against
from acusession.settings import Settings, has_comments, write_settings


def _can_ask() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def is_accepted(point: Point, conditions: frozenset[Condition]) -> bool:
    """Whether a point named outright may be pressed, the user's conditions notwithstanding.

    Raises:
        AcusessionError: it needs a yes, and nobody can be asked.

    """
    reasons = reasons_against(point, conditions)
    if not reasons:
        return True
    told = f"{point.title} is better left alone because of {describe_reasons(reasons)}."
    if not _can_ask():
        raise AcusessionError(f"{told} In a terminal you can say yes to it all the same.")
    return says_yes(f"{told} Take it all the same? Type yes, or press Enter to leave it out: ")


def first_start(settings: Settings) -> Settings:
    """Say and ask once what everybody must know before the first session ever."""
    if settings.conditions is not None:
        return settings
    print("\n".join(warning_lines()), flush=True)
    conditions = ask_conditions(sys.stdout) if _can_ask() else None
    if conditions is None:
        print(
            "Nobody could answer here which conditions apply, so no point is left out. "
            "Run acusession in a terminal once to answer.\n",
            flush=True,
        )
        return settings
    answered = replace(settings, conditions=conditions)
    if has_comments(paths.config_file()):
        line = f"conditions: [{', '.join(sorted(conditions))}]"
        report(
            f"{paths.config_file()} holds comments of yours, which go when it is written, so it is "
            f"left as it is. Add this line to it, or be asked again next time:\n{line}"
        )
        return answered
    try:
        write_settings(answered, paths.config_file())
    except AcusessionError as error:
        report(f"{error} You will be asked again next time.")
    return answered
