"""Plans as a start makes them: with room for what will be said."""

from acusession.config.settings import Settings
from acusession.domain.model import Plan, Routine
from acusession.domain.plan import Choice
from acusession.runtime.session_setup import NewSession, Prerender, Ready, SessionSetup
from acusession.runtime.session_speech import prerender, seconds_to_say


def plan_session(routine: Routine, choice: Choice, settings: Settings) -> Plan:
    """The plan of a session about which nothing is to be asked."""
    setup = SessionSetup(NewSession(routine, choice), frozenset(), seconds_to_say(settings))
    while isinstance(setup.next, Prerender):
        setup.answer(prerender(setup.next.plan, settings))
    assert isinstance(setup.next, Ready)
    return setup.next.plan
