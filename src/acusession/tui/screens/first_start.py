"""The first-start screen: caution, warning signs and conditions.

Later, a key on the home screen opens it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from msgspec.structs import replace
from textual import on
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Resize
from textual.widget import Widget
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from acusession.domain import safety_text
from acusession.domain.model import Condition
from acusession.domain.phrases import condition_name, counted
from acusession.tui.screen_keys import OFTEN, SHOW_KEYS, WAY_ON, WAY_OUT, ScreenKey, bindings
from acusession.tui.screens.grid_screen import GridScreen
from acusession.tui.widgets.bulleted import Bulleted
from acusession.tui.widgets.key_bar import Hint
from acusession.tui.widgets.row_list import RowList

_ROOMY = 50
"""Width in cells from which the keys have longer labels."""

_TICKED = ("[✓] ", "bold $press")
_UNTICKED = ("[ ] ", "$quiet")


class FirstStartScreen(GridScreen[frozenset[Condition]]):
    """The first-start screen, dismissed with the conditions that are ticked."""

    TITLE = "Before you press"
    CSS_PATH = ["grid.tcss", "first_start.tcss"]  # noqa: RUF012 - Textual's own type
    KEYS = (
        ScreenKey(
            keys="down",
            action="down",
            shown="↑↓",
            description="read on, and move in the list",
            label="read",
            rank=OFTEN,
            priority=True,
        ),
        ScreenKey(keys="up", action="up", priority=True),
        ScreenKey(
            keys="space",
            action="tick",
            description="tick the condition under the cursor, or untick it",
            label="tick",
            rank=OFTEN,
            priority=True,
        ),
        ScreenKey(
            keys="enter",
            action="done",
            description="read on, and at the end continue with what is ticked",
            label="continue",
            rank=WAY_ON,
            priority=True,
        ),
        SHOW_KEYS,
        ScreenKey(
            keys="escape",
            action="back",
            shown="esc",
            description="go back with what is ticked",
            label="back",
            rank=WAY_OUT,
        ),
        ScreenKey(
            keys="q",
            action="leave",
            description="go back, or at the first start quit the program",
            label="quit",
            rank=WAY_OUT,
        ),
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings("first", KEYS)

    def __init__(self, known: frozenset[Condition] | None) -> None:
        super().__init__()
        self._known = known is not None
        self._has_read = self._known
        self._ticked = set(known or ())
        self._shows_conditions = False

    def compose_main(self) -> Iterable[Widget]:
        """Return what every user must know, and the list to tick."""
        yield VerticalScroll(
            Static(safety_text.CAUTION, markup=False),
            Static(safety_text.EMERGENCY, classes="alarm", markup=False),
            Bulleted(safety_text.EMERGENCY_SIGNS),
            Static(safety_text.SEE_A_DOCTOR, classes="alarm", markup=False),
            Bulleted(safety_text.SEE_A_DOCTOR_SIGNS),
            Static(safety_text.STOP, classes="alarm", markup=False),
            Static(safety_text.ASK_CONDITIONS, classes="title", markup=False),
            RowList(*(Option(row) for row in self._rows())),
            id="sheet",
        )
        yield Static(id="more", markup=False)

    def _rows(self) -> list[Content]:
        return [
            Content.assemble(
                _TICKED if condition in self._ticked else _UNTICKED,
                sentence_case(condition_name(condition)),
            )
            for condition in Condition
        ]

    def show_first(self) -> None:
        """Start at the top, so that the caution is read first."""
        sheet = self.query_one("#sheet", VerticalScroll)
        sheet.focus()
        for scrolled in (sheet, self.query_one(RowList)):
            self.watch(scrolled, "scroll_y", self._look, init=False)
        self.draw_keys()
        self.call_after_refresh(self._look)

    @on(Resize)
    def _look_after_layout(self) -> None:
        self.call_after_refresh(self._look)

    def _look(self) -> None:
        """Say how many conditions are below; note when the last one has been on the screen."""
        sheet, listed = self.query_one("#sheet", VerticalScroll), self.query_one(RowList)
        bottom = round(sheet.scroll_y) + sheet.scrollable_content_region.height
        hidden = min(listed.size.height, max(0, listed.virtual_region.bottom - bottom))
        hidden += max(0, round(listed.max_scroll_y - listed.scroll_y))
        self._has_read = self._has_read or (listed.size.height > 0 and hidden == 0)
        below = min(hidden, len(Condition))
        self._shows_conditions = bottom > listed.virtual_region.y
        before = "" if self._shows_conditions else "read on: "
        text = f"{before}{counted(below, 'condition')} below ↓" if below else ""
        self.query_one("#more", Static).update(text)
        self.draw_keys()

    def available_keys(self) -> Sequence[ScreenKey]:
        """Return the keys; at the very first start there is nothing to go back to."""
        way_out = "back" if self._known else "leave"
        others = {"back", "leave"} - {way_out}
        return [key for key in self.KEYS if key.action not in others]

    def hints(self) -> Sequence[Hint]:
        """Return the keys for the key bar, with what Enter does now."""
        is_roomy = self.app.size.width >= _ROOMY
        none = "none of these apply" if is_roomy else "none apply"
        done = "continue" if self._known or self._ticked else none
        done = done if self._has_read else "read on"
        return [
            replace(hint, label=done) if hint.key == "enter" else hint
            for hint in super().hints()
            if hint.key != "space" or self._shows_conditions
        ]

    def action_down(self) -> None:
        """Scroll down; from the end of the text, move into the list and down it."""
        sheet, listed = self.query_one("#sheet", VerticalScroll), self.query_one(RowList)
        if listed.has_focus:
            listed.action_cursor_down()
        elif sheet.scroll_y < sheet.max_scroll_y:
            sheet.scroll_down(animate=False)
        else:
            listed.focus(scroll_visible=False)

    def action_up(self) -> None:
        """Move up the list; from its first row, go back into the text."""
        sheet, listed = self.query_one("#sheet", VerticalScroll), self.query_one(RowList)
        if listed.has_focus and listed.highlighted:
            listed.action_cursor_up()
        else:
            sheet.focus(scroll_visible=False)
            sheet.scroll_up(animate=False)

    @on(OptionList.OptionSelected)
    def action_tick(self) -> None:
        """Tick the condition under the cursor, or untick it."""
        listed = self.query_one(RowList)
        if not listed.has_focus or listed.highlighted is None:
            listed.focus()
            return
        at = listed.highlighted
        self._ticked ^= {tuple(Condition)[at]}
        listed.replace_option_prompt_at_index(at, self._rows()[at])
        self.draw_keys()

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
        """Close with what is ticked; before all conditions have been seen, read on."""
        sheet, listed = self.query_one("#sheet", VerticalScroll), self.query_one(RowList)
        if self._has_read:
            self.dismiss(frozenset(self._ticked))
        elif sheet.scroll_y < sheet.max_scroll_y:
            sheet.scroll_page_down(animate=False)
        elif listed.scroll_y < listed.max_scroll_y:
            listed.scroll_page_down(animate=False)
        else:  # too small a screen to show a condition whole
            self._has_read = True
            self.draw_keys()


def sentence_case(words: str) -> str:
    """Return words as a line of their own: without the article, with a capital."""
    bare = words.removeprefix("an ").removeprefix("a ")
    return bare[0].upper() + bare[1:]
