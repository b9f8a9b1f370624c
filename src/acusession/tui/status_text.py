"""The words and symbols in which the screens show the state of a session."""

from __future__ import annotations

from textual.content import Content

from acusession.domain.durations import format_clock
from acusession.domain.model import Intensity, Step
from acusession.session.events import Phase
from acusession.session.view import View


def phase_words(view: View) -> str:
    """Return the phase as a symbol and words, clear without colour."""
    if view.is_paused:
        return "❚❚ PAUSED"
    resting = view.step.point.intensity is Intensity.REST
    return {
        Phase.PREPARE: "◌ FIND THE POINT",
        Phase.HOLD: "◌ READY WHEN YOU ARE",
        Phase.LEAD_IN: "◔ GET READY",
        Phase.PRESS: "● REST YOUR HAND" if resting else "● PRESS",
        Phase.CLOSING: "◇ DONE",
    }[view.phase]


PHASE_CLASSES = ("-prepare", "-press", "-pause")


def phase_class(view: View) -> str:
    """Return the one of `PHASE_CLASSES` that styles the screen now."""
    if view.is_paused:
        return "-pause"
    return "-press" if view.phase is Phase.PRESS else "-prepare"


def step_titles(step: Step, *, hanzi: bool) -> tuple[str, ...]:
    """Return wordings of point and side, the longest first; only that one has the Chinese name.

    With `hanzi` false, because the terminal cannot show it, the name is in pinyin.
    """
    point, side = step.point, side_words(step)
    chinese = point.hanzi if hanzi else point.pinyin
    short = "middle" if step.side == "midline" else str(step.side)
    return (
        f"{f'{point.label}  {chinese}'.rstrip()} · {side}",
        f"{point.label} · {side}",
        f"{point.label} · {short}",
        f"{point.code or point.name} · {short}",
    )


def total_words(view: View) -> tuple[str, ...]:
    """Return wordings of the progress in the session, the longest first."""
    step = f"step {view.index + 1} of {len(view.plan.steps)}"
    left = f"{step} · {format_clock(view.session_seconds_left)} left"
    return f"{left} in all", left, step


def side_words(step: Step) -> str:
    """Return the side as the user's own: "your left side"."""
    return {"left": "your left side", "right": "your right side"}.get(step.side, "in the middle")


def next_words(view: View) -> str:
    """Return the line about the next step."""
    following = view.next_step
    if following is None:
        return "Next: warm water"
    name = following.point.label
    if following.point == view.step.point:
        return f"Next: the same point, {side_words(following)}"
    change = following.point.posture != view.step.point.posture
    return f"Next: {name}, {side_words(following)}" + (", in another posture" if change else "")


def labelled(label: str, text: str) -> Content:
    """Return a text after a bold label; empty if there is no text."""
    return Content.assemble((f"{label}  ", "bold $primary"), text) if text else Content()
