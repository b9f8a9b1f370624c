"""Choose and quick in the grid: the figure, the columns of the list, the keys, at every size."""

from __future__ import annotations

import pytest
from rich.cells import cell_len
from textual.geometry import Region

from acusession.domain.model import Condition
from acusession.domain.plan import PlanOptions
from acusession.tui.screens.choose import ChooseScreen
from acusession.tui.screens.keys import KeysScreen
from acusession.tui.screens.quick import QuickScreen
from acusession.tui.widgets.figure import Figure
from acusession.tui.widgets.point_list import PointList
from tests.samples import BOTH, make_point, make_routine
from tests.tui.stage import Stage, middle_back, on_stage, with_conditions

SIZES = [(40, 15), (60, 20), (80, 24), (120, 40), (200, 60)]

every_size = pytest.mark.parametrize("size", SIZES, ids=lambda size: "x".join(map(str, size)))

NAMES = (
    "Calf",
    "足三里の長い名前のつぼ",
    "Cafe\u0301 Zu\u0301sa\u0304nli\u030c",
    "An overlong name " * 5,
    "🦶🏽 foot",
)
LONG = make_routine(
    *(make_point(name, id=f"p{number}", sides=BOTH) for number, name in enumerate(NAMES)),
    make_point("Out", id="out", avoid_if=frozenset({Condition.PREGNANCY})),
)


def figure(stage: Stage) -> Region:
    return stage.app.screen.query_one(Figure).region


@pytest.mark.parametrize("size", [(80, 15), (72, 20), (80, 24), (120, 15), (120, 40), (200, 60)])
async def test_the_figure_stays_in_its_place_from_choose_and_quick_to_the_session(
    size: tuple[int, int],
) -> None:
    async with on_stage(middle_back(), size=size) as stage:
        await stage.press("space")
        choose = figure(stage)
        await stage.press("escape", "1")
        quick = figure(stage)
        await stage.press("enter")
        assert stage.here == "SessionScreen"
        assert choose == quick == figure(stage)
        assert choose.width >= 28
        assert choose.height >= 12


@every_size
async def test_names_of_any_script_and_length_are_aligned(size: tuple[int, int]) -> None:
    async with on_stage(LONG, size=size) as stage:
        await stage.press("space")
        rows = [row for row in stage.rows if " both " in row]
        assert len(rows) == len(NAMES)
        starts = {cell_len(row[: row.index(" both ")]) for row in rows}
        assert len(starts) == 1
        assert any("…" in row for row in rows)


@every_size
async def test_an_excluded_point_is_called_left_out(size: tuple[int, int]) -> None:
    settings = with_conditions(Condition.PREGNANCY)
    async with on_stage(LONG, size=size, settings=settings) as stage:
        await stage.press("space")
        await stage.see("– Out left out: p")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_two_hundred_points_have_one_scroll_bar(size: tuple[int, int]) -> None:
    many = make_routine(*(make_point(f"P{number}") for number in range(200)))
    async with on_stage(many, size=size) as stage:
        await stage.press("space")
        bars = [each for each in stage.app.screen.query("*") if each.show_vertical_scrollbar]
        assert bars == [stage.app.screen.query_one(PointList)]
        await stage.press("end")
        await stage.see("✓ P199", "Rounds", "Careful")


@every_size
async def test_a_routine_of_eight_points_needs_no_scroll_bar(size: tuple[int, int]) -> None:
    async with on_stage(middle_back(), size=size) as stage:
        await stage.press("space")
        await stage.see("✓ UB20", "✓ P6", "Rounds", "Where")
        assert not stage.app.screen.query_one(PointList).show_vertical_scrollbar


async def test_the_columns_have_heads_where_there_is_room() -> None:
    async with on_stage(middle_back(), size=(110, 30)) as stage:
        await stage.press("space")
        heads = next(row for row in stage.rows if "side" in row and "press" in row)
        first = next(row for row in stage.rows if "UB20" in row)
        for head, cell in (("point", "UB20"), ("side", "both"), ("with", "a ball")):
            assert heads.index(head) == first.index(cell)
        await stage.resize(109, 30)
        assert not any("side" in row and "press" in row for row in stage.rows)


async def test_all_keys_of_choose_are_listed_and_nothing_else() -> None:
    async with on_stage(middle_back()) as stage:
        await stage.press("space", "question_mark")
        assert listed(stage) == [key.words for key in ChooseScreen.KEYS if key.description]


async def test_all_keys_of_quick_are_listed_and_nothing_else() -> None:
    async with on_stage(middle_back(), opens_with=PlanOptions()) as stage:
        await stage.press("p", "question_mark")
        assert listed(stage) == [key.words for key in QuickScreen.KEYS if key.description]
        await stage.press("escape")
        assert stage.here == "QuickScreen"
        await stage.see("P6 · 2 presses")


def listed(stage: Stage) -> list[str]:
    """Return the keys in the dialog."""
    screen = stage.app.screen
    assert isinstance(screen, KeysScreen)
    return [row.keys for row in screen._rows]


async def test_what_is_cut_can_be_read_with_one_key() -> None:
    caution = " ".join(f"Sentence {number}." for number in range(200))
    async with on_stage(make_routine(caution=caution)) as stage:
        await stage.press("space")
        await stage.see("… i")
        assert "Sentence 199." not in stage.words
        await stage.press("i")
        assert stage.here == "AboutScreen"
        assert "Sentence 199." in await stage.read_down()


@every_size
async def test_how_many_points_are_pressed_and_how_long_is_said_at_once(
    size: tuple[int, int],
) -> None:
    async with on_stage(middle_back(), size=size) as stage:
        await stage.press("space")
        await stage.see("12 presses · 13:30")


async def test_on_the_smallest_screen_space_still_says_that_it_ticks() -> None:
    async with on_stage(middle_back(), size=(40, 15)) as stage:
        await stage.press("space")
        assert stage.keys == "enter start  space tick  ?  esc home"
        await stage.press("escape", "1")
        assert stage.keys == "enter start  space tick  ?  esc home"


async def test_a_point_of_which_there_is_no_figure_leaves_its_place_empty() -> None:
    async with on_stage(make_routine(make_point()), middle_back()) as stage:
        await stage.press("1")
        await stage.press(*"first")
        assert stage.app.screen.query_one(PointList).region.right < 50
