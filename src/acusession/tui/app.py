"""The app: what is shown first, what follows what, the themes, and the ways out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import App
from textual.binding import Binding, BindingType
from textual.worker import get_current_worker

from acusession.errors import AcusessionError
from acusession.harmless import harmless
from acusession.model import Condition, Plan, Point, Routine, Step, unique
from acusession.plan import Choice, describe_reasons, distinct, make_plan, reasons_against
from acusession.record.unfinished import Claim
from acusession.settings import Settings
from acusession.tui.backstage import Backstage
from acusession.tui.recorded import Recorded
from acusession.tui.screens.home import HomeScreen
from acusession.tui.screens.session import SessionScreen
from acusession.tui.theme import DARK, THEMES, own_variables
from acusession.tui.wish import Wish

if TYPE_CHECKING:
    from acusession.tui.screens.choose import ChooseScreen

_AT_ONCE = 10
"""Routines read before anything else is done."""


class AcusessionApp(App[None]):
    """acusession in full screen.

    Opens with `wish`, or by picking one or two points for `quick`, or with the session `going_on`,
    or at home. `failure` is set when the wish could not be fulfilled, `is_cut_short` when a signal
    ended a session.
    """

    TITLE = "acusession"
    CSS_PATH = "app.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        # With priority, so that they ask over whatever lies over a session.
        Binding("ctrl+q,ctrl+c", "quit", "quit", show=False, priority=True),
        Binding("ctrl+z", "suspend_process", "suspend", show=False, priority=True),
    ]

    def __init__(
        self,
        backstage: Backstage,
        wish: Wish | None = None,
        *,
        quick: Choice | None = None,
        going_on: Claim | Plan | None = None,
    ) -> None:
        super().__init__()
        self._backstage = backstage
        self._wish = wish
        self._quick = quick
        self._going_on = going_on
        self._home: HomeScreen | None = None
        self._routines: list[Routine] = []
        self._is_reading = False
        self.failure: AcusessionError | None = None
        self.is_cut_short = False
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = DARK.name

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The project's own colours, for the themes that do not name them."""
        return own_variables(self.current_theme)

    @work
    async def on_mount(self) -> None:
        """Open with what was asked for; before the first session ever, with what must be known."""
        if self._backstage.settings.conditions is None:
            await self._ask_conditions()
        if self._wish is not None:
            await self._start(self._wish)
        elif self._quick is not None:
            await self._pick(self._quick)
        elif self._going_on is not None:
            self._go_on(self._going_on)
        else:
            self._go_home()

    # Toward a session

    @property
    def _conditions(self) -> frozenset[Condition]:
        return self._backstage.settings.conditions or frozenset()

    async def _ask_conditions(self) -> None:
        from acusession.tui.screens.first_start import FirstStartScreen

        screen = FirstStartScreen(self._backstage.settings.conditions)
        conditions = await self.push_screen_wait(screen)
        self._keep(replace(self._backstage.settings, conditions=conditions))

    async def _start(self, wish: Wish) -> None:
        """Start what is wished, asking first for each named point that a condition is against."""
        accepted = frozenset(
            [point.id for point in wish.choice.points if await self._is_accepted(point)]
        )
        choice = replace(wish.choice, conditions=self._conditions, accepted=accepted)
        try:
            self._run(make_plan(wish.routine, choice))
        except AcusessionError as error:
            self._fail(error)

    async def _is_accepted(self, point: Point) -> bool:
        reasons = reasons_against(point, self._conditions)
        if not reasons:
            return True
        from acusession.tui.screens.ask import AskScreen

        question = AskScreen(
            f"{point.title} is better left alone because of {describe_reasons(reasons)}.",
            "Take it all the same?",
            yes="take it",
            no="leave it out",
        )
        return await self.push_screen_wait(question)

    def _fail(self, error: AcusessionError) -> None:
        """Tell at home; where nobody has been there yet, leave with the error."""
        if self._is_home:
            self.notify(str(error), severity="warning", timeout=10, markup=False)
            return
        self.failure = error
        self.exit()

    def _run(self, plan: Plan) -> None:
        self.push_screen(SessionScreen(plan, self._backstage))

    def _go_on(self, going_on: Claim | Plan) -> None:
        """Run a plan, or the rest of a claimed session."""
        if isinstance(going_on, Plan):
            self._run(going_on)
        else:
            self.push_screen(SessionScreen(going_on.unfinished.plan, self._backstage, going_on))

    async def _pick(self, choice: Choice) -> None:
        """Pick one or two points of any routine, and start."""
        from acusession.tui.screens.quick import QuickScreen

        routines = self._all_routines()
        every = distinct(point for routine in routines for point in routine.points)
        points = await self.push_screen_wait(QuickScreen(every, self._conditions))
        if points:
            home = next(routine for routine in routines if points[0] in routine.points)
            quick = replace(home, name="Quick", points=points)
            await self._start(Wish(quick, replace(choice, points=points)))
        elif not self._is_home:
            self._go_home()

    # Home, and what it leads to

    @property
    def _is_home(self) -> bool:
        return any(isinstance(screen, HomeScreen) for screen in self.screen_stack)

    def _go_home(self) -> None:
        while len(self.screen_stack) > 1:
            self.pop_screen()
        rest = iter(self._backstage.read_routines())
        self._routines = list(islice(rest, _AT_ONCE))
        recorded = self._recorded
        self._home = HomeScreen(
            self._routines, self._conditions, recorded.unfinished(), recorded.last()
        )
        self.push_screen(self._home)
        self._is_reading = len(self._routines) == _AT_ONCE
        if self._is_reading:
            self._read_on(rest, self._home)

    @work(thread=True, exclusive=True, group="routines")
    def _read_on(self, rest: Iterator[Routine], home: HomeScreen) -> None:
        """Read the other routines while the screen is in use already."""
        worker = get_current_worker()
        while not worker.is_cancelled:
            found = list(islice(rest, _AT_ONCE))
            self.post_message(HomeScreen.Found(home, found))
            if not found:
                return

    @on(HomeScreen.Found)
    def _on_found(self, message: HomeScreen.Found) -> None:
        if message.home is self._home:
            self._is_reading = bool(message.routines)
            self._add(message.routines)

    def _add(self, routines: Sequence[Routine]) -> None:
        """Offer more routines at home."""
        self._routines += routines
        if self._home is not None:
            self._home.add(routines)

    def _all_routines(self) -> Sequence[Routine]:
        """Those read at home, if that is all of them."""
        if self._routines and not self._is_reading:
            return self._routines
        return tuple(self._backstage.read_routines())

    @on(HomeScreen.Quick)
    @work
    async def _on_quick(self) -> None:
        await self._pick(Choice())

    @on(HomeScreen.Start)
    def _on_start(self, message: HomeScreen.Start) -> None:
        self._start_routine(message.routine)

    @work
    async def _start_routine(self, routine: Routine) -> None:
        await self._start(Wish(routine, Choice()))

    @on(HomeScreen.Choose)
    def _on_choose(self, message: HomeScreen.Choose) -> None:
        from acusession.tui.screens.choose import ChooseScreen

        screen = ChooseScreen(message.routine, self._conditions)
        self.push_screen(screen, lambda plan: self._run(plan) if plan else None)

    def on_choose_screen_others(self, message: ChooseScreen.Others) -> None:
        """Offer the points of every routine."""
        message.screen.add(self._all_routines())

    @work
    async def on_choose_screen_save(self, message: ChooseScreen.Save) -> None:
        """Ask for a name until it is a good one, or nobody wants to save any more."""
        from acusession.tui.screens.name import NameScreen

        told = ""
        while name := await self.push_screen_wait(NameScreen(told)):
            try:
                path = self._backstage.save_routine(message.routine, name)
            except AcusessionError as error:
                told = str(error)
                continue
            self._add([replace(message.routine, id=path.stem, name=name.strip())])
            self.notify(f"Saved: {harmless(str(path))}", timeout=10, markup=False)
            return

    # What was recorded

    @property
    def _recorded(self) -> Recorded:
        return Recorded(self._backstage.archive, self._warn)

    def _warn(self, sentence: str) -> None:
        self.notify(sentence, severity="warning", timeout=10, markup=False)

    @on(HomeScreen.GoOn)
    @work
    async def _on_go_on(self, message: HomeScreen.GoOn) -> None:
        unfinished = message.unfinished
        if await self._are_accepted(unfinished.ahead):
            claim = self._recorded.claim(unfinished)
            self._go_on(claim) if claim else self._go_home()

    @on(HomeScreen.StartAnew)
    @work
    async def _on_start_anew(self, message: HomeScreen.StartAnew) -> None:
        plan = message.unfinished.plan
        if await self._are_accepted(plan.steps):
            self._recorded.close(message.unfinished)
            self._run(plan)

    async def _are_accepted(self, steps: Sequence[Step]) -> bool:
        """Whether every point may be pressed, by the conditions as they are by now."""
        for point in unique(step.point for step in steps):
            if not await self._is_accepted(point):
                return False
        return True

    @on(HomeScreen.Close)
    def _on_close_unfinished(self, message: HomeScreen.Close) -> None:
        self._recorded.close(message.unfinished)
        self._go_home()

    @on(HomeScreen.History)
    def _on_history(self) -> None:
        from acusession.tui.screens.history import HistoryScreen

        screen = HistoryScreen(self._recorded.history, self._recorded.delete)
        self.push_screen(screen, lambda _: self._go_home())

    @on(HomeScreen.Feel)
    def _on_feel(self) -> None:
        from acusession.tui.screens.feel import FeelScreen

        self.push_screen(FeelScreen(), self._felt)

    def _felt(self, rating: int | None) -> None:
        if rating is not None:
            self._backstage.rate(rating)
            self.notify(f"Noted: {rating} of 10 before the next session.", markup=False)

    @on(HomeScreen.Conditions)
    @work
    async def _on_conditions(self) -> None:
        await self._ask_conditions()
        self._go_home()

    @on(HomeScreen.Settings)
    def _on_settings(self) -> None:
        from acusession.tui.screens.settings import SettingsScreen

        self.push_screen(SettingsScreen(self._backstage.settings), self._keep)

    @on(HomeScreen.Keys)
    def _on_keys(self) -> None:
        from acusession.tui.screens.keys import KeysScreen

        self.push_screen(KeysScreen())

    def _keep(self, settings: Settings | None) -> None:
        if settings is None or settings == self._backstage.settings:
            return
        self._backstage.settings = settings
        try:
            self._backstage.save(settings)
        except AcusessionError as error:
            self.notify(str(error), severity="warning", timeout=10, markup=False)

    # Ways out

    @on(SessionScreen.Finished)
    def _on_finished(self, message: SessionScreen.Finished) -> None:
        self._backstage.close()
        if message.quit:
            self.exit()
        else:
            self._go_home()

    @property
    def session(self) -> SessionScreen | None:
        """The session that runs, if one does."""
        screens = [screen for screen in self.screen_stack if isinstance(screen, SessionScreen)]
        return screens[-1] if screens and screens[-1].is_going_on else None

    async def action_quit(self) -> None:
        """Quit; while a session runs, ask first."""
        if self.session is None:
            self.exit()
        else:
            self.session.ask_leave()

    def interrupt(self, number: int) -> None:
        """End at once, as the signal `number` asks; a session is left to go on with."""
        self.is_cut_short = self.session is not None
        self.exit(return_code=128 + number)
