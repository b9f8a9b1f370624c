"""Plans as a start makes them: with room for what will be said."""

from acusession.config.settings import Settings
from acusession.domain.model import Plan, Routine
from acusession.domain.plan import PlanOptions
from acusession.runtime.session_setup import NewSession, Prerender, Ready, SessionSetup
from acusession.runtime.session_speech import prerender, speech_seconds


def plan_session(routine: Routine, options: PlanOptions, settings: Settings) -> Plan:
    """The plan of a session about which nothing is to be asked."""
    setup = SessionSetup(NewSession(routine, options), frozenset(), speech_seconds(settings))
    while isinstance(setup.next, Prerender):
        setup.answer(prerender(setup.next.plan, settings))
    assert isinstance(setup.next, Ready)
    return setup.next.plan
