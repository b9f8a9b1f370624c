"""The first-start screen: caution, warning signs and conditions.

Later, a key on the home screen opens it.
"""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from acusession.domain import safety_text
from acusession.domain.model import Condition
from acusession.domain.phrases import condition_name
from acusession.tui.widgets.key_bar import Hint, KeyBar
from acusession.tui.widgets.point_list import TICKED, UNTICKED


class FirstStartScreen(Screen[frozenset[Condition]]):
    """The first-start screen, dismissed with the conditions that are ticked."""

    CSS_PATH = "first_start.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "down", "down", id="first.down", priority=True),
        Binding("up", "up", "up", id="first.up", priority=True),
        Binding("space", "tick", "tick", id="first.tick", priority=True),
        Binding("enter", "done", "continue", id="first.done", priority=True),
        Binding("q", "leave", "back, or quit", id="first.quit"),
        Binding("escape", "back", "back", id="first.back"),
    ]

    def __init__(self, known: frozenset[Condition] | None) -> None:
        super().__init__()
        self._known = known is not None
        self._ticked = set(known or ())

    def compose(self) -> ComposeResult:
        """Lay out what every user must know, and the list to tick."""
        with VerticalScroll(id="sheet"):
            yield Static("Before you press", classes="title")
            yield Static(safety_text.CAUTION, markup=False)
            yield Static(safety_text.EMERGENCY, classes="alarm", markup=False)
            yield Static(_chars(safety_text.EMERGENCY_SIGNS), markup=False)
            yield Static(safety_text.SEE_A_DOCTOR, classes="alarm", markup=False)
            yield Static(_chars(safety_text.SEE_A_DOCTOR_SIGNS), markup=False)
            yield Static(safety_text.STOP, classes="alarm", markup=False)
            yield Static(safety_text.ASK_CONDITIONS, classes="title", markup=False)
            yield OptionList(*(Option(row) for row in self._rows()))
        yield KeyBar()

    def _rows(self) -> list[Content]:
        return [
            Content.assemble(
                TICKED if condition in self._ticked else UNTICKED,
                sentence_case(condition_name(condition)),
            )
            for condition in Condition
        ]

    def on_mount(self) -> None:
        """Start at the top, so that the caution is read first."""
        self._draw_keys()
        self.query_one("#sheet", VerticalScroll).focus()

    def _draw_keys(self) -> None:
        is_answered = self._known or self._ticked
        self.query_one(KeyBar).show(
            [
                Hint("↑↓", "read", "down"),
                Hint("space", "tick", "space"),
                Hint("enter", "continue" if is_answered else "none apply", "enter"),
            ]
        )

    def action_down(self) -> None:
        """Scroll down; from the end of the text, move into the list and down it."""
        sheet, listed = self.query_one("#sheet", VerticalScroll), self.query_one(OptionList)
        if listed.has_focus:
            listed.action_cursor_down()
        elif sheet.scroll_y < sheet.max_scroll_y:
            sheet.scroll_down(animate=False)
        else:
            listed.focus(scroll_visible=False)

    def action_up(self) -> None:
        """Move up the list; from its first row, go back into the text."""
        sheet, listed = self.query_one("#sheet", VerticalScroll), self.query_one(OptionList)
        if listed.has_focus and listed.highlighted:
            listed.action_cursor_up()
        else:
            sheet.focus(scroll_visible=False)
            sheet.scroll_up(animate=False)

    @on(OptionList.OptionSelected)
    def action_tick(self) -> None:
        """Tick the condition under the cursor, or untick it."""
        listed = self.query_one(OptionList)
        if not listed.has_focus or listed.highlighted is None:
            listed.focus()
            return
        at = listed.highlighted
        self._ticked ^= {tuple(Condition)[at]}
        listed.replace_option_prompt_at_index(at, self._rows()[at])
        self._draw_keys()

    async def action_leave(self) -> None:
        """Go back; at the very first start, where there is nothing to go back to, quit."""
        if self._known:
            self.action_done()
        else:
            await self.app.run_action("quit")

    def action_back(self) -> None:
        """Go back, unless this is the very first start."""
        if self._known:
            self.action_done()

    def action_done(self) -> None:
        """Close with what is ticked."""
        self.dismiss(frozenset(self._ticked))


def _chars(chars: tuple[str, ...]) -> str:
    return "\n".join(f"· {char}" for char in chars)


def sentence_case(words: str) -> str:
    """Return words as a line of their own: without the article, with a capital."""
    bare = words.removeprefix("an ").removeprefix("a ")
    return bare[0].upper() + bare[1:]
