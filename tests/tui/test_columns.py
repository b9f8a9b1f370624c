"""Columns are counted in cells, so a name in any script keeps them aligned."""

from __future__ import annotations

import unicodedata
from datetime import datetime

import pytest
from rich.cells import cell_len

from acusession import paths
from acusession.cli.dry_run import print_plan
from acusession.console.history_charts import SHADED, most_pressed, plain
from acusession.console.history_words import entry_words
from acusession.domain.plan import PlanOptions, make_plan
from acusession.record.history import read_history
from tests.record.stage import Recorded
from tests.samples import make_point, make_routine
from tests.tui.stage import on_stage

NAMES = ("Small", "我的背部胸口", "내 등", unicodedata.normalize("NFD", "내 등 é"), "Моя спина")
ROUTINES = tuple(
    make_routine(
        make_point(name, code="ST36"),
        make_point(f"{name} 2", code="P6"),
        name=name,
        id=f"r{number}",
    )
    for number, name in enumerate(NAMES)
)
WIDE = make_routine(*(make_point(name, code="ST36") for name in NAMES))


def starts(rows: list[str], text: str) -> set[int]:
    """Return the cells at which a text starts in the rows that contain it."""
    return {cell_len(row[: row.index(text)]) for row in rows if text in row}


async def test_at_home() -> None:
    async with on_stage(*ROUTINES) as stage:
        assert len([row for row in stage.rows if " min  2 points" in row]) == len(NAMES)
        assert len(starts(stage.rows, " min  2 points")) == 1


@pytest.mark.parametrize("size", [(80, 24), (50, 24)])
async def test_where_points_are_chosen_and_at_the_closing(size: tuple[int, int]) -> None:
    async with on_stage(WIDE, size=size) as stage:
        await stage.press("space")
        assert len(starts(stage.rows, "0:30")) == 1
        await stage.press("enter")
        for _ in NAMES:
            await stage.press("n")
            await stage.wait(1)
        assert stage.here == "ClosingScreen"
        assert len([row for row in stage.rows if "0:00" in row]) == len(NAMES)
        assert len(starts(stage.rows, "0:00")) == 1


def test_in_the_history() -> None:
    for routine in ROUTINES:
        recorded = Recorded(make_plan(routine, PlanOptions()), began=datetime.now().astimezone())
        recorded.wait(120)
        recorded.break_off()
    history = read_history(paths.record_file(), print, None)
    assert len(starts([entry_words(entry) for entry in history.entries], " of 2 steps")) == 1
    pressed = most_pressed(history.points, 10, 80, SHADED)
    assert len(starts([plain(row) for row in pressed], "━")) == 1


def test_in_a_plan(capsys: pytest.CaptureFixture[str]) -> None:
    print_plan(make_plan(WIDE, PlanOptions()), as_json=False)
    assert len(starts(capsys.readouterr().out.splitlines(), "prepare")) == 1
