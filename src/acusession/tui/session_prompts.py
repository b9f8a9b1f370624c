"""The questions before a session: points to pick, cautions, conditions and confirmations."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace
from textual.app import App

from acusession.config.settings import Settings
from acusession.domain.model import Condition, Plan, Point, Routine
from acusession.domain.own_routine import suggested_name
from acusession.domain.plan import PlanOptions, make_plan
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
    """Asks questions on screens of `app`. Use it in a worker of the app, which can wait."""

    def __init__(self, app: App[None], services: Services, warn: Report) -> None:
        self._app = app
        self._services = services
        self._warn = warn

    @property
    def conditions(self) -> frozenset[Condition]:
        """The conditions that are known to apply."""
        return self._services.settings.conditions or frozenset()

    async def ask_conditions(self) -> frozenset[Condition]:
        """Show the cautions, ask which conditions apply, and save the answer."""
        from acusession.tui.screens.first_start import FirstStartScreen

        screen = FirstStartScreen(self._services.settings.conditions)
        conditions = await self._app.push_screen_wait(screen)
        await self.keep(replace(self._services.settings, conditions=conditions))
        return conditions

    async def keep(self, settings: Settings) -> None:
        """Apply the settings, and save them unless the user prefers to keep the file's comments."""
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
        """Ask whether the settings file may be written, which deletes its comments."""
        from acusession.tui.screens.confirm import ConfirmScreen

        question = ConfirmScreen(
            "Save to config.yaml and lose the comments in it?",
            "The file has comments, which are deleted when it is saved. "
            "If you do not save it, your change lasts only until you quit.",
            yes="save",
            no="leave it unchanged",
        )
        return await self._app.push_screen_wait(question)

    async def may_close(self, question: str, *, yes: str) -> bool:
        """Ask before an unfinished session is closed for good."""
        from acusession.tui.screens.confirm import ConfirmScreen

        screen = ConfirmScreen(
            question,
            "The steps you pressed stay in the history, "
            "but you can no longer resume the session where you stopped.",
            yes=yes,
            no="keep it",
        )
        return await self._app.push_screen_wait(screen)

    async def answer_all(self, setup: SessionSetup) -> Outcome:
        """Ask and do everything that the setup requires, and return its outcome."""
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
                    return await self._services.prerender(plan, self._say_that_it_waits)
                case ClaimSession(unfinished):
                    return self._services.record.claim(unfinished, self._warn)
                case CloseSession(unfinished):
                    self._services.record.close(unfinished, self._warn)
        except AcusessionError as error:
            return error
        return None

    def _say_that_it_waits(self) -> None:
        """Show that the voice is being prepared. Called on another thread."""
        self._app.call_from_thread(self._app.notify, "Preparing the voice…", timeout=3)

    async def pick(self, options: PlanOptions, routines: Sequence[Routine]) -> NewSession | None:
        """Let the user pick one or two points of any routine; return None if cancelled."""
        from acusession.tui.screens.quick import QuickScreen

        speech_seconds = self._services.speech_seconds()

        def request(points: tuple[Point, ...]) -> NewSession:
            home = next(routine for routine in routines if points[0] in routine.points)
            routine = replace(home, name="Quick", points=points, rounds=1)
            return NewSession(routine, replace(options, points=points), named=points)

        def plan_of(points: tuple[Point, ...]) -> Plan:
            wanted = request(points)
            return make_plan(wanted.routine, wanted.options, speech_seconds)

        every = unique_by_name(point for routine in routines for point in routine.points)
        screen = QuickScreen(every, self.conditions, plan_of)
        points = await self._app.push_screen_wait(screen)
        return request(points) if points else None

    async def save(self, routine: Routine) -> Routine | None:
        """Ask for a name until the routine is saved under it; return None if cancelled."""
        from acusession.tui.screens.save_routine import SaveRoutineScreen

        proposed, error_text = suggested_name(routine), ""
        while name := await self._app.push_screen_wait(SaveRoutineScreen(proposed, error_text)):
            proposed = name
            try:
                path = self._services.save_routine(routine, name)
            except AcusessionError as error:
                error_text = str(error)
                continue
            await self._services.make_words(routine)
            return replace(routine, id=path.stem, name=" ".join(name.split()))
        return None

    async def _confirm(self, question: Confirm) -> bool:
        from acusession.tui.screens.confirm import ConfirmScreen

        screen = ConfirmScreen(
            question.sentence,
            "Press it anyway?",
            yes="press it",
            no="do not press it",
            awaits_release=True,
        )
        return await self._app.push_screen_wait(screen)
