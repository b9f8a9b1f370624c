"""The home screen: what can be started, what it is, and a key for everything else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, ClassVar, TypeAlias

from textual import on
from textual.content import Content
from textual.events import Resize
from textual.message import Message
from textual.widget import Widget
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from acusession.console.capabilities import figure_glyphs
from acusession.console.dates import part_of_day
from acusession.domain.breath import Breath
from acusession.domain.model import BrokenRoutine, Condition, Point, Routine
from acusession.domain.phrases import counted
from acusession.domain.plan import SpeechSeconds, no_speech
from acusession.tui.breakpoints import TWO_COLUMNS, WIDE, main_width
from acusession.tui.home_rows import (
    RoutineEntry,
    about_broken,
    about_quick,
    about_routine,
    about_unfinished,
    broken_row,
    make_entry,
    numbers_ahead,
    quick_row,
    routine_row,
    unfinished_row,
)
from acusession.tui.screen_keys import (
    OFTEN,
    SELDOM,
    SHOW_KEYS,
    SOMETIMES,
    WAY_ON,
    WAY_OUT,
    ScreenKey,
    bindings,
)
from acusession.tui.screens.grid_screen import GridScreen
from acusession.tui.widgets.head import Head
from acusession.tui.widgets.key_bar import Hint
from acusession.tui.widgets.responsive_text import ResponsiveText
from acusession.tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from acusession.record.history import Recent
    from acusession.record.resume import ResumableSession
    from acusession.tui.widgets.overview import Overview

_QUICK = "quick"
"""The entry that leads to one or two points."""

_LIST_SHARE, _FEWEST = 0.45, 4
"""The most rows of the list there: this share of the screen's height, but at least so many."""

Entry: TypeAlias = "ResumableSession | RoutineEntry | BrokenRoutine | str"

_GO = ScreenKey(
    keys="enter,s",
    action="go",
    description="start the routine, or do what the row says",
    label="start",
    rank=WAY_ON,
)
_CHOOSE = ScreenKey(
    keys="space",
    action="choose",
    description="choose points, times and order first",
    label="choose",
    rank=OFTEN,
)
_GO_ON = ScreenKey(
    keys="g", action="go_on", description="go on with the unfinished session", rank=OFTEN
)
_ANEW = ScreenKey(
    keys="n",
    action="start_anew",
    description="start the unfinished session again",
    label="start again",
    rank=OFTEN,
)
_CLOSE = ScreenKey(
    keys="x", action="close", description="close the unfinished session", label="close", rank=OFTEN
)
_OF_UNFINISHED = (_GO_ON, _ANEW, _CLOSE)


class _About(Widget):
    """A text that a function makes for the room there is: columns and rows, in cells."""

    def __init__(self) -> None:
        super().__init__(id="about")
        self._make: Callable[[int, int], Content] = lambda cells, room: Content()

    def show(self, make: Callable[[int, int], Content]) -> None:
        """Show the text that `make` returns."""
        self._make = make
        self.refresh()

    def render(self) -> Content:
        """Return the text for the current size."""
        return self._make(*self.content_size)


# Not dataclasses: each of those takes a part of the time to the first frame.
class _AboutRoutine(Message):
    def __init__(self, routine: Routine) -> None:
        super().__init__()
        self.routine = routine


class _AboutUnfinished(Message):
    def __init__(self, unfinished: ResumableSession) -> None:
        super().__init__()
        self.unfinished = unfinished


class HomeScreen(GridScreen[None]):
    """The screen that the program opens with and returns to."""

    CSS_PATH = ["grid.tcss", "home.tcss"]  # noqa: RUF012 - Textual's own type
    TITLE = "acusession"
    KEYS: ClassVar[tuple[ScreenKey, ...]] = (
        _GO,
        _CHOOSE,
        *_OF_UNFINISHED,
        ScreenKey(
            keys="1",
            action="app.quick",
            description="pick just one or two points",
            label="one or two",
            rank=SOMETIMES,
        ),
        ScreenKey(keys="h", action="app.history", description="history", label="history"),
        ScreenKey(
            keys="f", action="app.feel", description="rate your pain", label="pain", rank=SELDOM
        ),
        ScreenKey(
            keys="c",
            action="app.conditions",
            description="cautions and your conditions",
            label="cautions",
            rank=SELDOM,
        ),
        ScreenKey(
            keys="comma",
            shown=",",
            action="app.settings",
            description="settings",
            label="settings",
            rank=SELDOM,
        ),
        SHOW_KEYS,
        ScreenKey(keys="q", action="app.quit", description="quit", label="quit", rank=WAY_OUT),
    )
    BINDINGS = bindings("home", KEYS)

    class Choose(_AboutRoutine):
        """The user wants to choose points of a routine."""

    class Start(_AboutRoutine):
        """The user wants to start a routine as it is."""

    class GoOn(_AboutUnfinished):
        """The user wants to resume the unfinished session."""

    class StartAnew(_AboutUnfinished):
        """The user wants to close the unfinished session and restart it."""

    class Close(_AboutUnfinished):
        """The user wants to close the unfinished session."""

    class Resumed(Message):
        """The user has come back, or the screen has just opened."""

    class Opened(Message):
        """The first frame is shown."""

    def __init__(
        self,
        routines: Sequence[Routine],
        broken: Sequence[BrokenRoutine],
        conditions: frozenset[Condition],
        unfinished: ResumableSession | None = None,
        speech_seconds: SpeechSeconds = no_speech,
        breath: Breath | None = None,
        at: str | None = None,
    ) -> None:
        super().__init__()
        self._conditions = conditions
        self._speech_seconds = speech_seconds
        self._breath = breath
        self._unfinished = unfinished
        self._routines = [self._entry(routine) for routine in routines]
        self.broken = list(broken)
        self._width = 0
        self._wanted = at
        self._shared_rows: str | None = None
        self._overview: Overview | None = None

    def _entry(self, routine: Routine) -> RoutineEntry:
        return make_entry(routine, self._conditions, self._speech_seconds)

    @property
    def routines(self) -> Sequence[Routine]:
        """The routines that are shown."""
        return [entry.routine for entry in self._routines]

    @property
    def _entries(self) -> list[Entry]:
        """The entries in the order of their rows."""
        first = [self._unfinished] if self._unfinished else []
        return [*first, *self._routines, _QUICK, *self.broken]

    def compose_main(self) -> Sequence[Widget]:
        """Return the list of what can be started."""
        self._width = self._list_width()
        options = RowList(*self._options(self._entries))
        options.highlighted = self._row_of(self._wanted)
        if options.highlighted:
            self._wanted = None
        return (options,)

    def compose_aside(self) -> Sequence[Widget]:
        """Return an empty column: its contents come after the first frame, not to delay it."""
        return ()

    def compose_below(self) -> Sequence[Widget]:
        """Return the text about the row under the cursor, and about the last session."""
        return _About(), ResponsiveText(id="last")

    def _list_width(self) -> int:
        # A column is kept free for the scroll bar, so that no row moves when it appears.
        return max(1, main_width(self.app.size) - 1)

    def _row_of(self, routine: str | None) -> int:
        """Return the row of the routine with this id; the first row if there is none."""
        ids = [
            entry.routine.id if isinstance(entry, RoutineEntry) else "" for entry in self._entries
        ]
        return ids.index(routine) if routine in ids else 0

    def _options(self, entries: Sequence[Entry]) -> list[Option]:
        return [Option(self._row(entry)) for entry in entries]

    def _row(self, entry: Entry) -> Content:
        if isinstance(entry, RoutineEntry):
            return routine_row(entry, self._width)
        if isinstance(entry, BrokenRoutine):
            return broken_row(entry, self._width)
        return (
            quick_row(self._width) if isinstance(entry, str) else unfinished_row(entry, self._width)
        )

    def on_screen_resume(self) -> None:
        """Tell the app, which may have a newer home."""
        self.post_message(self.Resumed())

    def show_first(self) -> None:
        """Show the entry under the cursor."""
        self.query_one(RowList).focus()
        self.query_one(Head).show(self.TITLE, part_of_day(datetime.now()))
        self._fit()
        self._tell_about()
        self.call_after_refresh(self._mount_overview)

    async def _mount_overview(self) -> None:
        """Add the picture of the points."""
        from acusession.tui.widgets.overview import Overview

        for aside in self.query("#aside"):  # there is none when home is closing
            self._overview = Overview(figure_glyphs(), self._breath)
            await aside.mount(self._overview, before=0)
        self._draw_overview()
        self.post_message(self.Opened())

    def _draw_overview(self) -> None:
        if self._overview is not None:
            self._overview.show(self._numbers(self._here()))

    def show_recent(self, recent: Recent) -> None:
        """Show the last weeks in the places kept for them, unless home is closing."""
        from acusession.console.history_words import last_words
        from acusession.tui.widgets.four_weeks import FourWeeks

        now = datetime.now().astimezone()
        for place in self.query("#main, #aside"):
            place.mount(FourWeeks(recent))
        for last in self.query("#last").results(ResponsiveText):
            last.display = recent.last is not None  # else its row is free for the text above it
            if recent.last is not None:
                last.show(*last_words(recent.last, now))
        if recent.last is not None:
            days = f"{counted(recent.days_of_week, 'day')} of the last 7"
            today = part_of_day(now)
            for head in self.query(Head):
                done = recent.days_of_week / 7
                head.show(self.TITLE, f"{today} · {days}", days, done=done)

    @on(Resize)
    def _fit(self) -> None:
        """Use the wordings and the height that fit the new size."""
        options = self.query_one(RowList)
        if self._width != self._list_width():
            self._width = self._list_width()
            for index, entry in enumerate(self._entries):
                options.replace_option_prompt_at_index(index, self._row(entry))
        self._set_rows()

    def _set_rows(self) -> None:
        """Give the list the rows it needs, and the text below the rest, where both share them."""
        size = self.app.size
        rows = sum(1 + (entry is self._unfinished) for entry in self._entries)
        most = max(_FEWEST, round(_LIST_SHARE * size.height))
        has_rows_of_its_own = WIDE > size.width >= TWO_COLUMNS
        shared = None if has_rows_of_its_own else f"{min(rows, most)} 1fr"
        if shared != self._shared_rows:  # each change lays out the whole screen again
            self._shared_rows = shared
            self.query_one("#body").styles.grid_rows = shared

    def add(self, routines: Sequence[Routine], broken: Sequence[BrokenRoutine] = ()) -> None:
        """Add routines above the row for one or two points; the cursor stays on its entry."""
        options, before = self.query_one(RowList), self._entries
        here = self._here()
        kept = len(before) - len(self.broken) - 1
        for index in reversed(range(kept, len(before))):
            options.remove_option_at_index(index)
        self._routines += (self._entry(routine) for routine in routines)
        self.broken += broken
        entries = self._entries
        options.add_options(self._options(entries[kept:]))
        options.highlighted = entries.index(here) if here in entries else 0
        if at := self._row_of(self._wanted):
            options.highlighted, self._wanted = at, None
        self._set_rows()

    def _here(self) -> Entry | None:
        entries, at = self._entries, self.query_one(RowList).highlighted
        return entries[at] if at is not None and at < len(entries) else None

    @on(OptionList.OptionHighlighted)
    def _tell_about(self) -> None:
        """Show what the row under the cursor is, and which keys it has."""
        self._draw_overview()
        self.query_one(_About).show(partial(self._about, self._here()))
        self.draw_keys()

    def _numbers(self, here: Entry | None) -> dict[int, Point]:
        if isinstance(here, RoutineEntry):
            return here.numbers
        if here is None or isinstance(here, BrokenRoutine | str):
            return {}
        return numbers_ahead(here)

    def _about(self, here: Entry | None, cells: int, room: int) -> Content:
        if isinstance(here, RoutineEntry):
            return about_routine(here, cells, room)
        if isinstance(here, BrokenRoutine):
            return about_broken(here, cells)
        if here is None or isinstance(here, str):
            return about_quick(cells)
        return about_unfinished(here, cells, room)

    def available_keys(self) -> Sequence[ScreenKey]:
        """Return the keys that have a meaning now."""
        return [key for key in self.KEYS if self._unfinished or key not in _OF_UNFINISHED]

    def hints(self) -> Sequence[Hint]:
        """Return the keys for the key bar: those of the row under the cursor first."""
        here = self._here()
        is_routine = isinstance(here, RoutineEntry)
        is_unfinished = here is not None and here is self._unfinished
        label = "go on" if is_unfinished else "why" if isinstance(here, BrokenRoutine) else ""
        others = [
            key.hint()
            for key in self.available_keys()
            if key.label
            and key is not _GO
            and (is_routine or key is not _CHOOSE)
            and (is_unfinished or key not in _OF_UNFINISHED)
        ]
        return [_GO.hint(label or ("start" if is_routine else "pick")), *others]

    @on(OptionList.OptionSelected)
    async def action_choose(self) -> None:
        """Choose points of the routine under the cursor; what is no routine is done at once."""
        if isinstance(here := self._here(), RoutineEntry):
            self.post_message(self.Choose(here.routine))
        else:
            await self.action_go()

    async def action_go(self) -> None:
        """Start the routine under the cursor, or do what its row says."""
        here = self._here()
        if isinstance(here, RoutineEntry):
            self.post_message(self.Start(here.routine))
        elif isinstance(here, BrokenRoutine):
            self._show_problems(here)
        elif here is None or isinstance(here, str):
            await self.run_action("app.quick")
        else:
            self.action_go_on()

    def _show_problems(self, broken: BrokenRoutine) -> None:
        from acusession.tui.screens.problems import ProblemsScreen

        self.app.push_screen(ProblemsScreen(broken))

    def action_go_on(self) -> None:
        """Ask the app to resume the unfinished session."""
        if self._unfinished:
            self.post_message(self.GoOn(self._unfinished))

    def action_start_anew(self) -> None:
        """Ask the app to restart the unfinished session."""
        if self._unfinished:
            self.post_message(self.StartAnew(self._unfinished))

    def action_close(self) -> None:
        """Ask the app to close the unfinished session."""
        if self._unfinished:
            self.post_message(self.Close(self._unfinished))
