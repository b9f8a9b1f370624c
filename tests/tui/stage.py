"""The full-screen app in tests: the test controls the clock and reads the screen as text."""

from __future__ import annotations

import re
import time
import unicodedata
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any

import pytest
from textual._context import visible_screen_stack
from textual.events import Key
from textual.geometry import Size
from textual.keys import KEY_NAME_REPLACEMENTS, REPLACED_KEYS
from textual.message_pump import MessagePump
from textual.pilot import Pilot
from textual.strip import Strip

from acusession import paths
from acusession.config.settings import Settings
from acusession.domain.durations import format_clock
from acusession.domain.model import Condition, Plan, Point, Routine
from acusession.domain.plan import PlanOptions
from acusession.routines.reader import read_routine
from acusession.routines.user_routines import save_routine
from acusession.runtime.runner import Listener, Runner
from acusession.runtime.session_setup import Ready, Request, SessionSetup
from acusession.session.events import Phase
from acusession.session.view import View
from acusession.tui.app import AcusessionApp, InitialView
from acusession.tui.screens import session
from acusession.tui.screens.confirm import ConfirmScreen
from acusession.tui.screens.session import SessionScreen
from acusession.tui.services import Report, Services
from acusession.tui.widgets.cup import Cup
from acusession.tui.widgets.digits import ROWS, digit_rows
from acusession.tui.widgets.rating_scale import RatingScale
from tests.recorder import Clock, Recorder
from tests.samples import small_plan
from tests.tui.idle import PATIENCE, IdleWatch


@dataclass(eq=False)
class Alarm:
    """A timer of a screen or a widget; it rings when the test's clock reaches `due`."""

    pump: MessagePump
    due: float
    ring: Callable[[], object]
    is_stopped: bool = False

    def stop(self) -> None:
        self.is_stopped = True

    @property
    def is_set(self) -> bool:
        return not self.is_stopped and self.pump.is_running


@dataclass(kw_only=True)
class Stage:
    """The app, and everything its user does and sees.

    `saved` are the settings it saved, `alarms` the timers its screens set, `runners` its sessions,
    `reports` their functions to report a problem, `closed` has an entry for each session closed.
    When a method returns, the effect of what it did is on the screen, except for the work of other
    threads: wait for that with `see` or `until`.
    """

    app: AcusessionApp
    services: Services
    clock: Clock
    recorder: Recorder
    saved: list[Settings]
    alarms: list[Alarm]
    runners: list[Runner]
    reports: list[Report]
    closed: list[bool]
    pilot: Pilot[None]
    watch: IdleWatch

    # What the user sees

    @property
    def rows(self) -> list[str]:
        """The text on the screen, row by row."""
        return [strip.text.rstrip() for strip in self.strips]

    @property
    def strips(self) -> list[Strip]:
        """The rows with their styles.

        This is the only place that uses private parts of Textual: its public API offers one widget
        without its children, the style of a cell without its character, or an image. A dialog
        shows the screens below it only if a context variable names them, as during a paint.
        """
        visible_screen_stack.set(self.app._background_screens)
        return self.app.screen._compositor.render_strips()

    @property
    def text(self) -> str:
        return "\n".join(self.rows)

    @property
    def words(self) -> str:
        """The text of the screen as running words, without line breaks and borders."""
        return words(self.rows)

    async def read_down(self) -> str:
        """Scroll down with the arrow key to the end; return everything seen as words."""
        seen = [words([row]) for row in self.rows[:-1]]
        while True:
            before = self.rows
            await self.press("down")
            seen += [row for row in (words([each]) for each in self.rows[:-1]) if row not in seen]
            if self.rows == before:
                return words(seen)

    @property
    def keys(self) -> str:
        """The last row, with the keys."""
        return self.rows[-1].strip()

    @property
    def here(self) -> str:
        """The class name of the current screen."""
        return type(self.app.screen).__name__

    @property
    def session(self) -> SessionScreen:
        return next(each for each in self.app.screen_stack if isinstance(each, SessionScreen))

    @property
    def view(self) -> View:
        return self.runners[-1].view

    @property
    def events(self) -> list[str]:
        """The names of the events of all sessions, without `Counted`."""
        names = [type(event).__name__ for event in self.recorder.heard]
        return [name for name in names if name != "Counted"]

    # What the user does

    async def press(self, *keys: str) -> None:
        for key in keys:
            self.app.post_message(key_event(key))
            await self.idle()

    async def type(self, *keys: str) -> None:
        """Press keys without a pause, as when a slow line brings them all at once."""
        for key in keys:
            self.app.post_message(key_event(key))
        await self.idle()

    async def click(self, text: str) -> None:
        """Click on the middle of the first `text` on the screen."""
        await self.until(lambda: any(text in row for row in self.rows))
        y, row = next((y, row) for y, row in enumerate(self.rows) if text in row)
        await self.pilot.click(offset=(row.index(text) + len(text) // 2, y))
        await self.idle()

    async def resize(self, width: int, height: int) -> None:
        """Resize the terminal, and wait until every screen is laid out for it."""
        await self.pilot.resize_terminal(width, height)
        size = Size(width, height)
        await self.until(lambda: self.app.size == self.app.screen.size == size)

    async def idle(self) -> None:
        """Wait until everything that was triggered has happened and is on the screen."""
        await self.watch.idle()

    async def until(self, is_so: Callable[[], bool]) -> None:
        """Wait until the condition is true on a screen that is laid out and painted."""
        deadline = time.monotonic() + PATIENCE
        await self.idle()
        while not is_so():
            assert time.monotonic() < deadline, f"it does not come, but:\n{self.text}"
            await self.watch.message()
            await self.idle()

    async def see(self, *texts: str) -> None:
        """Wait until all the texts are on the screen."""
        await self.until(lambda: all(text in self.words for text in texts))

    # Time

    async def wait(self, seconds: float) -> None:
        """Let time pass; each alarm rings when it is due."""
        until = self.clock.now + seconds
        while (alarm := self.next_alarm) is not None and alarm.due <= until:
            self.clock.now = max(self.clock.now, alarm.due)
            await self.ring(alarm)
        self.clock.now = until

    async def sleep(self, seconds: float) -> None:
        """Let time pass as while the machine sleeps: alarms ring only afterwards."""
        self.clock.now += seconds
        if (alarm := self.next_alarm) is not None:
            await self.ring(alarm)

    async def wait_for(self, phase: Phase, index: int = 0) -> None:
        """Let time pass until `phase` of the step `index` starts."""
        while (self.view.phase, self.view.index) != (phase, index):
            await self.wait(1)

    @property
    def next_alarm(self) -> Alarm | None:
        return min(
            (alarm for alarm in self.alarms if alarm.is_set),
            key=lambda alarm: alarm.due,
            default=None,
        )

    async def ring(self, alarm: Alarm) -> None:
        alarm.stop()
        alarm.pump.call_next(alarm.ring)
        await self.idle()

    # Start

    @asynccontextmanager
    async def run(self, size: tuple[int, int] = (80, 24)) -> AsyncIterator[None]:
        """Run the app, from its first screen on."""
        async with self.app.run_test(
            size=size, notifications=True, message_hook=self.watch.hear
        ) as self.pilot:
            await self.until(lambda: self.here not in ("Screen", "_DefaultScreen"))
            yield


def own_routines() -> Iterator[Routine]:
    """Yield the routines that were saved."""
    yield from map(read_routine, sorted(paths.user_routines().glob("*.yaml")))


@contextmanager
def set_up(
    *routines: Routine,
    settings: Settings | None = None,
    opens_with: Request | Plan | PlanOptions | None = None,
    wait_for_go: bool = False,
    fail_to_save: Exception | None = None,
    recorder: Recorder | None = None,
) -> Iterator[Stage]:
    """Set up an app that does not run yet, with all its services."""
    clock, recorder = Clock(), recorder or Recorder()
    saved: list[Settings] = []
    alarms: list[Alarm] = []
    runners: list[Runner] = []
    reports: list[Report] = []
    closed: list[bool] = []
    switched = [False]

    def open_session(ready: Ready, face: Listener, report: Report) -> Runner:
        reports.append(report)
        runners.append(
            Runner(ready.plan, [face, recorder], report, wait_for_go=wait_for_go, clock=clock)
        )
        return runners[-1]

    voice_off = [False]
    told_about: list[Point] = []

    def toggle_voice() -> bool:
        voice_off[0] = not voice_off[0]
        return voice_off[0]

    def mute() -> bool:
        switched[0] = not switched[0]
        return switched[0]

    def save(changed: Settings) -> None:
        if fail_to_save is not None:
            raise fail_to_save
        saved.append(changed)

    def set_timer(pump: MessagePump, delay: float, ring: Callable[[], object]) -> Alarm:
        alarms.append(Alarm(pump, clock.now + delay, ring))
        return alarms[-1]

    services = Services(
        read_routines=lambda: (*(routines or (middle_back(),)), *own_routines()),
        settings=settings or Settings(conditions=frozenset()),
        is_muted=lambda: services.settings.mute,
        save=save,
        save_routine=save_routine,
        open_session=open_session,
        toggle_mute=mute,
        toggle_voice=toggle_voice,
        tell_about=lambda point: told_about.append(point),
        close=lambda: closed.append(True),
    )
    app = AcusessionApp(services, _opening(opens_with, services))
    with pytest.MonkeyPatch.context() as patch:
        for pump in (SessionScreen, ConfirmScreen, RatingScale, Cup):
            patch.setattr(pump, "set_timer", set_timer)
        patch.setattr(session, "Alarm", set_timer)
        yield Stage(
            app=app,
            services=services,
            clock=clock,
            recorder=recorder,
            saved=saved,
            alarms=alarms,
            runners=runners,
            reports=reports,
            closed=closed,
            pilot=Pilot(app),
            watch=IdleWatch(app),
        )


def _opening(
    opens_with: Request | Plan | PlanOptions | None, services: Services
) -> InitialView | None:
    match opens_with:
        case Plan() as plan:
            return Ready(plan)
        case None | PlanOptions() as at_once:
            return at_once
        case request:
            return SessionSetup(request, services.settings.conditions)


@asynccontextmanager
async def on_stage(
    *routines: Routine, size: tuple[int, int] = (80, 24), **given: Any
) -> AsyncIterator[Stage]:
    """Run the app, set up with what is `given`."""
    with set_up(*routines, **given) as stage:
        async with stage.run(size):
            yield stage


@asynccontextmanager
async def in_session(
    plan: Plan | None = None, *, size: tuple[int, int] = (80, 24), **given: Any
) -> AsyncIterator[Stage]:
    """Run the app with a session that has just started."""
    async with on_stage(size=size, opens_with=plan or small_plan(), **given) as stage:
        yield stage


def key_event(key: str) -> Key:
    """Return the event for a key, given by its character or by Textual's name for it."""
    if len(key) == 1:
        name = unicodedata.name(key).lower().replace("-", "_").replace(" ", "_")
        return Key(key if key.isalnum() else KEY_NAME_REPLACEMENTS.get(name, name), key)
    try:
        character = unicodedata.lookup(REPLACED_KEYS.get(key, key).replace("_", " ").upper())
    except KeyError:
        return Key(key, None)
    return Key(key, character)


@cache
def middle_back() -> Routine:
    return read_routine(paths.bundled_routines() / "middle_back.yaml")


def with_conditions(*conditions: Condition) -> Settings:
    return Settings(conditions=frozenset(conditions))


def words(rows: Iterable[str]) -> str:
    """Return rows as running words, without borders and scroll bars."""
    return " ".join(re.sub("[▌│▏▊▎▁-▇]", " ", " ".join(rows)).split())


def shows_countdown(stage: Stage) -> bool:
    """Return whether the seconds left are fully visible, as large digits or as text."""
    text = format_clock(stage.view.countdown)
    if any(row.split()[:1] == [text] or f" · {text}" in row for row in stage.rows):
        return True
    for scale in (1, 2, 3):
        gap = " " * scale
        drawn = [
            gap.join(digit_rows(char, scale)[row] for char in text) for row in range(ROWS * scale)
        ]
        for y in range(len(stage.rows) - len(drawn) + 1):
            rows = stage.rows[y : y + len(drawn)]
            if all(one.strip() in other for one, other in zip(drawn, rows, strict=True)):
                return True
    return False
