"""Answers, on the command line, what the way into a session asks."""

from __future__ import annotations

from acusession import paths
from acusession.cli.load_settings import Own
from acusession.cli.prompts import ask_conditions_first, confirm
from acusession.config.settings import Settings
from acusession.console.report import report
from acusession.errors import AcusessionError
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
from acusession.runtime.session_speech import prerender, seconds_to_say


def set_up(request: Request, own: Own) -> SessionSetup:
    """Begin the way into a session, up to the first question only the user can answer."""
    setup = SessionSetup(request, own.settings.conditions, seconds_to_say(own.in_force))
    _do_tasks(setup, own)
    return setup


def settle(setup: SessionSetup, own: Own) -> Ready:
    """Ask in plain text whatever must be asked; return the session that may start.

    Raises:
        AcusessionError: there is nothing to start.

    """
    while not isinstance(setup.next, Ready | Refused):
        if isinstance(setup.next, AskConditions):
            setup.answer(ask_conditions_first(own.settings))
        elif isinstance(setup.next, Confirm):
            setup.answer(confirm(setup.next))
        _do_tasks(setup, own)
    return ready_or_raise(setup.next)


def settle_without_asking(setup: SessionSetup, own: Own) -> tuple[Ready, tuple[Confirm, ...]]:
    """Answer no to every question; return what may start then, and what would be asked.

    Raises:
        AcusessionError: nothing is left to start.

    """
    doubts = []
    while not isinstance(setup.next, Ready | Refused):
        if isinstance(setup.next, Confirm):
            doubts.append(setup.next)
        setup.answer(None if isinstance(setup.next, AskConditions) else False)
        _do_tasks(setup, own)
    return ready_or_raise(setup.next), tuple(doubts)


def ready_or_raise(outcome: Outcome) -> Ready:
    """Return the session that may start.

    Raises:
        AcusessionError: there is nothing to start.

    """
    if isinstance(outcome, Refused):
        raise AcusessionError(outcome.sentence)
    return outcome


def _do_tasks(setup: SessionSetup, own: Own) -> None:
    while isinstance(setup.next, Prerender | ClaimSession | CloseSession):
        setup.answer(_do(setup.next, own.in_force))


def _do(task: Prerender | ClaimSession | CloseSession, settings: Settings) -> Answer:
    try:
        match task:
            case Prerender(plan):
                return prerender(plan, settings)
            case ClaimSession(unfinished):
                from acusession.record.resume import claim

                return claim(paths.record_file(), unfinished, report)
            case CloseSession(unfinished):
                from acusession.record.resume import close_unfinished

                close_unfinished(paths.record_file(), unfinished, report)
    except AcusessionError as error:
        return error
    return None
