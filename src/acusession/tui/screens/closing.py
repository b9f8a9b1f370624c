"""The closing screen: the reminder to drink warm water, how it feels, and what was done."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar

from msgspec.structs import replace
from textual import on
from textual.binding import Binding, BindingsMap, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget
from textual.widgets import Static

from acusession.console.session_summary import summarize
from acusession.console.text_width import fitted, width
from acusession.domain.durations import format_clock
from acusession.domain.model import Side, Step
from acusession.domain.phrases import side_name
from acusession.session.events import Outcome, StepRecord
from acusession.session.keymap import Action, Keymap
from acusession.session.view import View
from acusession.tui.bindings import action_bindings, textual_key
from acusession.tui.screen_keys import OFTEN, SHOW_KEYS, WAY_ON, WAY_OUT, ScreenKey, bindings
from acusession.tui.screens.grid_screen import GridScreen
from acusession.tui.widgets.cup import Cup
from acusession.tui.widgets.head import Head
from acusession.tui.widgets.key_bar import Hint
from acusession.tui.widgets.rating_scale import RatingScale

_ROOMY = 50
"""Width of the screen in cells from which the keys have longer labels."""


class ClosingScreen(GridScreen[None]):
    """The end of every session. After a skip of the last step, the user can still go back."""

    CSS_PATH = ["grid.tcss", "closing.tcss"]  # noqa: RUF012 - Textual's own type
    KEYS = (
        ScreenKey(
            keys="right,up",
            action="move(1)",
            shown="0-9",
            description="say how it feels, 0 none to 10 worst; type 1 and then 0 for ten",
            label="how it feels",
            rank=OFTEN,
        ),
        ScreenKey(
            keys="left,down",
            action="move(-1)",
            shown="←, →",
            description="say that it feels a little better or worse",
        ),
        ScreenKey(
            keys="enter,escape",
            action="home",
            shown="enter",
            description="go to the home screen",
            label="home",
            rank=WAY_ON,
        ),
        SHOW_KEYS,
        ScreenKey(
            keys="q", action="leave", description="quit the program", label="quit", rank=WAY_OUT
        ),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(digit), f"feel({digit})", show=False) for digit in range(10)),
        *bindings("closing", KEYS),
    ]

    def __init__(
        self,
        view: View,
        undo: Callable[[], None],
        finish: Callable[[bool], None],
        rate: Callable[[int], None],
        keymap: Keymap,
        pain_before: int | None,
    ) -> None:
        super().__init__()
        self._back = keymap.key(Action.BACK)
        undoing = action_bindings(keymap, Action.BACK, "undo")
        self._bindings = BindingsMap.merge([undoing, self._bindings])
        self._view = view
        self._can_undo = not view.ended
        self._undo = undo
        self._finish = finish
        self._rate = rate
        self._pain_before = pain_before

    def compose_main(self) -> Iterable[Widget]:
        """Return the reminder, a summary and the rating scale."""
        summary = summarize(self._view.records)
        words = Vertical(
            Static(self._view.plan.closing, id="reminder", markup=False),
            Static(f"{summary[0].upper()}{summary[1:]}.", id="summary", markup=False),
            id="words",
        )
        yield Horizontal(Cup(), words, id="band")
        before = self._pain_before
        remark = "for ten, type 1 then 0" if before is None else f"it was {before} before"
        yield Static(Content.assemble(("Pain now  ", "bold"), (remark, "$quiet")), id="pain")
        yield RatingScale()

    def compose_aside(self) -> Iterable[Widget]:
        """Return a row for each step."""
        with_records = zip(self._view.plan.steps, self._view.records, strict=True)
        yield VerticalScroll(_Steps(tuple(with_records)))

    def show_first(self) -> None:
        """Show the routine, the share of the time that was pressed, and the keys."""
        records = self._view.records
        planned = sum(record.planned for record in records) or 1
        pressed = sum(record.pressed for record in records)
        how = "done" if pressed else "ended early"
        self.query_one(Head).show(self._view.plan.name, how, done=pressed / planned)
        self.draw_keys()

    def available_keys(self) -> Sequence[ScreenKey]:
        """Return the keys, and as long as it is possible the one that goes back."""
        if not (self._can_undo and self._back):
            return self.KEYS
        undo = ScreenKey(
            keys=textual_key(self._back),
            action="undo",
            shown=self._back,
            description="go back to the step that was skipped",
            label="back to the last step",
            rank=OFTEN,
        )
        return undo, *self.KEYS

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Return whether an action may run: once the session is final, nothing can be undone."""
        return self._can_undo if action == "undo" else True

    def hints(self) -> Sequence[Hint]:
        """Return the keys for the key bar, in shorter words on a narrow screen."""
        hints = super().hints()
        if self.app.size.width >= _ROOMY:
            return hints
        shorter = {"how it feels": "pain", "back to the last step": "back"}
        return [replace(hint, label=shorter.get(hint.label, hint.label)) for hint in hints]

    def on_resize(self) -> None:
        """Use the labels that fit."""
        self.draw_keys()

    def end_undo(self) -> None:
        """Stop offering to go back, because the session is final."""
        self._can_undo = False
        if self.is_mounted:
            self.draw_keys()

    def action_undo(self) -> None:
        """Go back to the skipped last step."""
        self._undo()

    def action_feel(self, digit: int) -> None:
        """Record the current pain from a typed digit."""
        # Directly: the next key may close the screen before it gets a message from the scale.
        self._rate(self.query_one(RatingScale).type(digit))

    def action_move(self, by: int) -> None:
        """Record the current pain as the next or the previous number."""
        self._rate(self.query_one(RatingScale).move(by))

    @on(RatingScale.Picked)
    def _felt(self, message: RatingScale.Picked) -> None:
        self._rate(message.rating)

    def action_home(self) -> None:
        """Go to the home screen."""
        self._finish(False)

    def action_leave(self) -> None:
        """Quit the program without a question, because the session is over."""
        self._finish(True)


class _Steps(Widget):
    """A row for each step, with its time where that differs from the plan."""

    DEFAULT_CSS = """
    _Steps { height: auto; }
    """

    def __init__(self, steps: Sequence[tuple[Step, StepRecord]]) -> None:
        super().__init__()
        self._steps = steps

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the number of steps."""
        return len(self._steps)

    def render(self) -> Content:
        """Return the rows in the longest wording that has room for every name."""
        rows = self._rows(self.size.width)
        styles = [_STYLES[record.outcome] for _, record in self._steps]
        return Content("\n").join(map(Content.styled, rows, styles))

    def _rows(self, cells: int) -> list[str]:
        longest = max(width(step.point.label) for step, _ in self._steps)
        for wording in (_full, _with_short_time, _short):
            tails = [wording(*each).rstrip() for each in self._steps]
            room = cells - max(map(width, tails)) - _AROUND_NAME
            if longest <= room:
                break
        return [
            f"{_MARKS[record.outcome]} {fitted(step.point.label, min(longest, room))} {tail}"
            for (step, record), tail in zip(self._steps, tails, strict=True)
        ]


_MARKS = {Outcome.COMPLETED: "✓", Outcome.PARTIAL: "◐", Outcome.SKIPPED: "–", None: "–"}
_STYLES = {
    Outcome.COMPLETED: "$success",
    Outcome.PARTIAL: "$foreground",
    Outcome.SKIPPED: "$quiet",
    None: "$quiet",
}

_AROUND_NAME = 3
"""Cells of the mark and of the spaces before and after a name."""


def _full(step: Step, record: StepRecord) -> str:
    time = _time(record)
    return f"{side_name(step.side):14}{time and f'{time} of {format_clock(record.planned)}'}"


def _with_short_time(step: Step, record: StepRecord) -> str:
    return f"{side_name(step.side):14}{_time(record)}"


def _short(step: Step, record: StepRecord) -> str:
    return f"{'middle' if step.side is Side.MIDLINE else step.side:7}{_time(record)}"


def _time(record: StepRecord) -> str:
    """Return the time pressed; "" if it is that of the plan."""
    time = format_clock(int(record.pressed))
    return "" if time == format_clock(record.planned) else time
