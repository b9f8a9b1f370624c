"""The words and symbols in which the screens show the state of a session."""

from __future__ import annotations

from collections.abc import Sequence

from acusession.domain.durations import format_clock
from acusession.domain.model import Condition, Intensity, Plan, Point, Side, Step
from acusession.domain.phrases import counted, describe_reasons, join_with_and
from acusession.session.events import Phase
from acusession.session.view import View
from acusession.tui.text_layout import Text


def phase_words(view: View) -> tuple[str, ...]:
    """Return wordings of phase and side, clear without colour, the longest first."""
    phase = _phase(view)
    if view.phase is Phase.CLOSING:
        return (phase,)
    return f"{phase} · {side_word(view.step)}", phase


def _phase(view: View) -> str:
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


def is_before_press(view: View) -> bool:
    """Return whether the user looks for the point, or has found it and the press waits."""
    return view.phase in {Phase.PREPARE, Phase.HOLD}


def side_word(step: Step) -> str:
    """Return the side as one word in capitals: "LEFT", "RIGHT" or "MIDDLE"."""
    return "MIDDLE" if step.side is Side.MIDLINE else step.side.upper()


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
    step = f"{view.index + 1} of {len(view.plan.steps)}"
    return f"{step} · {format_clock(view.session_seconds_left)} left", step


def brief_words(view: View) -> tuple[str, ...]:
    """Return wordings of phase, side, countdown and step in one row, the longest first."""
    step, steps = view.index + 1, len(view.plan.steps)
    clock = "" if view.phase is Phase.HOLD else f" · {format_clock(view.countdown)}"
    long, short = (f"{phase_words(view)[which]}{clock}" for which in (0, -1))
    return f"{long} · {step} of {steps}", f"{long}  {step}/{steps}", long, short


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


def step_texts(view: View, remark: str) -> tuple[Text, ...]:
    """Return the texts about the current step in the order they are read.

    Before the press they say how to find the point, if that is known, and after that how to press.
    Until then nothing has priority over the location but the first caution; the posture follows,
    and then the other cautions. In the press the cautions come first, then the reason for a pause.
    """
    point = view.step.point
    is_before = is_before_press(view)
    numbers = tuple(str(number) for number in range(1, len(point.find) + 1))
    find = Text("Find", point.find, 1, numbers)
    how = Text("How", (point.technique,), 1)
    return (
        Text("", (remark,), _priority_of_remark(view), is_remark=True),
        Text("Where", (point.location,), 6 if is_before else 2),
        find if is_before and point.find else how,
        Text("Careful", point.cautions, 4, ("·",) * len(point.cautions), is_caution=True),
    )


def _priority_of_remark(view: View) -> int:
    if is_before_press(view):
        return 5
    return 3 if view.is_paused else 0


def plan_words(plan: Plan, chosen: str) -> tuple[str, ...]:
    """Return wordings of what was chosen and how long it takes, the longest first."""
    presses, time = counted(len(plan.steps), "press"), format_clock(plan.seconds)
    return f"{chosen} · {presses} · {time}", f"{presses} · {time}", time


def point_texts(
    point: Point, reasons: Sequence[Condition], remark: str = "", *, hanzi: bool
) -> tuple[Text, ...]:
    """Return the texts about a point that may be chosen.

    `reasons` are the conditions that exclude it; `remark` follows them. With `hanzi` false, the
    Chinese characters are omitted.
    """
    names = (point.hanzi if hanzi else "", point.pinyin, point.meaning and f"“{point.meaning}”")
    left_out = (f"because of {describe_reasons(reasons)}.", remark) if reasons else ()
    uses = f"The source names it for {join_with_and(point.uses)}. Not proven." if point.uses else ""
    return (
        Text("Left out", tuple(filter(None, left_out)), 3),
        Text("Name", (" ".join(filter(None, names)),), 0),
        Text("Where", (point.location,), 3),
        Text("How", (point.technique,), 2),
        Text("Uses", (uses,), 0),
    )
