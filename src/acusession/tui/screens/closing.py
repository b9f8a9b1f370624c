"""The closing screen: the reminder to drink warm water, and what was done."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingsMap, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.events import Resize
from textual.screen import Screen
from textual.widgets import Static

from acusession.console.session_summary import summarize
from acusession.console.text_width import fitted, padded
from acusession.domain.durations import format_clock
from acusession.domain.model import Step
from acusession.domain.phrases import side_name
from acusession.session.events import Outcome, StepRecord
from acusession.session.keymap import Action, Keymap
from acusession.session.view import View
from acusession.tui.bindings import action_bindings, textual_key
from acusession.tui.widgets.key_bar import Hint, KeyBar
from acusession.tui.widgets.rating_scale import RatingScale

_WIDE = 58
"""Width in cells from which a row fits in its full wording."""

_CUP = """\
   )  )
  (  (
█████████▀▀█
█████████▄▄█
▀███████▀
▀▀▀▀▀▀▀▀▀▀"""


class ClosingScreen(Screen[None]):
    """The end of every session. After a skip of the last step, the user can still go back."""

    CSS_PATH = "closing.tcss"
    VERTICAL_BREAKPOINTS = [(0, "-low"), (22, "-short"), (26, "-tall")]  # noqa: RUF012 - Textual's own type
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "home", "home", id="closing.home"),
        Binding("q", "leave", "quit", id="closing.quit"),
        *(Binding(str(digit), f"feel({digit})", show=False) for digit in range(10)),
    ]

    def __init__(
        self,
        view: View,
        undo: Callable[[], None],
        finish: Callable[[bool], None],
        rate: Callable[[int], None],
        keymap: Keymap,
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

    def compose(self) -> ComposeResult:
        """Lay out the reminder, the rating scale and a row for each step."""
        with VerticalScroll(id="middle"), Vertical(id="sheet"):
            with Horizontal(id="band"):
                yield Static(_CUP, id="cup", markup=False)
                with Vertical(id="words"):
                    yield Static(self._view.plan.closing, id="reminder", markup=False)
                    yield Static(summarize(self._view.records), id="summary", markup=False)
            yield RatingScale()
            yield Static(id="rows", markup=False)
        yield KeyBar()

    def on_resize(self, event: Resize) -> None:
        """Show a row for each step, in the wording that fits."""
        row = _row if event.size.width >= _WIDE else _short_row
        steps = zip(self._view.plan.steps, self._view.records, strict=True)
        self.query_one("#rows", Static).update("\n".join(row(*each) for each in steps))

    def on_mount(self) -> None:
        """Show the keys."""
        self._draw_keys()

    def _draw_keys(self) -> None:
        hints = [Hint("enter", "home", "enter"), Hint("q", "quit", "q")]
        if self._can_undo and self._back:
            hints.insert(0, Hint(self._back, "back to the last step", textual_key(self._back)))
        self.query_one(KeyBar).show(hints)

    def end_undo(self) -> None:
        """Stop offering to go back, because the session is final."""
        self._can_undo = False
        if self.is_mounted:
            self._draw_keys()

    def action_undo(self) -> None:
        """Go back to the skipped last step, if that is still possible."""
        if self._can_undo:
            self.dismiss()
            self._undo()

    def action_feel(self, digit: int) -> None:
        """Record the current pain from a typed digit."""
        # Directly: the next key may close the screen before it gets a message from the scale.
        self._rate(self.query_one(RatingScale).type(digit))

    @on(RatingScale.Picked)
    def _felt(self, message: RatingScale.Picked) -> None:
        self._rate(message.rating)

    def action_home(self) -> None:
        """Go to the home screen."""
        self._finish(False)

    def action_leave(self) -> None:
        """Quit the program without a question, because the session is over."""
        self._finish(True)


_MARKS = {Outcome.COMPLETED: "✓", Outcome.PARTIAL: "◐", Outcome.SKIPPED: "–", None: "–"}


def _row(step: Step, record: StepRecord) -> str:
    time = f"{format_clock(int(record.pressed)):>5} of {format_clock(record.planned)}"
    return (
        f"{_MARKS[record.outcome]} {padded(step.point.label, 18)} {side_name(step.side):14}{time}"
    )


def _short_row(step: Step, record: StepRecord) -> str:
    side = "middle" if step.side == "midline" else step.side
    time = f"{format_clock(int(record.pressed))} of {format_clock(record.planned)}"
    return f"{_MARKS[record.outcome]} {fitted(step.point.label, 14)} {side:6} {time}"
