"""The list of all steps of a session: done, current, still to come."""

from __future__ import annotations

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from acusession.console.text_width import cut, padded
from acusession.session.events import Outcome, Phase
from acusession.session.view import View

_MARKS = {Outcome.COMPLETED: "✓", Outcome.PARTIAL: "◐", Outcome.SKIPPED: "–", None: "·"}


class StepList(Widget):
    """One row for each step; only those around the current one if not all fit."""

    DEFAULT_CSS = """
    StepList { width: 1fr; height: 1fr; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id)
        self._rows: tuple[tuple[str, str], ...] = ()
        self._here = 0

    def show(self, view: View) -> None:
        """Show the steps in their current state."""
        here = -1 if view.phase is Phase.CLOSING else view.index
        rows = tuple(_row(view, index, here) for index in range(len(view.plan.steps)))
        if (rows, view.index) != (self._rows, self._here):
            is_longer = len(rows) != len(self._rows)
            self._rows, self._here = rows, view.index
            self.refresh(layout=is_longer)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the number of steps; it applies unless the styles set a height."""
        return len(self._rows)

    def render(self) -> Content:
        """Return the rows that fit."""
        room = max(1, self.size.height)
        first = min(max(0, self._here - room // 2), max(0, len(self._rows) - room))
        width = self.size.width
        rows = [(cut(text, width), style) for text, style in self._rows[first : first + room]]
        return Content("\n").join(Content.styled(text, style) for text, style in rows)


def _row(view: View, index: int, here: int) -> tuple[str, str]:
    step, outcome = view.plan.steps[index], view.records[index].outcome
    name = f"{step.point.code or step.point.name}"
    text = f"{padded(name, 14)} {'' if step.side == 'midline' else step.side}".rstrip()
    if index == here:
        return f"▶ {text}", "bold $press"
    style = "$success" if outcome is Outcome.COMPLETED else "$quiet"
    return f"{_MARKS[outcome]} {text}", style
