"""The diff compositor leaves the terminal in the state that Textual's own would."""

from __future__ import annotations

import sys
from collections.abc import Awaitable, Callable
from typing import Final

import pytest
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from acusession import paths
from acusession.config.settings import Settings
from acusession.config.store import write_settings
from acusession.domain.plan import PlanOptions, make_plan
from acusession.tui import diff_compositor
from acusession.tui.diff_compositor import Run
from acusession.tui.screens import session_display
from acusession.tui.widgets.step_list import StepList
from tests.tui.emulator import Cells, TerminalEmulator, emulated_terminal
from tests.tui.stage import Stage, in_session, middle_back

Scene = Callable[[Stage], Awaitable[None]]


async def seconds(stage: Stage) -> None:
    """Let time pass until the first press has started."""
    for _ in range(8):
        await stage.wait(1)


async def other_steps(stage: Stage) -> None:
    for key in ("n", "n", "space", "space", "plus"):
        await stage.press(key)
        await stage.wait(2)


async def under_a_message(stage: Stage) -> None:
    stage.app.notify("something lies over the steps", timeout=3600)
    await stage.see("something lies over the steps")
    stage.session.query_one(StepList).refresh()
    await seconds(stage)


async def under_a_sheet(stage: Stage) -> None:
    await stage.press("i")
    await seconds(stage)


SCENES: Final = (seconds, other_steps, under_a_message, under_a_sheet)


async def shown_after(scene: Scene) -> Cells:
    """Return what the terminal shows at the end of a scene of a session."""
    plan = make_plan(middle_back(), PlanOptions(prepare=3, seconds=65))
    with emulated_terminal() as terminal:
        async with in_session(plan, size=(120, 40)) as stage:
            await scene(stage)
            return terminal.seen()


async def shown_by_textual(scene: Scene) -> Cells:
    """Return the same, drawn by Textual's own compositor alone."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(session_display, "use_diff_compositor", lambda screen: None)
        return await shown_after(scene)


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.__name__)
async def test_the_terminal_shows_what_textual_would_draw(
    scene: Scene, caplog: pytest.LogCaptureFixture
) -> None:
    assert await shown_after(scene) == await shown_by_textual(scene)
    assert logged(caplog) == []


def test_every_style_is_written_as_textual_writes_it() -> None:
    styles = ["", "bold", "italic", "bold underline", "red", "on blue", "bold red", "red on blue"]
    segments = [Segment("x", Style.parse(style)) for style in styles]
    console = Console(color_system="truecolor")
    ours, own = TerminalEmulator(), TerminalEmulator()
    runs = [Run(0, x, text, style or Style()) for x, (text, style, _) in enumerate(segments)]
    ours.write(diff_compositor.write(runs, console))
    own.write(Strip(segments).render(console))
    assert ours.seen() == own.seen()
    assert len({*ours.seen().values()}) == len(styles)


def logged(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [each.message for each in caplog.records if each.name == diff_compositor.__name__]


async def test_after_an_exception_textual_draws_the_whole_screen_and_goes_on_alone(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def broken_meanwhile(stage: Stage) -> None:
        await stage.wait(1)
        monkeypatch.setattr(diff_compositor, "write", lambda *_: 1 / 0)
        await seconds(stage)

    assert await shown_after(broken_meanwhile) == await shown_by_textual(broken_meanwhile)
    assert logged(caplog) == ["Textual's own compositor draws the screen from now on"]


PROGRAM: Final = """\
import logging, sys
import textual._context, textual.screen

del textual._context.visible_screen_stack  # after Textual itself has imported it

from acusession.cli.main import main

logging.getLogger("acusession").setLevel(logging.INFO)
sys.exit(main(["start", "--points", "P6", "--mute"]))
"""
"""The program with a Textual that lacks one of the private parts used."""


@pytest.mark.skipif(sys.platform == "win32", reason="a Unix terminal")
def test_where_textual_differs_it_draws_by_itself() -> None:
    from tests.terminal import Terminal

    write_settings(Settings(conditions=frozenset()), paths.config_file())
    with Terminal(sys.executable, "-c", PROGRAM, TERM="xterm-256color") as terminal:
        terminal.read_until("FIND THE POINT")
        terminal.type(" ")
        terminal.read_until("PAUSED")
        terminal.type("q")
        terminal.read_until("Leave the session?")
        terminal.type("y")
        terminal.read_until("Now drink some warm water")
        terminal.type("q")
        assert terminal.wait() == 0
    log = paths.log_file().read_text(encoding="utf-8")
    assert "Textual's compositor is not as expected, so it draws the screen itself" in log
    assert "Traceback" not in log
