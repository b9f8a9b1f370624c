"""The full screen on a stage: a clock in the test's own hand, and the screen read as text."""

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
from acusession.tui.screens.confirm import ConfirmScreen
from acusession.tui.screens.session import SessionScreen
from acusession.tui.services import Report, Services
from acusession.tui.widgets.digits import ROWS, digit_rows
from acusession.tui.widgets.rating_scale import RatingScale
from tests.recorder import Clock, Recorder
from tests.samples import small_plan
from tests.tui.idle import PATIENCE, IdleWatch


@dataclass(eq=False)
class Alarm:
    """A timer of a screen or a widget, which rings when the clock of the test is at `due`."""

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
    """The app, and everything one does and sees as its user.

    `saved` are the settings it stored, `alarms` the timers its screens set, `runners` and
    `reports` its sessions and how trouble is told in them, `closed` a truth for each that ended.
    Whatever one does is over, and to be seen, when its method returns; but for the work of other
    threads, which is to be waited for with `see` or `until`.
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

    # What one sees

    @property
    def rows(self) -> list[str]:
        """What stands on the screen, row by row."""
        return [strip.text.rstrip() for strip in self.strips]

    @property
    def strips(self) -> list[Strip]:
        """The same with its styles.

        The one place that uses private parts of Textual: what it offers publicly is one widget
        without its children, one cell's style without its sign, or an image. A screen that lies
        over others shows them only where they are named in a context variable, as for a paint.
        """
        visible_screen_stack.set(self.app._background_screens)
        return self.app.screen._compositor.render_strips()

    @property
    def text(self) -> str:
        return "\n".join(self.rows)

    @property
    def words(self) -> str:
        """The same as running words, wherever the lines break, without the edges of sheets."""
        return words(self.rows)

    async def read_down(self) -> str:
        """Everything one comes to see with the arrow key, from here to the end, as words."""
        seen = [words([row]) for row in self.rows[:-1]]
        while True:
            before = self.rows
            await self.press("down")
            seen += [row for row in (words([each]) for each in self.rows[:-1]) if row not in seen]
            if self.rows == before:
                return words(seen)

    @property
    def keys(self) -> str:
        """The last row."""
        return self.rows[-1].strip()

    @property
    def here(self) -> str:
        """The screen one is on."""
        return type(self.app.screen).__name__

    @property
    def session(self) -> SessionScreen:
        return next(each for each in self.app.screen_stack if isinstance(each, SessionScreen))

    @property
    def view(self) -> View:
        return self.runners[-1].view

    @property
    def events(self) -> list[str]:
        """The events of all sessions, but for the seconds counted."""
        names = [type(event).__name__ for event in self.recorder.heard]
        return [name for name in names if name != "Counted"]

    # What one does

    async def press(self, *keys: str) -> None:
        for key in keys:
            self.app.post_message(key_event(key))
            await self.idle()

    async def click(self, text: str) -> None:
        """Click into the middle of the first `text` on the screen."""
        await self.until(lambda: any(text in row for row in self.rows))
        y, row = next((y, row) for y, row in enumerate(self.rows) if text in row)
        await self.pilot.click(offset=(row.index(text) + len(text) // 2, y))
        await self.idle()

    async def resize(self, width: int, height: int) -> None:
        """Have a terminal of that size, and every screen laid out for it."""
        await self.pilot.resize_terminal(width, height)
        size = Size(width, height)
        await self.until(lambda: self.app.size == self.app.screen.size == size)

    async def idle(self) -> None:
        """Wait until everything that was set off has happened, and is to be seen."""
        await self.watch.idle()

    async def until(self, is_so: Callable[[], bool]) -> None:
        """Wait until it is so on a screen that is laid out and painted."""
        deadline = time.monotonic() + PATIENCE
        await self.idle()
        while not is_so():
            assert time.monotonic() < deadline, f"it does not come, but:\n{self.text}"
            await self.watch.message()
            await self.idle()

    async def see(self, *texts: str) -> None:
        """Wait until all of it stands on the screen."""
        await self.until(lambda: all(text in self.words for text in texts))

    # Time

    async def wait(self, seconds: float) -> None:
        """Let time pass, each alarm ringing when it is due."""
        until = self.clock.now + seconds
        while (alarm := self.next_alarm) is not None and alarm.due <= until:
            self.clock.now = max(self.clock.now, alarm.due)
            await self.ring(alarm)
        self.clock.now = until

    async def sleep(self, seconds: float) -> None:
        """The machine sleeps: time passes, and nobody looks."""
        self.clock.now += seconds
        if (alarm := self.next_alarm) is not None:
            await self.ring(alarm)

    async def wait_for(self, phase: Phase, index: int = 0) -> None:
        """Until `phase` of the step `index` begins."""
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

    # Where one begins

    @asynccontextmanager
    async def run(self, size: tuple[int, int] = (80, 24)) -> AsyncIterator[None]:
        """The app as it runs, from its first screen on."""
        async with self.app.run_test(
            size=size, notifications=True, message_hook=self.watch.hear
        ) as self.pilot:
            await self.until(lambda: self.here not in ("Screen", "_DefaultScreen"))
            yield


@contextmanager
def set_up(
    *routines: Routine,
    settings: Settings | None = None,
    opens_with: Request | Plan | PlanOptions | None = None,
    wait_for_go: bool = False,
    fail_to_save: Exception | None = None,
    recorder: Recorder | None = None,
) -> Iterator[Stage]:
    """An app that does not run yet, with everything round it."""
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
        read_routines=lambda: routines or (middle_back(),),
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
        for pump in (SessionScreen, ConfirmScreen, RatingScale):
            patch.setattr(pump, "set_timer", set_timer)
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
    """The app as it runs, opened with what is `given`."""
    with set_up(*routines, **given) as stage:
        async with stage.run(size):
            yield stage


@asynccontextmanager
async def in_session(
    plan: Plan | None = None, *, size: tuple[int, int] = (80, 24), **given: Any
) -> AsyncIterator[Stage]:
    """A session that has just begun."""
    async with on_stage(size=size, opens_with=plan or small_plan(), **given) as stage:
        yield stage


def key_event(key: str) -> Key:
    """What a terminal sends for a key, given by its character or by Textual's name for it."""
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
    """Rows as running words, without the edges of sheets and the bars one scrolls by."""
    return " ".join(re.sub("[▌│▏▊▎▁-▇]", " ", " ".join(rows)).split())


def shows_countdown(stage: Stage) -> bool:
    """Whether the seconds left are seen whole, as large digits or as text."""
    text = format_clock(stage.view.seconds_left)
    if any(row.split() == [text] for row in stage.rows):
        return True
    for scale in (1, 2):
        gap = " " * scale
        drawn = [
            gap.join(digit_rows(sign, scale)[row] for sign in text) for row in range(ROWS * scale)
        ]
        for y in range(len(stage.rows) - len(drawn) + 1):
            rows = stage.rows[y : y + len(drawn)]
            if all(one.strip() in other for one, other in zip(drawn, rows, strict=True)):
                return True
    return False
