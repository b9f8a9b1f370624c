"""Every screen: the way to it, the text that must be on it, and its look."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from typing import Any
from unittest.mock import patch

from rich.segment import Segment
from rich.style import Style

from acusession.config.settings import Settings
from acusession.domain.plan import PlanOptions
from acusession.runtime.session_setup import NewSession
from acusession.tui.widgets.four_weeks import FourWeeks
from tests.tui.stage import Stage, middle_back, on_stage

Walk = Callable[[Stage], Awaitable[None]]


def walk(*keys: str, seconds: float = 0) -> Walk:
    """Press keys, a second apart, then let `seconds` pass."""

    async def go(stage: Stage) -> None:
        for key in keys:
            await stage.press(key)
            await stage.wait(1)
        await stage.wait(seconds)

    return go


async def wait_for_recent(stage: Stage) -> None:
    """Wait for what comes last: the last four weeks, below the picture of the points."""
    await stage.until(lambda: bool(stage.app.screen.query(FourWeeks)))


def still() -> dict[str, Any]:
    """Return settings in which no light breathes, as time goes on without the test's clock."""
    return {"settings": Settings(conditions=frozenset(), breath="off")}


def session() -> dict[str, Any]:
    return {"opens_with": NewSession(middle_back(), PlanOptions())}


def short() -> dict[str, Any]:
    return {"opens_with": NewSession(middle_back(), PlanOptions(prepare=1, seconds=1))}


def picking() -> dict[str, Any]:
    return {"opens_with": PlanOptions()}


def first() -> dict[str, Any]:
    return {"settings": Settings(), "opens_with": NewSession(middle_back(), PlanOptions())}


SCREENS: dict[str, tuple[Callable[[], dict[str, Any]], Walk, tuple[str, ...]]] = {
    "home": (still, wait_for_recent, ("Middle back", "14 min", "Just one or two points")),
    "first start": (first, walk(), ("Before you press", "q quit")),
    "quick": (picking, walk("down", "down", "space"), ("✓ ST36", "Four finger widths")),
    "choose": (dict, walk("space", "down", "space"), ("· CV12", "11 presses")),
    "settings": (dict, walk("comma"), ("Sound", "Voice")),
    "prepare": (session, walk(seconds=3), ("◌ FIND THE POINT", "UB20 Pi Shu", "your left side")),
    "press": (session, walk(*"nnnn", seconds=35), ("● PRESS", "ST36 Zu San Li", "足三里", "Where")),
    "rest": (
        session,
        walk(*"nnnnnn", seconds=20),
        ("● REST YOUR HAND", "Kidney Point", "your left side"),
    ),
    "paused": (session, walk("space", seconds=4), ("❚❚ PAUSED", "space continue")),
    "about": (session, walk("i"), ("UB20 Pi Shu (Píshū, 脾俞", "Where:")),
    "keys": (session, walk("question_mark"), ("pause or continue", "leave the session")),
    "hand": (session, walk("h"), ("4 fingers: 3 cun", "Measure by hand: your thumb")),
    "leave": (session, walk("q"), ("Leave the session?", "y leave", "any other key stay")),
    "closing": (short, walk(seconds=25), ("Now drink some warm water.", "All 12 presses,")),
}


async def picture(name: str, size: tuple[int, int]) -> str:
    """Return the look of the screen of that name, once its text is there."""
    given, go, told = SCREENS[name]
    with patch("acusession.tui.screens.home.part_of_day", lambda _: "Friday afternoon"):
        async with on_stage(size=size, **given()) as stage:
            await go(stage)
            await stage.see(*told)
            return "\n".join(looks(stage))


def looks(stage: Stage) -> Iterator[str]:
    """Yield the screen's rows, each followed by the styles of its runs."""
    for strip in stage.strips:
        yield strip.text.rstrip()
        yield "  ".join(_style(segment) for segment in strip.simplify())


def _style(segment: Segment) -> str:
    style = segment.style or Style()
    colours = [
        each.get_truecolor().hex if each is not None else "-"
        for each in (style.color, style.bgcolor)
    ]
    flags = "b" * bool(style.bold) + "d" * bool(style.dim) + "u" * bool(style.underline)
    return f"{segment.cell_length}:{'/'.join(colours)}{flags}"
