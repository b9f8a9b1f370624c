"""Plans with time for speech, as a session gets them."""

from acusession.config.settings import Settings
from acusession.domain.model import Plan, Routine
from acusession.domain.plan import PlanOptions
from acusession.runtime.session_setup import NewSession, Prerender, Ready, SessionSetup
from acusession.runtime.session_speech import prerender, speech_seconds


def plan_session(routine: Routine, options: PlanOptions, settings: Settings) -> Plan:
    """Return the plan of a session that needs no answers from the user."""
    setup = SessionSetup(NewSession(routine, options), frozenset(), speech_seconds(settings))
    while isinstance(setup.next, Prerender):
        setup.answer(prerender(setup.next.plan, settings))
    assert isinstance(setup.next, Ready)
    return setup.next.plan
