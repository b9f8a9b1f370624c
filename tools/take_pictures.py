"""Take the pictures for the documents, still and moving, from the real app in a real session.

    python tools/take_pictures.py [FOLDER]

FOLDER is docs/pictures by default.
"""

from __future__ import annotations

import asyncio
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

from cells import Cell, Cells
from moving_picture import Frame, moving_picture
from rich.cells import get_character_cell_size
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
TERMINAL = {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
"""A terminal with all colours, in which the body has volume and the point's glow breathes."""


class Moment(NamedTuple):
    """The seconds since the session's start, and the seconds that its screen is shown."""

    at: int
    shown: float = 1.0


@dataclass(frozen=True)
class Picture:
    """A picture: its file name, its size in cells, and its moments; one is a still picture."""

    name: str
    width: int
    height: int
    moments: tuple[Moment, ...]


FIND = (Moment(13, 2), Moment(14))
PRESS = (Moment(15, 1.5),)
BREATHE_IN = tuple(Moment(at) for at in range(45, 50))
OTHER_SIDE = (Moment(77, 2),)
CLOSING = (Moment(812, 2.5),)

PICTURES = (
    Picture("session-moving", 110, 30, FIND + PRESS + BREATHE_IN + OTHER_SIDE + CLOSING),
    Picture("session", 120, 40, (Moment(333),)),
    Picture("session-80x24", 80, 24, (Moment(35),)),
)


class Clock:
    """A clock set by the tool."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        """Return the time in seconds."""
        return self.now


async def take(picture: Picture) -> str:
    """Run a session through the moments, and return the picture as SVG."""
    with patch.dict(os.environ, TERMINAL):
        os.environ.pop("NO_COLOR", None)
        return await _take(picture)


async def _take(picture: Picture) -> str:
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
    frames = []
    async with app.run_test(size=(picture.width, picture.height)) as pilot:
        await _until_begun(pilot, runners)
        for moment in picture.moments:
            while clock.now < moment.at:
                clock.now += 1
                runners[-1].wake()
            await pilot.pause(0.2)
            frames.append(Frame(_cells(app), moment.shown))
    return moving_picture(frames, app.theme_variables["background"].lower())


async def _until_begun(pilot: Pilot[None], runners: list[Runner]) -> None:
    for _ in range(100):
        await pilot.pause(0.05)
        if runners:
            return
    raise SystemExit("the session does not start")


def _cells(app: AcusessionApp) -> Cells:
    """Return the cells of the screen."""
    strips = app.screen._compositor.render_strips()  # Textual has no public way to get them
    return {
        (row, column): cell
        for row, strip in enumerate(strips)
        for column, cell in enumerate(
            cell
            for segment in strip
            for char in segment.text
            for cell in _char_cells(char, segment.style or Style())
        )
    }


def _char_cells(char: str, style: Style) -> list[Cell]:
    """Return the cells of a character: two for a wide one."""
    assert style.bgcolor is not None
    background = style.bgcolor.get_truecolor().hex
    colour = style.color.get_truecolor().hex if style.color and char != " " else background
    cell = Cell(char, colour, background, bool(style.bold))
    return [cell, cell._replace(char="")][: get_character_cell_size(char)]


def main() -> None:
    """Take every picture."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else TOP / "docs" / "pictures"
    folder.mkdir(parents=True, exist_ok=True)
    for picture in PICTURES:
        (folder / f"{picture.name}.svg").write_text(asyncio.run(take(picture)), encoding="utf-8")


if __name__ == "__main__":
    main()
