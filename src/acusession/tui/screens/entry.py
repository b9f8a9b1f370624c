"""A dialog with one session of the history and its steps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget
from textual.widgets import Static

from acusession.console.dates import day_words
from acusession.console.history_words import done_words
from acusession.console.text_width import fitted, width
from acusession.domain.durations import duration_words, format_clock
from acusession.record.history import Entry, StepEntry
from acusession.tui.screens.dismissal import Dialog
from acusession.tui.widgets.key_bar import BACK, SCROLL, KeyBar

_MARKS: Final = {"completed": "✓", "partial": "◐", "skipped": "–"}

_NAMES: Final = 30
"""Maximum number of cells of a point."""


class EntryScreen(Dialog[None]):
    """One session: when it was, its ratings, and what was pressed in each step."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,enter,space", "dismiss", "back", id="entry.back"),
    ]

    def __init__(self, entry: Entry, steps: Sequence[StepEntry], now: datetime) -> None:
        super().__init__()
        self._entry, self._steps, self._now = entry, steps, now

    def compose(self) -> ComposeResult:
        """Lay out the session, then a row for each step."""
        with VerticalScroll(id="sheet", classes="small") as sheet:
            sheet.border_title = Content(self._entry.name)
            for line in entry_lines(self._entry, self._now):
                yield Static(line, markup=False)
            yield StepRows(self._steps)
        yield KeyBar(SCROLL, BACK)


class StepRows(Widget):
    """A row for each step of a session."""

    DEFAULT_CSS = """
    StepRows { height: auto; margin: 1 0 0 0; }
    """

    def __init__(self, steps: Sequence[StepEntry]) -> None:
        super().__init__()
        self._steps = steps

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the number of rows."""
        return len(self._steps)

    def render(self) -> Content:
        """Return the rows in the width of the dialog."""
        return Content("\n".join(step_rows(self._steps, self.content_size.width)))


def entry_lines(entry: Entry, now: datetime) -> Iterator[str]:
    """Yield when a session was, what was done, and how it felt."""
    day, time = day_words(entry.started.date(), now.date()), f"{entry.started:%H:%M}"
    yield (
        f"{day[0].upper()}{day[1:]}, {time}, {done_words(entry)}, {duration_words(entry.pressed)}"
    )
    match entry.before, entry.after:
        case None, None:
            yield "No pain was rated."
        case before, None:
            yield f"Pain {before} before, not rated after"
        case None, after:
            yield f"Pain {after} after, not rated before"
        case before, after:
            yield f"Pain {before} before, {after} after"


def step_rows(steps: Sequence[StepEntry], cells: int) -> Iterator[str]:
    """Yield a row for each step: its mark, point, side, and the time pressed of that planned."""
    times = [_time(step) for step in steps]
    time = max(map(width, times), default=0)
    names = max((width(step.title) for step in steps), default=0)
    name = max(1, min(names, _NAMES, cells - time - len("✓ ") - len("  middle  ")))
    for step, words in zip(steps, times, strict=True):
        side = "middle" if step.side == "midline" else step.side
        mark = _MARKS.get(step.outcome, "–")
        yield f"{mark} {fitted(step.title, name)}  {side:6}  {words:>{time}}"


def _time(step: StepEntry) -> str:
    pressed, planned = format_clock(int(step.pressed)), format_clock(step.planned)
    return pressed if pressed == planned else f"{pressed} of {planned}"
