"""The figure always shows the point and side of the current step, however fast keys are typed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Any

import pytest
from textual.content import Content

from acusession.body.drawing import scene
from acusession.body.drawing.scene import Scene
from acusession.body.drawing.shaded import ShadedScene
from acusession.domain.model import Plan, Point, Side
from acusession.domain.plan import PlanOptions, make_plan
from acusession.tui.diff_compositor import DiffCompositor
from acusession.tui.screens.session import SessionScreen
from acusession.tui.status_text import step_titles
from acusession.tui.widgets.figure import Figure
from acusession.tui.widgets.responsive_text import ResponsiveText
from tests.recorder import Clock
from tests.tui.stage import Stage, key_event, middle_back, set_up

Spot = tuple[str, Side]
"""A point's id and a side."""

STEPS = 12

THROUGH = ["n"] * STEPS
TO_AND_FRO = [*["n"] * 3, "b", "n", "b", "b", *["n"] * 9, "b", "r", "n"]
BACK_TO_THE_FIRST = [*THROUGH, *["b"] * STEPS]

WALKS = {
    "through": THROUGH,
    "to and fro": TO_AND_FRO,
    "back to the first": BACK_TO_THE_FIRST,
}

AT_ONCE = 1000


class Typist:
    """Types ahead, and notes at each paint what the figure shows and what it should show.

    `ahead` keys are sent when the screen is mounted, before its first frame; `at_a_frame` keys
    follow each frame.
    """

    def __init__(self, stage: Stage, keys: list[str], ahead: int, at_a_frame: int) -> None:
        self.painted: list[tuple[Spot, Spot]] = []
        self.frames: list[tuple[str, Spot]] = []
        self._heading = ""
        self._stage = stage
        self._left = list(keys)
        self._ahead = ahead
        self._at_a_frame = at_a_frame

    @property
    def is_done(self) -> bool:
        return not self._left

    def patch(self, patch: pytest.MonkeyPatch) -> None:
        compose, render, head = scene.compose, DiffCompositor.render_update, ResponsiveText.render
        on_mount = SessionScreen.on_mount

        def noted_compose(point: Point, side: Side, width: int, height: int) -> Scene | None:
            self.painted.append(((point.id, side), self.wanted))
            return compose(point, side, width, height)

        def noted_frame(compositor: Any, *given: Any, **more: Any) -> object:
            update = render(compositor, *given, **more)
            if update is not None and self.painted and self._heading:
                self.frames.append((self._heading, self.painted[-1][0]))
            self.type(self._at_a_frame)
            return update

        def mounted(screen: SessionScreen) -> None:
            on_mount(screen)
            self.type(self._ahead)

        def noted_heading(heading: ResponsiveText) -> Content:
            content = head(heading)
            if heading.id == "point":
                self._heading = content.plain
            return content

        patch.setattr(scene, "compose", noted_compose)
        patch.setattr(ResponsiveText, "render", noted_heading)
        patch.setattr(DiffCompositor, "render_update", noted_frame)
        patch.setattr(SessionScreen, "on_mount", mounted)

    @property
    def wanted(self) -> Spot:
        """The point and the side of the session's current step."""
        runners = self._stage.runners
        step = runners[-1].view.step if runners else PLAN.steps[0]
        return (step.point.id, step.side)

    def type(self, count: int) -> None:
        for key in self._left[:count]:
            self._stage.app.post_message(key_event(key))
        del self._left[:count]


PLAN: Plan = make_plan(middle_back(), PlanOptions())


AGREEING = {
    (title, (step.point.id, step.side))
    for step in PLAN.steps
    for title in step_titles(step, hanzi=True)
}
"""All pairs of a heading and the spot that the figure must show with it."""


@pytest.fixture
def fast_clock(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Advance the clock at each reading, so that no key is taken for one held down."""

    def look(clock: Clock) -> float:
        clock.now += 0.75
        return clock.now

    with monkeypatch.context() as patch:
        patch.setattr(Clock, "__call__", look)
        yield


RHYTHMS = {"all ahead": (AT_ONCE, 0), "one ahead": (1, 1), "one a frame": (0, 1), "some": (3, 5)}
"""The number of keys typed before the first frame, and after each frame."""

CASES = [
    *((*each, (80, 24)) for each in product(WALKS, RHYTHMS)),
    *(("to and fro", "one ahead", size) for size in [(120, 40), (200, 60), (72, 18)]),
]


@pytest.mark.usefixtures("fast_clock")
@pytest.mark.parametrize(("walk", "rhythm", "size"), CASES, ids=str)
async def test_the_figure_is_painted_with_the_point_and_the_side_of_the_step(
    walk: str,
    rhythm: str,
    size: tuple[int, int],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with set_up(opens_with=PLAN) as stage:
        typist = Typist(stage, WALKS[walk], *RHYTHMS[rhythm])
        typist.patch(monkeypatch)
        async with stage.run(size):
            while not typist.is_done:
                await stage.idle()  # at the closing no more frames follow by themselves
                typist.type(1)
            await stage.idle()
            assert len(stage.view.plan.steps) == STEPS
            assert stage.events.count("Skipped") == WALKS[walk].count("n")
            assert stage.events.count("WentBack") == WALKS[walk].count("b")
            assert [each for each in typist.painted if each[0] != each[1]] == []
            assert typist.frames or rhythm in {"all ahead", "some"}
            assert [each for each in typist.frames if each not in AGREEING] == []
            if stage.here == "SessionScreen":
                assert typist.painted
                assert shown(stage) == expected(stage)


def shown(stage: Stage) -> list[str]:
    """Return the rows of the screen in the region of the figure."""
    region = stage.session.query_one(Figure).region
    return [row.crop(region.x, region.right).text for row in stage.strips[region.y : region.bottom]]


def expected(stage: Stage) -> list[str]:
    """Return the rows of the figure for the session's current step."""
    step, figure = stage.view.step, stage.session.query_one(Figure)
    composed = scene.compose(step.point, step.side, *figure.size)
    assert composed is not None
    assert figure.palette is not None
    picture = ShadedScene(composed, figure.palette).picture(figure.current_glow)
    return ["".join(cell.char for cell in row).ljust(figure.size.width) for row in picture.rows]
