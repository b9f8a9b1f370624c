"""What is written for each second leaves the terminal as if all were written anew, in few bytes."""

from __future__ import annotations

import importlib
import logging
import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any, Final

import pytest
from rich.console import Console
from rich.style import Style
from textual._compositor import Compositor
from textual.app import App

from acusession.domain.plan import PlanOptions, make_plan
from acusession.tui import diff_compositor
from acusession.tui.diff_compositor import Run
from acusession.tui.widgets.step_list import StepList
from tests.tui.stage import Stage, in_session, middle_back

SIZE = (120, 40)
CONSOLE = Console(color_system="truecolor")
COMMAND = re.compile(r"\x1b\[([\d;]*)([A-Za-z])|(\n)|([^\x1b\n]+)")
COLOURS: Final = {"3": 5, "4": 6}
"""What begins a colour, and where it is kept; before them stand the attributes."""

Paper = dict[tuple[int, int], tuple[str, tuple[str, ...]]]
"""Each cell's sign and style."""


def write(paper: Paper, written: str) -> None:
    """What a terminal does with what is written to it."""
    y, x, style = 0, 0, [""] * 7
    end = 0
    for command in COMMAND.finditer(written):
        assert command.start() == end, f"not understood: {written[end : end + 20]!r}"
        end = command.end()
        numbers, kind, newline, text = command.groups()
        if kind == "H":
            y, x = (int(number) - 1 for number in numbers.split(";"))
        elif kind == "G":
            x = int(numbers) - 1
        elif kind == "m":
            change(style, numbers.split(";"))
        elif newline:
            y, x = y + 1, 0
        else:
            for sign in text:
                paper[y, x] = (sign, tuple(style))
                x += 2 if sign >= "\u2e80" else 1
    assert end == len(written)


def change(style: list[str], codes: list[str]) -> None:
    while codes:
        code = codes.pop(0)
        if code == "0":
            style[:] = [""] * 7
        elif code in {"38", "48"}:
            style[COLOURS[code[0]]] = ";".join(codes.pop(0) for _ in range(4))
        elif int(code) in range(30, 48):
            style[COLOURS[code[0]]] = code
        else:
            assert int(code) <= 4, f"not understood: {code}"
            style[int(code)] = code


@contextmanager
def terminal(stage: Stage) -> Iterator[tuple[Paper, list[str]]]:
    """A terminal as it stands after each of what is written to it, which is kept as well."""
    paper, written = whole(stage), []

    def display(app: App[Any], screen: Any, update: Any) -> None:
        if update is not None:
            written.append(update.render_segments(CONSOLE))
            write(paper, written[-1])

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(App, "_display", display)  # no driver of a test is ever written to
        yield paper, written


def whole(stage: Stage) -> Paper:
    paper: Paper = {}
    write(paper, "\x1b[1;1H" + "\n".join(strip.render(CONSOLE) for strip in stage.strips))
    return paper


def seen(paper: Paper) -> dict[tuple[int, int], tuple[str, ...]]:
    """What one sees of it: of a blank only its ground."""
    return {
        at: (sign, style[6]) if sign == " " else (sign, *style)
        for at, (sign, style) in paper.items()
    }


async def test_seconds_leave_the_screen_as_if_it_were_painted_anew() -> None:
    plan = make_plan(middle_back(), PlanOptions(prepare=3, seconds=65))
    async with in_session(plan, size=SIZE) as stage:
        with terminal(stage) as (paper, written):
            for _ in range(8):
                await stage.wait(1)
                await stage.until(lambda: seen(paper) == seen(whole(stage)))
        sizes = [len(each.encode()) for each in written]
        assert len(sizes) >= 8
        assert sorted(sizes)[len(sizes) // 2] < 500


async def test_what_lies_over_a_part_of_it_stays_there() -> None:
    async with in_session(make_plan(middle_back(), PlanOptions(prepare=0)), size=SIZE) as stage:
        stage.app.notify("something lies over the steps")
        await stage.see("something lies over the steps")
        with terminal(stage) as (paper, written):
            stage.session.query_one(StepList).refresh()
            await stage.until(lambda: bool(written))
        assert seen(paper) == seen(whole(stage))


def test_one_style_ends_where_the_next_begins() -> None:
    styles = ["", "bold", "italic", "bold underline", "red", "on blue", "bold red", "red on blue"]
    runs = [Run(0, x, "x", Style.parse(style)) for x, style in enumerate(styles)]
    paper: Paper = {}
    write(paper, diff_compositor.write(runs, CONSOLE))
    apart: Paper = {}
    for run in runs:
        write(apart, diff_compositor.write([run], CONSOLE))
    assert paper == apart
    assert len({style for _, style in paper.values()}) == len(styles)


def logged(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [each.message for each in caplog.records if each.name == diff_compositor.__name__]


async def assert_drawn_each_second(stage: Stage) -> None:
    with terminal(stage) as (paper, written):
        for _ in range(4):
            before = len(written)
            await stage.wait(1)
            assert len(written) > before
            assert seen(paper) == seen(whole(stage))


@contextmanager
def without_the_screen_stack(patch: pytest.MonkeyPatch) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as away:
        away.delattr("textual._context.visible_screen_stack")
        importlib.reload(diff_compositor)
    try:
        yield
    finally:
        importlib.reload(diff_compositor)


@contextmanager
def with_another_class(patch: pytest.MonkeyPatch) -> Iterator[None]:
    patch.setattr("textual.screen.Compositor", type("Another", (Compositor,), {}))
    yield


@contextmanager
def with_another_parameter(patch: pytest.MonkeyPatch) -> Iterator[None]:
    known = Compositor.render_update

    def render_update(self: Compositor, full: bool = False, *rest: Any, **more: Any) -> Any:
        return known(self, full, *rest, **more)

    patch.setattr(Compositor, "render_update", render_update)
    yield


@pytest.mark.parametrize(
    "another_textual", [without_the_screen_stack, with_another_class, with_another_parameter]
)
async def test_where_textual_differs_it_draws_by_itself(
    another_textual: Callable[[pytest.MonkeyPatch], AbstractContextManager[None]],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.INFO, diff_compositor.__name__)
    monkeypatch.setattr(diff_compositor, "write", lambda *_: 1 / 0)
    with another_textual(monkeypatch):
        async with in_session(size=SIZE) as stage:
            await stage.see("◌ FIND THE POINT", "Calf · your left side")
            await assert_drawn_each_second(stage)
    assert logged(caplog) == ["Textual's compositor is not as known here; it draws alone"]


async def test_after_an_exception_textual_draws_the_whole_screen_and_goes_on_alone(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async with in_session(size=SIZE) as stage:
        await stage.wait(1)
        monkeypatch.setattr(diff_compositor, "write", lambda *_: 1 / 0)
        await assert_drawn_each_second(stage)
        assert logged(caplog) == ["Textual draws the screen alone from now on"]
        await stage.press("q")
        await stage.see("Leave the session?")
