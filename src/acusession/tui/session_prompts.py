"""The ways toward a session: what is picked and asked before there is a plan."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace
from textual.app import App

from acusession.config.settings import Settings
from acusession.domain.escape import escape_unprintable
from acusession.domain.model import Condition, Routine
from acusession.domain.plan import PlanOptions
from acusession.domain.point_search import unique_by_name
from acusession.errors import AcusessionError
from acusession.runtime.session_setup import (
    Answer,
    AskConditions,
    ClaimSession,
    CloseSession,
    Confirm,
    NewSession,
    Outcome,
    Prerender,
    Question,
    Ready,
    Refused,
    SessionSetup,
)
from acusession.tui.services import Report, Services


class SessionPrompts:
    """Asks on the screens of `app`; to be used in one of its workers, which can wait."""

    def __init__(self, app: App[None], services: Services, warn: Report) -> None:
        self._app = app
        self._services = services
        self._warn = warn

    @property
    def conditions(self) -> frozenset[Condition]:
        """Those that apply as far as is known."""
        return self._services.settings.conditions or frozenset()

    async def ask_conditions(self) -> frozenset[Condition]:
        """Tell what must be known before a session, ask which conditions apply, and keep them."""
        from acusession.tui.screens.first_start import FirstStartScreen

        screen = FirstStartScreen(self._services.settings.conditions)
        conditions = await self._app.push_screen_wait(screen)
        await self.keep(replace(self._services.settings, conditions=conditions))
        return conditions

    async def keep(self, settings: Settings) -> None:
        """Keep the settings, in the file too unless its comments are worth more."""
        if settings == self._services.settings:
            return
        self._services.settings = settings
        if self._services.has_comments() and not await self._may_lose_comments():
            return
        try:
            self._services.save(settings)
        except AcusessionError as error:
            self._warn(str(error))

    async def _may_lose_comments(self) -> bool:
        """Ask whether the settings' file may be written, which takes the comments out of it."""
        from acusession.tui.screens.confirm import ConfirmScreen

        question = ConfirmScreen(
            "Write config.yaml, and lose the comments in it?",
            "It holds comments written by hand, which go when it is written. "
            "Otherwise the change counts until you quit.",
            yes="write it",
            no="leave the file as it is",
        )
        return await self._app.push_screen_wait(question)

    async def may_close(self, question: str, *, yes: str) -> bool:
        """Ask before an unfinished session is closed for good."""
        from acusession.tui.screens.confirm import ConfirmScreen

        screen = ConfirmScreen(
            question,
            "It is closed as it is: what you pressed stays in the history, "
            "but you can no longer go on where you were.",
            yes=yes,
            no="keep it",
        )
        return await self._app.push_screen_wait(screen)

    async def answer_all(self, setup: SessionSetup) -> Outcome:
        """Ask and do what the way into a session says, to its end."""
        while not isinstance(setup.next, Ready | Refused):
            setup.answer(await self._answer(setup.next))
        return setup.next

    async def _answer(self, question: Question) -> Answer:
        try:
            match question:
                case AskConditions():
                    return await self.ask_conditions()
                case Confirm():
                    return await self._confirm(question)
                case Prerender(plan):
                    return await self._services.prerender(plan)
                case ClaimSession(unfinished):
                    return self._services.record.claim(unfinished, self._warn)
                case CloseSession(unfinished):
                    self._services.record.close(unfinished, self._warn)
        except AcusessionError as error:
            return error
        return None

    async def pick(self, options: PlanOptions, routines: Sequence[Routine]) -> NewSession | None:
        """Pick one or two points of any routine; None when nobody wants to."""
        from acusession.tui.screens.quick import QuickScreen

        every = unique_by_name(point for routine in routines for point in routine.points)
        points = await self._app.push_screen_wait(QuickScreen(every, self.conditions))
        if not points:
            return None
        home = next(routine for routine in routines if points[0] in routine.points)
        routine = replace(home, name="Quick", points=points)
        return NewSession(routine, replace(options, points=points), named=points)

    async def save(self, routine: Routine) -> Routine | None:
        """Save a routine under a name, asked for until it is a good one, or nobody wants to."""
        from acusession.tui.screens.save_routine import SaveRoutineScreen

        error_text = ""
        while name := await self._app.push_screen_wait(SaveRoutineScreen(error_text)):
            try:
                path = self._services.save_routine(routine, name)
            except AcusessionError as error:
                error_text = str(error)
                continue
            self._app.notify(f"Saved: {escape_unprintable(str(path))}", timeout=10, markup=False)
            return replace(routine, id=path.stem, name=name.strip())
        return None

    async def _confirm(self, question: Confirm) -> bool:
        from acusession.tui.screens.confirm import ConfirmScreen

        screen = ConfirmScreen(
            question.sentence,
            "Take it all the same?",
            yes="take it",
            no="leave it out",
            awaits_release=True,
        )
        return await self._app.push_screen_wait(screen)
