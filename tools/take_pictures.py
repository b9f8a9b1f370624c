"""Take the screenshots for the documents from the real app, at moments of a real session.

    python tools/take_pictures.py [FOLDER]

FOLDER is docs/pictures by default.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cells import HIGH, WIDE, cell, document, rect
from rich.segment import Segment
from rich.style import Style
from textual.pilot import Pilot

from acusession.config.settings import Settings
from acusession.domain.plan import PlanOptions
from acusession.routines.reader import read_routine
from acusession.runtime.runner import Listener, Runner
from acusession.runtime.session_setup import NewSession, Ready, SessionSetup
from acusession.tui.app import AcusessionApp
from acusession.tui.services import Report, Services

TOP = Path(__file__).parent.parent
EDGE = 8


@dataclass(frozen=True)
class Moment:
    """A picture: its file name, the seconds since the session's start, and its size in cells."""

    name: str
    seconds: int
    width: int
    height: int


MOMENTS = (
    Moment("session", 333, 120, 40),
    Moment("session-80x24", 35, 80, 24),
)


class Clock:
    """A clock set by the tool."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        """Return the time in seconds."""
        return self.now


async def take(moment: Moment) -> str:
    """Run a session up to the moment, and return its screen as SVG."""
    clock = Clock()
    runners: list[Runner] = []
    routine = read_routine(TOP / "routines" / "middle_back.yaml")

    def open_session(ready: Ready, face: Listener, report: Report) -> Runner:
        runners.append(Runner(ready.plan, [face], report, clock=clock))
        return runners[-1]

    services = Services(
        read_routines=lambda: (routine,),
        settings=Settings(conditions=frozenset()),
        is_muted=lambda: False,
        save=lambda settings: None,
        save_routine=lambda routine, name: Path(name),
        open_session=open_session,
        toggle_mute=lambda: True,
        toggle_voice=lambda: True,
        tell_about=lambda point: None,
        close=lambda: None,
    )
    app = AcusessionApp(services, SessionSetup(NewSession(routine, PlanOptions()), frozenset()))
    async with app.run_test(size=(moment.width, moment.height)) as pilot:
        await _until_begun(pilot, runners)
        for _ in range(moment.seconds):
            clock.now += 1
            runners[-1].wake()
        await pilot.pause(0.2)
        return _screen_svg(app)


async def _until_begun(pilot: Pilot[None], runners: list[Runner]) -> None:
    for _ in range(100):
        await pilot.pause(0.05)
        if runners:
            return
    raise SystemExit("the session does not start")


def _screen_svg(app: AcusessionApp) -> str:
    """Return the screen as SVG, cell by cell."""
    strips = app.screen._compositor.render_strips()  # Textual has no public way to get them
    ground = app.theme_variables["background"]
    width, height = app.size
    rows = (
        part
        for row, strip in enumerate(strips)
        for part in _row(list(strip), EDGE + row * HIGH, ground)
    )
    return document(width * WIDE + 2 * EDGE, height * HIGH + 2 * EDGE, ground, rows)


def _row(segments: list[Segment], y: float, ground: str) -> Iterator[str]:
    x = float(EDGE)
    for segment in segments:
        style = segment.style or Style()
        colour = style.color.get_truecolor().hex if style.color else "#ffffff"
        behind = style.bgcolor.get_truecolor().hex if style.bgcolor else ground
        wide = segment.cell_length * WIDE
        if behind.lower() != ground.lower():
            yield rect(x, y, wide, HIGH, behind)
        at = x
        for sign in segment.text:
            columns = Segment(sign).cell_length
            yield from cell(sign, colour, at, y, columns=columns, bold=bool(style.bold))
            at += columns * WIDE
        x += wide


def main() -> None:
    """Take every picture."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else TOP / "docs" / "pictures"
    folder.mkdir(parents=True, exist_ok=True)
    for moment in MOMENTS:
        (folder / f"{moment.name}.svg").write_text(asyncio.run(take(moment)), encoding="utf-8")


if __name__ == "__main__":
    main()
