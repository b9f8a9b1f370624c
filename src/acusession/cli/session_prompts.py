"""Questions in plain text and other tasks before a session."""

from __future__ import annotations

import sys

from msgspec.structs import replace

from acusession import paths
from acusession.cli.load_settings import EffectiveSettings
from acusession.config.settings import Settings
from acusession.config.store import has_comments, write_settings
from acusession.console.prompt import ask_yes_no
from acusession.console.report import print_error
from acusession.domain.model import Condition
from acusession.errors import AcusessionError
from acusession.record.store import RecordStore
from acusession.runtime.session_setup import (
    Answer,
    AskConditions,
    ClaimSession,
    CloseSession,
    Confirm,
    Outcome,
    Prerender,
    Ready,
    Refused,
    Request,
    SessionSetup,
)
from acusession.runtime.session_speech import prerender, speech_seconds


def set_up(request: Request, settings: EffectiveSettings) -> SessionSetup:
    """Start setting up a session, up to the first question that only the user can answer."""
    setup = SessionSetup(request, settings.saved.conditions, speech_seconds(settings.effective))
    _do_tasks(setup, settings)
    return setup


def answer_all(setup: SessionSetup, settings: EffectiveSettings) -> Ready:
    """Ask all questions in plain text, and return the session that may start.

    Raises:
        AcusessionError: there is nothing to start.

    """
    while not isinstance(setup.next, Ready | Refused):
        if isinstance(setup.next, AskConditions):
            setup.answer(_ask_conditions(settings.saved))
        elif isinstance(setup.next, Confirm):
            setup.answer(_confirm(setup.next))
        _do_tasks(setup, settings)
    return ready_or_raise(setup.next)


def decline_all(
    setup: SessionSetup, settings: EffectiveSettings
) -> tuple[Ready, tuple[Confirm, ...]]:
    """Answer no to every question; return what may start, and the confirmations declined.

    Raises:
        AcusessionError: nothing is left to start.

    """
    doubts = []
    while not isinstance(setup.next, Ready | Refused):
        if isinstance(setup.next, Confirm):
            doubts.append(setup.next)
        setup.answer(None if isinstance(setup.next, AskConditions) else False)
        _do_tasks(setup, settings)
    return ready_or_raise(setup.next), tuple(doubts)


def ready_or_raise(outcome: Outcome) -> Ready:
    """Return the session that may start.

    Raises:
        AcusessionError: there is nothing to start.

    """
    if isinstance(outcome, Refused):
        raise AcusessionError(outcome.sentence)
    return outcome


def _do_tasks(setup: SessionSetup, settings: EffectiveSettings) -> None:
    while isinstance(setup.next, Prerender | ClaimSession | CloseSession):
        setup.answer(_do(setup.next, settings.effective))


def _do(task: Prerender | ClaimSession | CloseSession, settings: Settings) -> Answer:
    try:
        match task:
            case Prerender(plan):
                return prerender(plan, settings, _say_that_it_waits)
            case ClaimSession(unfinished):
                return RecordStore(paths.record_file()).claim(unfinished, print_error)
            case CloseSession(unfinished):
                RecordStore(paths.record_file()).close(unfinished, print_error)
    except AcusessionError as error:
        return error
    return None


def _say_that_it_waits() -> None:
    print("Preparing the voice…", file=sys.stderr, flush=True)


def _can_ask() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def _confirm(question: Confirm) -> bool | None:
    """Ask whether to press a point anyway; return None if the user cannot be asked."""
    if not _can_ask():
        return None
    return ask_yes_no(f"{question.sentence} Include it anyway? Type yes, or press Enter for no: ")


def _ask_conditions(settings: Settings) -> frozenset[Condition] | None:
    """Print the warnings of the first start, ask for the conditions and store them.

    Return None if the user cannot be asked.
    """
    from acusession.plain.first_start import ask_conditions, warning_lines

    print("\n".join(warning_lines()), flush=True)
    conditions = ask_conditions(sys.stdout) if _can_ask() else None
    if conditions is None:
        print(
            "It is not known which conditions apply to you, so no points are excluded. "
            "Run acusession in a terminal once to answer.\n",
            flush=True,
        )
    else:
        _store(replace(settings, conditions=conditions))
    return conditions


def _store(answered: Settings) -> None:
    if has_comments(paths.config_file()):
        line = f"conditions: [{', '.join(sorted(answered.conditions or ()))}]"
        print_error(
            f"{paths.config_file()} was not changed, to keep your comments. "
            f"Add this line to it, or you will be asked again next time:\n{line}"
        )
        return
    try:
        write_settings(answered, paths.config_file())
    except AcusessionError as error:
        print_error(f"{error} You will be asked again next time.")
