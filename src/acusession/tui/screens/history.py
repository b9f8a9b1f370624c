"""The history screen: whether it helps, the days, the pain by week, and the sessions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from typing import ClassVar, Final

from msgspec.structs import replace
from textual import on
from textual.binding import BindingType
from textual.containers import Center, Vertical
from textual.widget import Widget
from textual.widgets import OptionList, Static

from acusession.console.dates import time_words
from acusession.console.history_words import answers, total_facts
from acusession.record.history import Entry, History, StepEntry
from acusession.record.statistics import mean_ratings
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
from acusession.tui.screens.confirm import ConfirmScreen
from acusession.tui.screens.entry import EntryScreen
from acusession.tui.screens.grid_screen import GridScreen
from acusession.tui.widgets.cup import Cup
from acusession.tui.widgets.head import Head
from acusession.tui.widgets.history_panels import Answer, DaysPanel, PainPanel
from acusession.tui.widgets.key_bar import Hint
from acusession.tui.widgets.session_list import SessionList

Read = Callable[[str | None], History]
"""Reads the history of the routine of that name, or of all if None."""

ReadSteps = Callable[[Entry], Sequence[StepEntry]]
"""Reads the steps of a session."""

Delete = Callable[[Entry | None], None]
"""Deletes a session, or all if None."""

_FEW: Final = 5
"""Number of sessions from which there are charts."""

_EMPTY: Final = (
    "Nothing yet. Your sessions will be listed here.\nStart one on the home screen with Enter."
)
_PROMISE: Final = (
    "From the fifth session on, your days and your pain will be drawn here.",
    "From the fifth session on, your days will be drawn here.",
)

_GO_HOME = ScreenKey(keys="enter", action="open", description="go home", label="home", rank=WAY_OUT)
_HOME = ScreenKey(
    keys="escape,q",
    action="dismiss",
    shown="esc",
    description="go home",
    label="home",
    rank=WAY_OUT,
)


class HistoryScreen(GridScreen[None]):
    """The history of all routines, or of one."""

    CSS_PATH = ["grid.tcss", "history.tcss"]  # noqa: RUF012 - Textual's own type
    TITLE = "History"
    AUTO_FOCUS = ""
    KEYS: ClassVar[tuple[ScreenKey, ...]] = (
        ScreenKey(
            keys="up,down",
            action="move",
            shown="↑↓",
            description="go from session to session",
            label="session",
            rank=SOMETIMES,
        ),
        ScreenKey(
            keys="enter",
            action="open",
            description="show the steps of the session",
            label="steps",
            rank=WAY_ON,
        ),
        ScreenKey(
            keys="r",
            action="routine",
            description="show the next routine alone, and after the last one all again",
            label="routine",
            rank=OFTEN,
        ),
        ScreenKey(
            keys="d",
            action="delete",
            description="delete the session, after a question",
            label="delete",
            rank=SELDOM,
        ),
        ScreenKey(
            keys="D",
            action="delete_all",
            description="delete every session, after a question",
        ),
        SHOW_KEYS,
        _HOME,
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings("history", KEYS)

    def __init__(self, read: Read, read_steps: ReadSteps, delete: Delete) -> None:
        super().__init__()
        self._read = read
        self._read_steps = read_steps
        self._delete = delete
        self._routine: str | None = None
        self._history = read(None)

    def compose_main(self) -> Iterable[Widget]:
        """Return the answer, the charts and the sessions."""
        yield Answer(id="answer")
        yield DaysPanel(id="days")
        yield PainPanel(id="pain")
        yield SessionList(id="list")

    def show_first(self) -> None:
        """Show everything."""
        self._draw()

    def available_keys(self) -> Sequence[ScreenKey]:
        """Return the keys that have a meaning now."""
        if self._history.entries:
            return self.KEYS
        return [_GO_HOME, SHOW_KEYS, _HOME]

    def hints(self) -> Sequence[Hint]:
        """Return the keys for the key bar, with the place in a list that does not fit."""
        sessions = self.query_one(SessionList)
        if sessions.max_scroll_y == 0 or sessions.highlighted is None:
            return super().hints()
        place = f"{sessions.highlighted + 1} of {self._history.sessions}"
        return [
            replace(hint, label=place) if hint.key == "up" else hint for hint in super().hints()
        ]

    @on(OptionList.OptionHighlighted)
    def _draw_place(self) -> None:
        self.call_after_refresh(self.draw_keys)

    def _draw(self) -> None:
        history, today = self._history, date.today()
        is_few = history.sessions < _FEW
        name = f" ‹ {self._routine} ›" if self._routine else ""
        self.query_one(Head).show(f"{self.TITLE}{name}", *_facts(history))
        self.set_class(not history.sessions, "-empty")
        if not history.sessions and not self.query("#empty"):
            nothing = Vertical(Center(Cup()), Static(_EMPTY, markup=False), id="empty")
            self.query_one("#main").mount(nothing)
        self.set_class(is_few, "-few")
        self.query_one(DaysPanel).show(history, today)
        self.query_one(PainPanel).show(history, today)
        earlier = history.sessions - len(history.entries)
        sessions = self.query_one(SessionList)
        sessions.show(history.entries, earlier, today)
        self.set_focus(sessions if history.entries else None)
        self.query_one(Answer).show(_PROMISE if is_few else answers(mean_ratings(history.days)))
        self.draw_keys()

    def _read_again(self) -> None:
        self._history = self._read(self._routine)
        if self._routine and not self._history.entries:
            self._routine = None
            self._history = self._read(None)
        self._draw()

    def action_move(self) -> None:
        """Go to the next session."""
        self.query_one(SessionList).action_cursor_down()

    @on(OptionList.OptionSelected)
    def action_open(self) -> None:
        """Show the steps of the session under the cursor; without any session, go home."""
        if not self._history.entries:
            self.dismiss()
        elif entry := self.query_one(SessionList).entry:
            self.app.push_screen(EntryScreen(entry, self._read_steps(entry), datetime.now()))

    def action_routine(self) -> None:
        """Change from all routines to the first one, then to the next, and back to all."""
        names = (None, *self._history.names)
        at = names.index(self._routine) if self._routine in names else 0
        self._routine = names[(at + 1) % len(names)]
        self._read_again()

    def action_delete(self) -> None:
        """Delete the session under the cursor, after a confirmation."""
        if entry := self.query_one(SessionList).entry:
            when = time_words(entry.started, datetime.now())
            self._ask(f"Delete the session from {when.removeprefix('on ')}?", entry)

    def action_delete_all(self) -> None:
        """Delete every session, after a confirmation."""
        if self._history.entries:
            self._ask("Delete every recorded session of all routines?", None)

    def _ask(self, question: str, entry: Entry | None) -> None:
        def answered(is_sure: bool | None) -> None:
            if is_sure:
                self._delete(entry)
                self._read_again()

        screen = ConfirmScreen(question, "This cannot be undone.", yes="delete", no="keep")
        self.app.push_screen(screen, answered)


def _facts(history: History) -> Sequence[str]:
    return total_facts(history) if history.sessions else ()
