"""The sessions of a user who asks for nothing special: what home and a dry run count, too."""

from __future__ import annotations

from acusession.config.settings import Settings
from acusession.domain.model import Plan, Routine
from acusession.domain.plan import PlanOptions, make_plan
from acusession.errors import AcusessionError
from acusession.runtime.session_speech import speech_seconds


class UsualSessions:
    """The session that each routine is with these settings."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._options = PlanOptions(conditions=settings.conditions or frozenset())
        self._speech_seconds = speech_seconds(settings)

    def of(self, routine: Routine) -> tuple[Routine, Plan | None]:
        """Return the routine with the user's own times, and the plan of its session.

        There is none where the user's conditions leave nothing of it.
        """
        timed = self._settings.with_user_times(routine)
        try:
            return timed, make_plan(timed, self._options, self._speech_seconds)
        except AcusessionError:
            return timed, None
