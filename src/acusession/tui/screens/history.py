"""The history screen: days of practice, most pressed points, pain ratings and all sessions."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.events import Resize
from textual.screen import Screen
from textual.widgets import OptionList, Static

from acusession.console.capabilities import supports_unicode
from acusession.console.history_charts import (
    ASCII,
    CHARS,
    NO_PROOF,
    calendar,
    entry_words,
    felt,
    most_pressed,
    totals,
)
from acusession.record.history import Entry, History
from acusession.tui.screens.confirm import ConfirmScreen
from acusession.tui.widgets.key_bar import Hint, KeyBar

Read = Callable[[str | None], History]
"""Reads the history of the routine of that name, or of all if None."""

Delete = Callable[[Entry | None], None]
"""Deletes a session, or all if None."""


class HistoryScreen(Screen[None]):
    """The history of all routines, or of one."""

    CSS_PATH = ["lists.tcss", "history.tcss"]  # noqa: RUF012 - Textual's own type
    VERTICAL_BREAKPOINTS = [(0, "-low"), (24, "-high")]  # noqa: RUF012 - Textual's own type
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("r", "routine", "another routine", id="history.routine"),
        Binding("d", "delete", "delete this session", id="history.delete"),
        Binding("D", "delete_all", "delete all", id="history.delete_all"),
        Binding("pageup", "scroll(-1)", "up", show=False),
        Binding("pagedown,space", "scroll(1)", "down", show=False),
        Binding("escape,q", "dismiss", "home", id="history.home"),
    ]

    def __init__(self, read: Read, delete: Delete) -> None:
        super().__init__()
        self._read = read
        self._delete = delete
        self._history = read(None)
        self._names = tuple(dict.fromkeys(entry.name for entry in self._history.entries))
        self._routine: str | None = None

    def compose(self) -> ComposeResult:
        """Lay out an overview above, the sessions below."""
        yield Static(id="totals", markup=False)
        with VerticalScroll(id="overview", can_focus=False):
            yield Static(id="calendar", markup=False)
            yield Static("Most-pressed points", id="points_heading", classes="heading")
            yield Static(id="points", markup=False)
            yield Static("Pain before and after", id="felt_heading", classes="heading")
            yield Static(id="felt", markup=False)
            yield Static(NO_PROOF, id="no_proof", classes="remark")
        yield OptionList(id="list")
        yield KeyBar()

    def on_mount(self) -> None:
        """Show everything."""
        self.query_one(OptionList).focus()
        self._list()

    def on_resize(self, _event: Resize) -> None:
        """Draw for the current width."""
        self._draw()

    def _draw(self) -> None:
        read, chars = self._history, CHARS if supports_unicode() else ASCII
        width = self.size.width - 5
        of = f"{self._routine}: " if self._routine else ""
        self.query_one("#totals", Static).update(of + totals(read))
        has_days, has_felt = bool(read.sessions), bool(read.rated)
        self._tell("calendar", calendar(read.days, date.today(), width, chars), shown=has_days)
        self._tell("points", most_pressed(read.points, width, chars), shown=has_days)
        self._tell("felt", felt(read.rated, width, chars), shown=has_felt)
        self.query_one("#points_heading").display = has_days
        self.query_one("#felt_heading").display = has_felt
        self.query_one("#no_proof").display = has_felt

    def _tell(self, name: str, rows: Iterable[str], *, shown: bool) -> None:
        part = self.query_one(f"#{name}", Static)
        part.display = shown
        if shown:
            part.update("\n".join(rows))

    def _list(self) -> None:
        """Show the sessions, and the keys that make sense with them."""
        listed = self.query_one(OptionList)
        at = listed.highlighted or 0
        listed.clear_options()
        listed.add_options(entry_words(entry) for entry in self._history.entries)
        listed.display = bool(self._history.entries)
        if self._history.entries:
            listed.highlighted = min(at, len(self._history.entries) - 1)
        self._draw()
        hints = [
            Hint("space", "down", "space"),
            Hint("r", "routine", "r"),
            Hint("d", "delete", "d"),
            Hint("D", "delete all", "D"),
            Hint("esc", "home", "escape"),
        ]
        self.query_one(KeyBar).show(hints if self._history.entries else hints[-1:])

    def _read_again(self) -> None:
        self._history = self._read(self._routine)
        self._list()

    def action_routine(self) -> None:
        """Change from all routines to the first one, then to the next, and back to all."""
        names = (None, *self._names)
        self._routine = names[(names.index(self._routine) + 1) % len(names)]
        self._read_again()

    def action_scroll(self, pages: int) -> None:
        """Scroll the overview down or up; from the end, go back to the top."""
        part = self.query_one("#overview", VerticalScroll)
        if pages > 0 and part.scroll_offset.y >= part.max_scroll_y:
            part.scroll_home(animate=False)
        else:
            part.scroll_relative(y=pages * max(1, part.size.height - 1), animate=False)

    def action_delete(self) -> None:
        """Delete the session under the cursor, after a confirmation."""
        at = self.query_one(OptionList).highlighted
        if at is not None:
            entry = self._history.entries[at]
            self._ask(f"Delete the session from {entry.started:%Y-%m-%d %H:%M}?", entry)

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
