"""The Textual app: its first screen, the order of screens, and the ways out."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, TypeAlias

from textual import work
from textual.binding import Binding, BindingType
from textual.driver import Driver
from textual.screen import Screen

from acusession.domain.plan import PlanOptions
from acusession.domain.suggestion import did_you_mean
from acusession.errors import AcusessionError
from acusession.runtime.session_setup import (
    NewSession,
    Ready,
    Request,
    RestartSession,
    ResumeSession,
    SessionSetup,
)
from acusession.system.garbage import collect
from acusession.tui.base_app import LEAVING, BaseApp
from acusession.tui.breakpoints import apply_breakpoints
from acusession.tui.home_contents import HomeContents
from acusession.tui.one_at_a_time import one_at_a_time
from acusession.tui.reported_record import ReportedRecord
from acusession.tui.services import Services
from acusession.tui.session_prompts import SessionPrompts
from acusession.tui.theme import DARK, THEMES

if TYPE_CHECKING:  # a screen is imported when it is shown
    from acusession.tui.screens.choose import ChooseScreen
    from acusession.tui.screens.home import HomeScreen
    from acusession.tui.screens.session import SessionScreen
    from acusession.tui.screens.settings import SettingsScreen

_SETTLED = 1.0
"""Seconds after which a new home screen is drawn and the screens before it are closed."""

InitialView: TypeAlias = SessionSetup | Ready | PlanOptions
"""A session to be set up, one that may start, or options for points that are still to be picked."""


def _first_styles(opens_with: InitialView | None) -> Sequence[str]:
    if opens_with is None:
        return ("grid", "home")
    return ("grid", "quick") if isinstance(opens_with, PlanOptions) else ("session",)


class AcusessionApp(BaseApp):
    """The program in full-screen mode.

    It opens with `opens_with`, or with the home screen, and uses `driver`, or Textual's own.
    `failure` is set when `opens_with` could not be started, `is_cut_short` when a signal ended a
    session.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        # With priority, so that they also work in a dialog over a session.
        Binding(",".join(LEAVING), "quit", "quit", show=False, priority=True),
        Binding("ctrl+z", "suspend_process", "suspend", show=False, priority=True),
    ]

    def __init__(
        self,
        services: Services,
        opens_with: InitialView | None = None,
        driver: type[Driver] | None = None,
    ) -> None:
        styles = [f"screens/{name}.tcss" for name in _first_styles(opens_with)]
        super().__init__(services.effective.theme, styles, driver)
        self._services = services
        self._record = ReportedRecord(services.record, self._warn_later)
        self._prompts = SessionPrompts(self, services, self._warn_later)
        self._contents = HomeContents(self, services, self._record)
        self.under_way: set[str] = set()
        self._opens_with = opens_with
        self._session: SessionScreen | None = None
        self._on_return: Callable[[], None] | None = None
        """Called when the user comes back to home, if that is out of date."""
        self.failure: AcusessionError | None = None
        self.is_cut_short = False

    def get_default_screen(self) -> Screen[Any]:
        """Return the screen to open with; an empty one if a question comes first."""
        screen: Screen[Any]
        if isinstance(self._opens_with, Ready):
            screen = self._new_session(self._opens_with)
        elif self._opens_with is None and self._services.settings.conditions is not None:
            screen = self._new_home()
        else:
            screen = super().get_default_screen()
        apply_breakpoints(screen, self)
        return screen

    @work
    async def on_mount(self) -> None:
        """Open what was asked for; at the very first start, show the cautions before it."""
        self.call_later(self._tell_trouble)  # on the screen that opens
        # The terminal is empty after Ctrl+Z and `fg`, and no widget knows that it must be redrawn.
        self.app_resume_signal.subscribe(self, lambda _: self.refresh(layout=True))
        if isinstance(self._opens_with, SessionSetup):
            await self._start(self._opens_with)
        elif not isinstance(self._opens_with, Ready):
            is_first_start = self._services.settings.conditions is None
            if is_first_start:
                await self._prompts.ask_conditions()
            if self._opens_with is not None:
                await self._pick(self._opens_with)
            elif is_first_start:
                self._go_home()

    def _tell_trouble(self) -> None:
        """Warn of problems with the settings: the screen hides what was printed before it."""
        if self._services.trouble:
            self.warn(self._services.trouble)
        wanted = self._services.effective.theme
        if wanted not in self.available_themes:
            hint = did_you_mean(wanted, self.available_themes)
            self.warn(f"There is no theme named {wanted!r}, so {DARK.name!r} is used.{hint}")

    # Starting a session

    async def _ask_for(self, request: Request) -> None:
        """Start the session that a screen asks for, unless one is running already."""
        if self.session is None:
            conditions = self._services.settings.conditions
            await self._start(SessionSetup(request, conditions, self._services.speech_seconds()))

    async def _ask_about(self, request: ResumeSession | RestartSession) -> None:
        """Resume or restart an unfinished session; if that fails, show home as it is now."""
        await self._ask_for(request)
        if self.session is None:
            self._go_home()

    async def _start(self, setup: SessionSetup) -> None:
        """Ask what must be asked, then show the session."""
        outcome = await self._prompts.answer_all(setup)
        if isinstance(outcome, Ready):
            self.push_screen(self._new_session(outcome))
        elif self._contents.home is None:  # there is no home to go back to
            self.failure = AcusessionError(outcome.sentence)
            self.exit()
        else:
            self._warn_later(outcome.sentence)

    def _new_session(self, ready: Ready) -> SessionScreen:
        from acusession.tui.screens.session import SessionScreen

        self._session = SessionScreen(ready, self._services)
        return self._session

    async def _pick(self, options: PlanOptions) -> None:
        """Let the user pick one or two points of any routine, then start."""
        request = await self._prompts.pick(options, await self._contents.all_routines())
        if request is not None:
            await self._ask_for(request)
        elif self._contents.home is None:
            self._go_home()

    @work
    @one_at_a_time("way")
    async def action_quick(self) -> None:
        """Let the user pick one or two points, then start."""
        await self._pick(PlanOptions())

    @work
    @one_at_a_time("way")
    async def on_home_screen_start(self, message: HomeScreen.Start) -> None:
        """Start a routine."""
        await self._ask_for(NewSession(message.routine, PlanOptions()))

    @work
    @one_at_a_time("way")
    async def on_home_screen_choose(self, message: HomeScreen.Choose) -> None:
        """Let the user choose points of a routine, then start."""
        from acusession.tui.screens.choose import ChooseScreen

        screen = ChooseScreen(
            message.routine, self._prompts.conditions, self._services.speech_seconds()
        )
        request = await self.push_screen_wait(screen)
        if request is not None:
            await self._ask_for(request)

    @work
    async def on_choose_screen_more_points_requested(
        self, message: ChooseScreen.MorePointsRequested
    ) -> None:
        """Offer the points of every routine, unless the screen has been left meanwhile."""
        routines = await self._contents.all_routines()
        if message.screen in self.screen_stack:
            message.screen.add(routines)

    @work
    @one_at_a_time("save")
    async def on_choose_screen_save(self, message: ChooseScreen.Save) -> None:
        """Save the chosen routine, and show it on the home screen."""
        if self.screen is not message.screen:
            return  # a session opens over it
        own = await self._prompts.save(message.routine)
        if own is None:
            return
        if self.screen is message.screen:
            message.screen.dismiss()
        self._renew_home(own.id)
        self.notify(f"Saved as {own.name}. It is on the home screen now.", markup=False)

    @work
    @one_at_a_time("way")
    async def on_home_screen_go_on(self, message: HomeScreen.GoOn) -> None:
        """Resume the unfinished session."""
        await self._ask_about(ResumeSession(message.unfinished))

    @work
    @one_at_a_time("way")
    async def on_home_screen_start_anew(self, message: HomeScreen.StartAnew) -> None:
        """Restart the unfinished session, after a confirmation."""
        if await self._prompts.may_close("Restart the unfinished session?", yes="restart it"):
            await self._ask_about(RestartSession(message.unfinished))

    @work
    @one_at_a_time("way")
    async def on_home_screen_close(self, message: HomeScreen.Close) -> None:
        """Close the unfinished session, after a confirmation."""
        if await self._prompts.may_close("Close the unfinished session?", yes="close it"):
            self._record.ask(lambda record, warn: record.close(message.unfinished, warn))
            self._go_home()

    # Home

    def _go_home(self, at: str | None = None) -> None:
        """Replace all screens with a new home, with the cursor on the routine with the id `at`."""
        while len(self.screen_stack) > 1:
            self.pop_screen()
        self._on_return = None
        self._contents.forget_routines()
        self.push_screen(self._new_home(at))  # above the first screen, which Textual never removes
        self.set_timer(_SETTLED, collect)

    def _renew_home(self, at: str | None = None) -> None:
        """Replace home, but only once the user has closed what was opened over it meanwhile."""
        if self.screen is self._contents.home:
            self._go_home(at)
        else:
            self._on_return = partial(self._go_home, at)

    def on_home_screen_resumed(self) -> None:
        """Replace a home that is out of date."""
        if self._on_return is not None:
            self._on_return()

    def _new_home(self, at: str | None = None) -> HomeScreen:
        return self._contents.new_home(self._prompts.conditions, at)

    def on_home_screen_opened(self) -> None:
        """Read the last weeks."""
        self._contents.read_recent()

    def _warn_later(self, sentence: str) -> None:
        """Warn after the screen that is opening is shown."""
        self.call_later(self.warn, sentence)

    def action_history(self) -> None:
        """Show the history."""
        from acusession.record.history import Entry, History, StepEntry
        from acusession.tui.screens.history import HistoryScreen

        def read(routine: str | None) -> History:
            return self._record.ask(lambda record, warn: record.history(routine, warn)) or History()

        def delete(entry: Entry | None) -> None:
            self._record.ask(lambda record, warn: record.delete(entry, warn))

        def steps(entry: Entry) -> Sequence[StepEntry]:
            return self._record.ask(lambda record, warn: record.steps(entry, warn)) or ()

        screen = HistoryScreen(read, steps, delete)
        self.push_screen(screen, lambda _: self._go_home())

    def action_feel(self) -> None:
        """Ask for a pain rating before a session."""
        from acusession.tui.screens.pain_rating import PainRatingScreen

        self.push_screen(PainRatingScreen(), self._felt)

    def _felt(self, rating: int | None) -> None:
        if rating is not None:
            self._services.rate(rating)
            self.notify(f"Noted: pain {rating} out of 10 before the next session.", markup=False)

    # Settings

    @work
    @one_at_a_time("way")
    async def action_conditions(self) -> None:
        """Show the cautions and ask for the conditions again."""
        await self._prompts.ask_conditions()
        self._go_home()

    @work
    @one_at_a_time("way")
    async def action_settings(self) -> None:
        """Show the settings, and keep what was changed."""
        from acusession.tui.screens.settings import SettingsScreen

        own = [theme.name for theme in THEMES]
        themes = [*own, *sorted(self.available_themes.keys() - set(own))]
        screen = SettingsScreen(self._services, themes)
        await self._prompts.keep(await self.push_screen_wait(screen))
        self.run_worker(self._services.stop_cues, thread=True)
        # A new voice is tried once, which can take seconds, and home needs the result.
        await asyncio.to_thread(self._services.speech_seconds)
        self._renew_home()

    def on_settings_screen_changed(self, message: SettingsScreen.Changed) -> None:
        """Show a changed theme at once."""
        self.theme = self.usable_theme(self._services.overrides.apply_to(message.settings).theme)

    # Ways out

    def on_session_screen_finished(self, message: SessionScreen.Finished) -> None:
        """Leave the closing: quit, or go home."""
        self._services.close()
        if message.quit:
            self.exit()
        else:
            self._go_home()

    @property
    def session(self) -> SessionScreen | None:
        """The running session, or None."""
        return self._session if self._session is not None and self._session.is_going_on else None

    async def action_quit(self) -> None:
        """Quit; while a session runs, ask first."""
        if self.session is None:
            self.exit()
        else:
            self.session.ask_leave()

    def interrupt(self, number: int) -> None:
        """End at once because of the signal `number`; a session can be resumed later."""
        self.is_cut_short = self.has_begun_session
        self.exit(return_code=128 + number)

    def on_input_ended(self) -> None:
        """End as with SIGHUP, which may be ignored or may not come when the terminal closes."""
        self.interrupt(signal.SIGHUP)

    @property
    def has_begun_session(self) -> bool:
        """True while a session runs that can be resumed later."""
        return self.session is not None and self.session.is_begun
