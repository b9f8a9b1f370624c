"""The app: what is shown first, what follows what, the themes, and the ways out."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from textual import on, work
from textual.app import App
from textual.binding import Binding, BindingType

from acusession.errors import AcusessionError
from acusession.model import Condition, Plan, Point, Routine
from acusession.plan import Choice, describe_reasons, make_plan, reasons_against
from acusession.record.unfinished import Claim
from acusession.settings import Settings
from acusession.tui.backstage import Backstage
from acusession.tui.screens.home import HomeScreen
from acusession.tui.screens.session import SessionScreen
from acusession.tui.theme import DARK, THEMES, own_variables
from acusession.tui.wish import Wish


class AcusessionApp(App[None]):
    """acusession in full screen.

    Opens with `wish`, or by picking one or two points for `quick`, or with the session `going_on`,
    or at home. `failure` is set when the wish could not be fulfilled.
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
        self.failure: AcusessionError | None = None
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

        routines = self._backstage.read_routines()
        every = [point for routine in routines for point in routine.points]
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
        self.push_screen(HomeScreen(self._backstage.read_routines(), self._conditions))

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
        """End at once, as the signal `number` asks; with a session one can go on another time."""
        unfinished = "acusession: to go on where you were: acusession resume"
        self.exit(return_code=128 + number, message=unfinished if self.session else None)
