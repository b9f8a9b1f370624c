"""All steps of a session, done, current or still to come: as a list, and as one row."""

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


class StepDots(Widget):
    """One row with a character for each step, and the number of the current one."""

    DEFAULT_CSS = """
    StepDots { width: 1fr; height: 1; text-align: center; text-wrap: nowrap; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id)
        self._dots = ""
        self._here = 0

    def show(self, view: View) -> None:
        """Show the steps in their current state."""
        dots = "".join(_MARKS[record.outcome] for record in view.records)
        if view.phase is not Phase.CLOSING:
            dots = f"{dots[: view.index]}●{dots[view.index + 1 :]}"
        if (dots, view.index) != (self._dots, self._here):
            self._dots, self._here = dots, view.index
            self.refresh()

    def render(self) -> Content:
        """Return the row; where not all steps fit, those around the current one."""
        count = f"  {self._here + 1} of {len(self._dots)}"
        before, here, after = _around(self._dots, self._here, self.size.width - len(count))
        return Content.assemble(
            (before, "$success"), (here, "bold $press"), (after, "$quiet"), (count, "$quiet")
        )


def _around(dots: str, here: int, room: int) -> tuple[str, str, str]:
    """Return at most `room` dots before, at and after `here`, with "…" for those omitted."""
    first = min(max(0, here - room // 2), max(0, len(dots) - room))
    shown = list(dots[first : first + max(1, room)])
    here -= first
    if first and here > 0:
        shown[0] = "…"
    if first + len(shown) < len(dots) and here < len(shown) - 1:
        shown[-1] = "…"
    text = "".join(shown)
    return text[:here], text[here : here + 1], text[here + 1 :]


def _row(view: View, index: int, here: int) -> tuple[str, str]:
    step, outcome = view.plan.steps[index], view.records[index].outcome
    name = step.point.label
    text = f"{padded(name, 16)} {'' if step.side == 'midline' else step.side}".rstrip()
    if index == here:
        return f"▶ {text}", "bold $press"
    style = "$success" if outcome is Outcome.COMPLETED else "$quiet"
    return f"{_MARKS[outcome]} {text}", style
