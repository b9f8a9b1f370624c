"""The sessions of routines with default options, as on the home screen."""

from __future__ import annotations

from acusession.config.settings import Settings
from acusession.domain.model import Plan, Routine
from acusession.domain.plan import PlanOptions, make_plan
from acusession.errors import AcusessionError
from acusession.runtime.session_speech import speech_seconds


class UsualSessions:
    """The session of each routine with these settings."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._options = PlanOptions(conditions=settings.conditions or frozenset())
        self._speech_seconds = speech_seconds(settings)

    def of(self, routine: Routine) -> tuple[Routine, Plan | None]:
        """Return the routine with the user's own times, and the plan of its session.

        The plan is None if the user's conditions exclude every point.
        """
        timed = self._settings.with_user_times(routine)
        try:
            return timed, make_plan(timed, self._options, self._speech_seconds)
        except AcusessionError:
            return timed, None
