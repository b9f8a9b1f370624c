"""The ways toward a session: what is picked and asked before there is a plan."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace
from textual.app import App

from acusession.errors import AcusessionError
from acusession.harmless import harmless
from acusession.model import Condition, Plan, Point, Routine, Step, unique
from acusession.plan import Choice, describe_reasons, distinct, make_plan, reasons_against
from acusession.tui.backstage import Backstage
from acusession.tui.wish import Wish


class Ways:
    """Asks on the screens of `app`; to be used in one of its workers, which can wait."""

    def __init__(self, app: App[None], backstage: Backstage) -> None:
        self._app = app
        self._backstage = backstage

    @property
    def conditions(self) -> frozenset[Condition]:
        """Those that apply as far as is known."""
        return self._backstage.settings.conditions or frozenset()

    async def ask_conditions(self) -> frozenset[Condition]:
        """Tell what must be known before a session, and ask which conditions apply."""
        from acusession.tui.screens.first_start import FirstStartScreen

        screen = FirstStartScreen(self._backstage.settings.conditions)
        return await self._app.push_screen_wait(screen)

    async def may_lose_comments(self) -> bool:
        """Ask whether the settings' file may be written, which takes the comments out of it."""
        from acusession.tui.screens.ask import AskScreen

        question = AskScreen(
            "Write config.yaml, and lose the comments in it?",
            "It holds comments written by hand, which go when it is written. "
            "Otherwise the change counts until you quit.",
            yes="write it",
            no="leave the file as it is",
        )
        return await self._app.push_screen_wait(question)

    async def plan(self, wish: Wish) -> Plan:
        """Plan what is wished, asking first for each named point that a condition is against.

        Raises:
            AcusessionError: nothing is left to do.

        """
        accepted = [point.id for point in wish.choice.points if await self._is_accepted(point)]
        choice = replace(wish.choice, conditions=self.conditions, accepted=frozenset(accepted))
        plan = make_plan(wish.routine, choice, self._backstage.seconds_to_say())
        if await self._backstage.rehearse(plan):
            plan = make_plan(wish.routine, choice, self._backstage.seconds_to_say())
        return plan

    async def pick(self, choice: Choice, routines: Sequence[Routine]) -> Wish | None:
        """Pick one or two points of any routine; None when nobody wants to."""
        from acusession.tui.screens.quick import QuickScreen

        every = distinct(point for routine in routines for point in routine.points)
        points = await self._app.push_screen_wait(QuickScreen(every, self.conditions))
        if not points:
            return None
        home = next(routine for routine in routines if points[0] in routine.points)
        return Wish(replace(home, name="Quick", points=points), replace(choice, points=points))

    async def save(self, routine: Routine) -> Routine | None:
        """Save a routine under a name, asked for until it is a good one, or nobody wants to."""
        from acusession.tui.screens.name import NameScreen

        told = ""
        while name := await self._app.push_screen_wait(NameScreen(told)):
            try:
                path = self._backstage.save_routine(routine, name)
            except AcusessionError as error:
                told = str(error)
                continue
            self._app.notify(f"Saved: {harmless(str(path))}", timeout=10, markup=False)
            return replace(routine, id=path.stem, name=name.strip())
        return None

    async def are_accepted(self, steps: Sequence[Step]) -> bool:
        """Whether every point may be pressed, by the conditions as they are by now."""
        for point in unique(step.point for step in steps):
            if not await self._is_accepted(point):
                return False
        return True

    async def _is_accepted(self, point: Point) -> bool:
        reasons = reasons_against(point, self.conditions)
        if not reasons:
            return True
        from acusession.tui.screens.ask import AskScreen

        question = AskScreen(
            f"{point.title} is better left alone because of {describe_reasons(reasons)}.",
            "Take it all the same?",
            yes="take it",
            no="leave it out",
        )
        return await self._app.push_screen_wait(question)
