"""The app: what is shown first, what follows what, and the ways out."""

from __future__ import annotations

import asyncio
import logging
import signal
from collections.abc import Callable, Sequence
from io import StringIO
from typing import TYPE_CHECKING, Any, ClassVar, TypeAlias, TypeVar

from rich.console import Console
from textual import work
from textual.app import App
from textual.binding import Binding, BindingType
from textual.driver import Driver
from textual.events import Key
from textual.filter import LineFilter
from textual.screen import Screen
from textual.worker import WorkerFailed, get_current_worker

from acusession.config.settings import Settings
from acusession.console.capabilities import supports_unicode
from acusession.domain.phrases import OTHER_LAYOUT
from acusession.domain.plan import PlanOptions
from acusession.domain.suggestion import did_you_mean
from acusession.errors import AcusessionError
from acusession.record.errors import RecordError, Report
from acusession.record.store import RecordStore
from acusession.runtime.session_setup import (
    NewSession,
    Ready,
    Request,
    RestartSession,
    ResumeSession,
    SessionSetup,
)
from acusession.session.keymap import is_non_latin_letter
from acusession.tui.ascii_filter import AsciiOnly
from acusession.tui.breakpoints import apply_breakpoints
from acusession.tui.one_at_a_time import one_at_a_time
from acusession.tui.routine_loader import RoutineLoader
from acusession.tui.services import Services
from acusession.tui.session_prompts import SessionPrompts
from acusession.tui.theme import DARK, THEMES, own_variables

if TYPE_CHECKING:  # a screen is imported when it is shown
    from acusession.domain.model import Routine
    from acusession.tui.screens.choose import ChooseScreen
    from acusession.tui.screens.home import HomeScreen
    from acusession.tui.screens.session import SessionScreen
    from acusession.tui.screens.settings import SettingsScreen

_log = logging.getLogger(__name__)

T = TypeVar("T")

InitialView: TypeAlias = SessionSetup | Ready | PlanOptions
"""A session about which something is to be asked; one that may start; points to be picked."""


class AcusessionApp(App[None]):
    """acusession in full screen.

    Opens with `opens_with`, or at home; on `driver`, or on Textual's own. `failure` is set when
    that could not be started, `is_cut_short` when a signal ended a session.
    """

    TITLE = "acusession"
    ENABLE_COMMAND_PALETTE = False
    # Ctrl+C leaves; and what a terminal itself selects, with Shift, it copies as everywhere else.
    ALLOW_SELECT = False
    # For every screen that has none of its own; what each class does is said in the style sheets.
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-normal")]  # noqa: RUF012 - Textual's own type
    VERTICAL_BREAKPOINTS = [(0, "-least"), (9, "-low"), (18, "-high"), (50, "-huge")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [
        # With priority, so that they ask over whatever lies over a session.
        Binding("ctrl+q,ctrl+c", "quit", "quit", show=False, priority=True),
        Binding("ctrl+z", "suspend_process", "suspend", show=False, priority=True),
    ]

    def __init__(
        self,
        services: Services,
        opens_with: InitialView | None = None,
        driver: type[Driver] | None = None,
    ) -> None:
        # The styles of the first screen too: read with it, they would have all be read once more.
        first = "lists" if opens_with is None or isinstance(opens_with, PlanOptions) else "session"
        super().__init__(driver, css_path=["app.tcss", f"screens/{first}.tcss"])
        self._services = services
        self._prompts = SessionPrompts(self, services, self._warn_later)
        self.under_way: set[str] = set()
        self._opens_with = opens_with
        self._home: HomeScreen | None = None
        self._session: SessionScreen | None = None
        self._reading: RoutineLoader | None = None
        self._has_told_of_layout = False
        self.failure: AcusessionError | None = None
        self.is_cut_short = False
        self._traceback = StringIO()
        self.error_console = Console(file=self._traceback, width=100)
        for theme in THEMES:
            self.register_theme(theme)
        self._begin_in(self._theme_of(services.effective))
        self._signs = () if supports_unicode() else (AsciiOnly(),)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's own, and where the terminal has few signs, one that keeps to those."""
        return [*super().get_line_filters(), *self._signs]

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The project's own colours, for the themes that do not name them."""
        return own_variables(self.current_theme)

    def get_default_screen(self) -> Screen[Any]:
        """The screen it opens with: no empty one is drawn before it, but to ask something over."""
        if isinstance(self._opens_with, Ready):
            return self._new_session(self._opens_with)
        if self._opens_with is None and self._services.settings.conditions is not None:
            return self._new_home()
        return super().get_default_screen()

    @work
    async def on_mount(self) -> None:
        """Open with what was asked for; before the first session ever, with what must be known."""
        self.call_later(self._tell_trouble)  # on the screen that opens
        # Stopped and brought back, the terminal is blank, of which no widget knows.
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

    def _begin_in(self, theme: str) -> None:
        """Put the first theme on without its watcher, which would read every style once more."""
        self.set_reactive(App.theme, theme)
        dark = self.current_theme.dark
        self.set_class(dark, "-dark-mode", update=False)
        self.set_class(not dark, "-light-mode", update=False)
        self.stylesheet.set_variables(self.get_css_variables())

    def _theme_of(self, settings: Settings) -> str:
        """The theme of the settings, or the first where there is none of that name."""
        return settings.theme if settings.theme in self.available_themes else DARK.name

    def _tell_trouble(self) -> None:
        """What is amiss with the settings; what was said before the screen is out of sight."""
        if self._services.trouble:
            self._warn(self._services.trouble)
        wanted = self._services.effective.theme
        if wanted not in self.available_themes:
            hint = did_you_mean(wanted, self.available_themes)
            self._warn(f"There is no theme {wanted!r}.{hint}")

    # Toward a session

    async def _ask_for(self, request: Request) -> None:
        """Start what a screen asks for, unless a session runs already."""
        if self.session is None:
            conditions = self._services.settings.conditions
            await self._start(SessionSetup(request, conditions, self._services.speech_seconds()))

    async def _ask_about(self, request: ResumeSession | RestartSession) -> None:
        """Start an unfinished session; where that fails, show at home what there is by now."""
        await self._ask_for(request)
        if self.session is None:
            self._go_home()

    async def _start(self, setup: SessionSetup) -> None:
        """Ask what must be asked, and run the session."""
        outcome = await self._prompts.answer_all(setup)
        if isinstance(outcome, Ready):
            self.push_screen(self._new_session(outcome))
        elif self._home is None:  # nobody has been there yet
            self.failure = AcusessionError(outcome.sentence)
            self.exit()
        else:
            self._warn_later(outcome.sentence)

    def _new_session(self, ready: Ready) -> SessionScreen:
        from acusession.tui.screens.session import SessionScreen

        self._session = SessionScreen(ready, self._services)
        apply_breakpoints(self._session, self)
        return self._session

    async def _pick(self, options: PlanOptions) -> None:
        """Pick one or two points of any routine, and start."""
        request = await self._prompts.pick(options, await self._all_routines())
        if request is not None:
            await self._ask_for(request)
        elif self._home is None:
            self._go_home()

    @work
    @one_at_a_time("way")
    async def action_quick(self) -> None:
        """Just one or two points."""
        await self._pick(PlanOptions())

    @work
    @one_at_a_time("way")
    async def on_home_screen_start(self, message: HomeScreen.Start) -> None:
        """Start a routine."""
        await self._ask_for(NewSession(message.routine, PlanOptions()))

    @work
    @one_at_a_time("way")
    async def on_home_screen_choose(self, message: HomeScreen.Choose) -> None:
        """Choose points of a routine, and start."""
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
        """Offer the points of every routine."""
        message.screen.add(await self._all_routines())

    @work
    @one_at_a_time("save")
    async def on_choose_screen_save(self, message: ChooseScreen.Save) -> None:
        """Save it, and offer it at home."""
        own = await self._prompts.save(message.routine)
        if own is not None:
            message.screen.mark_saved()
            self._read().found.append(own)
            self._show_found()

    @work
    @one_at_a_time("way")
    async def on_home_screen_go_on(self, message: HomeScreen.GoOn) -> None:
        """Go on with the unfinished session."""
        await self._ask_about(ResumeSession(message.unfinished))

    @work
    @one_at_a_time("way")
    async def on_home_screen_start_anew(self, message: HomeScreen.StartAnew) -> None:
        """Close the unfinished session as it is, and start it anew."""
        if await self._prompts.may_close("Start the unfinished session anew?", yes="start anew"):
            await self._ask_about(RestartSession(message.unfinished))

    @work
    @one_at_a_time("way")
    async def on_home_screen_close(self, message: HomeScreen.Close) -> None:
        """Close the unfinished session as it is."""
        if await self._prompts.may_close("Close the unfinished session?", yes="close it"):
            self._ask_record(lambda record, warn: record.close(message.unfinished, warn))
            self._go_home()

    # Home, and what it shows

    def _go_home(self) -> None:
        """Leave every screen for a new home."""
        while len(self.screen_stack) > 1:
            self.pop_screen()
        self._reading = None
        self.push_screen(self._new_home())  # over the first, which Textual keeps for good

    def _new_home(self) -> HomeScreen:
        from acusession.tui.screens.home import HomeScreen

        reading = self._read()
        unfinished = self._ask_record(lambda record, warn: record.unfinished(warn)) or ()
        self._home = HomeScreen(
            tuple(reading.found),
            self._prompts.conditions,
            unfinished[0] if unfinished else None,
            self._ask_record(lambda record, warn: record.last(warn)),
            self._services.speech_seconds(),
        )
        apply_breakpoints(self._home, self)
        if not reading.is_over:
            self.call_after_refresh(self._read_on, reading, self._home)
        return self._home

    def _read(self) -> RoutineLoader:
        """The routines as they are read; the first few are."""
        if self._reading is None:
            self._reading = RoutineLoader(self._services.read_routines)
            self._reading.load_batch()
        return self._reading

    async def _all_routines(self) -> Sequence[Routine]:
        """Read every routine, and offer at home what was read."""
        routines = await self._read().load_all()
        self._show_found()
        return routines

    @work(thread=True, exclusive=True, group="routines")
    def _read_on(self, reading: RoutineLoader, home: HomeScreen) -> None:
        """Read the other routines while the screen is in use already."""
        worker = get_current_worker()
        while not worker.is_cancelled:
            reading.load_batch()
            self.post_message(home.RoutinesLoaded())
            if reading.is_over:
                break

    def on_home_screen_routines_loaded(self) -> None:
        """Offer what was read meanwhile."""
        self._show_found()

    def _show_found(self) -> None:
        """Offer at home the routines that it does not show yet."""
        if self._home is None or not self._home.is_mounted or self._reading is None:
            return
        if new := self._reading.found[len(self._home.routines) :]:
            self._home.add(new)

    def _ask_record(self, question: Callable[[RecordStore, Report], T]) -> T | None:
        """Ask the record; where it cannot answer, warn, and return None."""
        try:
            return question(self._services.record, self._warn_later)
        except RecordError as error:
            self._warn_later(str(error))
            return None

    def _warn(self, sentence: str) -> None:
        self.notify(sentence, severity="warning", timeout=10, markup=False)

    def _warn_later(self, sentence: str) -> None:
        """Warn on the screen that opens, where none is there yet."""
        self.call_later(self._warn, sentence)

    def action_history(self) -> None:
        """What was done."""
        from acusession.record.history import Entry, History
        from acusession.tui.screens.history import HistoryScreen

        def read(routine: str | None) -> History:
            return self._ask_record(lambda record, warn: record.history(routine, warn)) or History()

        def delete(entry: Entry | None) -> None:
            self._ask_record(lambda record, warn: record.delete(entry, warn))

        screen = HistoryScreen(read, delete)
        self.push_screen(screen, lambda _: self._go_home())

    def action_feel(self) -> None:
        """Say how it feels before a session."""
        from acusession.tui.screens.pain_rating import PainRatingScreen

        self.push_screen(PainRatingScreen(), self._felt)

    def _felt(self, rating: int | None) -> None:
        if rating is not None:
            self._services.rate(rating)
            self.notify(f"Noted: {rating} of 10 before the next session.", markup=False)

    def action_keys(self) -> None:
        """The keys of a session."""
        from acusession.tui.screens.keys import KeysScreen

        self.push_screen(KeysScreen(self._services.effective.keymap))

    # Settings

    @work
    @one_at_a_time("way")
    async def action_conditions(self) -> None:
        """The cautions and the conditions again."""
        await self._prompts.ask_conditions()
        self._go_home()

    @work
    @one_at_a_time("way")
    async def action_settings(self) -> None:
        """The settings."""
        from acusession.tui.screens.settings import SettingsScreen

        own = [theme.name for theme in THEMES]
        themes = [*own, *sorted(self.available_themes.keys() - set(own))]
        screen = SettingsScreen(self._services.settings, self._services.overrides, themes)
        await self._prompts.keep(await self.push_screen_wait(screen))
        # Another voice is tried once, which can take seconds; home asks what came of that.
        await asyncio.to_thread(self._services.speech_seconds)
        self._go_home()

    def on_settings_screen_changed(self, message: SettingsScreen.Changed) -> None:
        """A look is chosen by seeing it."""
        self.theme = self._theme_of(self._services.overrides.apply_to(message.settings))

    # Keys that are none as they are typed

    def on_key(self, event: Key) -> None:
        """Take a capital for its small letter, as with Caps Lock on; tell of another layout."""
        letter = event.character or ""
        if letter.lower() == letter and not is_non_latin_letter(letter):
            return
        bound = self.screen.active_bindings
        if letter in bound:
            return
        if letter.lower() in bound:
            self.post_message(Key(letter.lower(), letter.lower()))
        elif is_non_latin_letter(letter) and not self._has_told_of_layout:
            self._has_told_of_layout = True
            self._warn(OTHER_LAYOUT)

    # Ways out

    def on_session_screen_finished(self, message: SessionScreen.Finished) -> None:
        """Leave the closing."""
        self._services.close()
        if message.quit:
            self.exit()
        else:
            self._go_home()

    @property
    def session(self) -> SessionScreen | None:
        """The session that runs, if one does."""
        return self._session if self._session is not None and self._session.is_going_on else None

    async def action_quit(self) -> None:
        """Quit; while a session runs, ask first."""
        if self.session is None:
            self.exit()
        else:
            self.session.ask_leave()

    def interrupt(self, number: int) -> None:
        """End at once, as the signal `number` asks; a session is left to go on with."""
        self.is_cut_short = self.has_begun_session
        self.exit(return_code=128 + number)

    def on_input_ended(self) -> None:
        """End as a closed terminal asks for; its signal may be ignored, or may not come."""
        self.interrupt(signal.SIGHUP)

    @property
    def has_begun_session(self) -> bool:
        """Whether a session runs that one can go on with another time."""
        return self.session is not None and self.session.is_begun

    @property
    def traceback(self) -> str:
        """What Textual prints after a fault that ends the app; "" after none."""
        return self._traceback.getvalue()

    @property
    def fault(self) -> BaseException | None:
        """The exception of that fault, where Textual, privately, still has it."""
        error: BaseException | None = getattr(self, "_exception", None)
        return error.error if isinstance(error, WorkerFailed) else error

    def _handle_exception(self, error: Exception) -> None:
        """Take no harm from a screen that was still to be filled when the app ended."""
        if self._exit:
            _log.warning("on the way out: %r", error)
        else:
            super()._handle_exception(error)
