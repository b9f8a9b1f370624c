"""The history screen, with no session, a few and many, at every size."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from rich.cells import cell_len
from textual.widget import Widget

from acusession.domain.plan import PlanOptions, make_plan
from acusession.tui.widgets.session_list import SessionList
from tests.record.sessions import add_sessions
from tests.record.stage import Recorded, rows
from tests.samples import make_point, make_routine
from tests.tui.stage import Stage, on_stage

SIZES = [(40, 15), (60, 20), (80, 24), (120, 40), (200, 60)]
every_size = pytest.mark.parametrize("size", SIZES)

LONG = "My evening wind-down after far too many long meetings"
WIDE = "夜のストレッチと背中と首と肩"


def done(name: str = "Small", before: int | None = None, after: int | None = None) -> None:
    routine = make_routine(make_point("Calf", press=60), make_point("Belly"), name=name)
    session = Recorded(
        make_plan(routine, PlanOptions()),
        began=datetime.now().astimezone() - timedelta(minutes=10),
        before=before,
    )
    if after is not None:
        session.journal.rate(after)
    session.finish()


def scrolling(stage: Stage) -> list[Widget]:
    """Return the widgets with a scroll bar."""
    found = stage.app.screen.query("*")
    return [each for each in found if any(each.scrollbars_enabled)]


@every_size
async def test_without_a_session_there_is_a_cup_and_enter_goes_home(size: tuple[int, int]) -> None:
    async with on_stage(size=size) as stage:
        await stage.press("h")
        await stage.see("█▀▀█", "Nothing yet. Your sessions will be listed here.")
        await stage.see("Start one on the home screen with Enter.")
        assert stage.keys == "enter home  ? keys  esc home"
        assert scrolling(stage) == []
        await stage.press("r", "d", "D", "enter")
        assert stage.here == "HomeScreen"


@every_size
@pytest.mark.parametrize("count", [1, 4])
async def test_with_few_sessions_there_is_no_calendar_of_dots(
    size: tuple[int, int], count: int
) -> None:
    for _ in range(count):
        done(before=5, after=3)
    async with on_stage(size=size) as stage:
        await stage.press("h")
        await stage.see("From the fifth session on, your days", "Small", "5 to 3 ▼")
        assert "····" not in stage.words
        assert "before" not in stage.words
        assert scrolling(stage) == []


@every_size
@pytest.mark.parametrize("count", [5, 400])
async def test_only_the_list_scrolls_and_no_row_is_cut_without_dots(
    size: tuple[int, int], count: int
) -> None:
    add_sessions(count, names=("Middle back", LONG, WIDE))
    async with on_stage(size=size) as stage:
        await stage.press("h")
        await stage.see("Pain fell by 2.0", f"{count} sessions", "esc home")
        assert {type(each) for each in scrolling(stage)} <= {SessionList}
        assert all(cell_len(row) <= size[0] for row in stage.rows)
        for row in stage.rows:
            for name in (LONG, WIDE):
                if name[:5] in row:
                    assert name in row or "…" in row, row


@every_size
async def test_columns_of_the_list_are_aligned_for_names_in_any_script(
    size: tuple[int, int],
) -> None:
    add_sessions(6, names=(LONG, WIDE, "내 등", "Моя спина", "e\u0301" * 30))
    async with on_stage(size=size) as stage:
        await stage.press("h")
        felt = [row for row in stage.rows if " 6 to 4 ▼" in row]
        times = [row for row in stage.rows if " 07:58 " in row]
        assert len({cell_len(row[: row.index(" 6 to 4 ▼")]) for row in felt}) <= 1
        assert len({cell_len(row[: row.index(" 07:58 ")]) for row in times}) == (size[0] > 40)


@pytest.mark.parametrize(
    "size",
    [(20, 5), (36, 9), (60, 18), (72, 18), (80, 17), (120, 15), (120, 20), (120, 24), (250, 80)],
)
async def test_the_list_keeps_its_place_at_odd_sizes(size: tuple[int, int]) -> None:
    add_sessions(400)
    async with on_stage(size=size) as stage:
        await stage.press("h")
        await stage.see("today", "yesterday")
        await stage.press("down", "enter")
        assert stage.here == "EntryScreen"


@pytest.mark.parametrize("size", [(120, 40), (200, 60)])
async def test_a_long_name_takes_the_free_width(size: tuple[int, int]) -> None:
    done(name=LONG)
    async with on_stage(size=size) as stage:
        await stage.press("h")
        await stage.see(f"{LONG} 2 of 2")


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_the_place_in_a_long_list_is_in_the_key_bar(size: tuple[int, int]) -> None:
    add_sessions(240)
    async with on_stage(size=size) as stage:
        await stage.press("h")
        await stage.see("↑↓ 1 of 240")
        await stage.press("down", "down")
        await stage.see("↑↓ 3 of 240")


async def test_a_session_of_this_week_has_its_date() -> None:
    add_sessions(5)
    async with on_stage(size=(120, 40)) as stage:
        await stage.press("h", "down", "down", "enter")
        day = datetime.now() - timedelta(days=2)
        await stage.see(f"{day:%a} {day.day} {day:%b}, 07:58, ")


async def test_the_parts_of_a_large_screen() -> None:
    add_sessions(400)
    async with on_stage(size=(120, 40)) as stage:
        await stage.press("h")
        await stage.see(
            "Pain fell by 2.0 on average, from 6.0 before to 4.0 after, in 400 rated sessions.",
            "The last half-year",
            "streak 400 days, longest 400",
            "Minutes a week",
            "Pain by week ○ before ● after ◉ same",
            "Most pressed",
            "Calf",
            "today",
            "yesterday",
        )
        assert "400 sessions · 400 days" in stage.rows[0]
        await stage.press("end")
        await stage.see("and 300 earlier")


async def test_in_the_first_four_weeks_each_day_has_its_minutes() -> None:
    add_sessions(6)
    async with on_stage(size=(120, 40)) as stage:
        await stage.press("h")
        await stage.see("The last four weeks", "2 min")
        assert "half-year" not in stage.words


@every_size
async def test_enter_opens_a_session_with_its_steps(size: tuple[int, int]) -> None:
    done(name=LONG, before=5, after=3)
    async with on_stage(size=size) as stage:
        await stage.press("h", "enter")
        assert stage.here == "EntryScreen"
        await stage.see("both presses", "Pain 5 before, 3 after", "Calf", "1:00", "Belly", "0:30")
        await stage.press("escape")
        assert stage.here == "HistoryScreen"
        await stage.press("escape")
        assert stage.here == "HomeScreen"


async def test_a_step_that_was_not_finished_says_of_how_much() -> None:
    session = Recorded(began=datetime.now().astimezone())
    session.wait(5 + 4)
    session.break_off()
    async with on_stage() as stage:
        await stage.press("x", "y", "h", "enter")
        await stage.see("0 of 3 presses, 4 s", "No pain was rated.")
        await stage.see("◐ Calf left 0:04 of 0:20", "– Belly middle 0:00 of 0:12")


async def test_a_session_is_deleted_after_a_yes_only() -> None:
    done()
    done()
    async with on_stage() as stage:
        await stage.press("h", "d")
        await stage.see("Delete the session from today")
        await stage.press("x")
        assert rows("SELECT count(*) FROM session") == [(2,)]
        await stage.press("d", "y")
        await stage.see("1 session · 1 day")
        assert rows("SELECT id FROM session") == [(1,)]


async def test_all_are_deleted_by_a_key_that_only_the_list_of_keys_names() -> None:
    done()
    async with on_stage(size=(120, 40)) as stage:
        await stage.press("h")
        assert "delete all" not in stage.keys
        await stage.press("question_mark")
        await stage.see("D delete every session, after a question")
        await stage.press("escape", "D", "y")
        await stage.see("Nothing yet.")
        assert rows("SELECT id FROM session") == []


async def test_r_shows_each_routine_alone_and_then_all_again() -> None:
    done("One")
    done("Two")
    done("Two")
    async with on_stage() as stage:
        await stage.press("h", "r")
        await stage.see("History ‹ Two ›", "2 sessions")
        await stage.press("r")
        await stage.see("History ‹ One ›", "1 session")
        await stage.press("r")
        await stage.see("3 sessions")
        assert "‹" not in stage.words


async def test_after_the_last_session_of_a_routine_all_are_shown() -> None:
    done("One")
    done("Two")
    async with on_stage() as stage:
        await stage.press("h", "r", "d", "y")
        await stage.see("One", "1 session")
        assert "‹" not in stage.words


async def test_the_cursor_stays_when_the_size_changes() -> None:
    add_sessions(30)
    async with on_stage() as stage:
        await stage.press("h", "down", "down")
        await stage.resize(120, 40)
        await stage.press("d")
        await stage.see("Delete the session from")
        await stage.press("y")
        assert rows("SELECT count(*) FROM session WHERE id = 28") == [(0,)]


async def test_hostile_names_are_shown_as_written() -> None:
    done("[red]x[/] [@click=app.quit]y[/]")
    async with on_stage(size=(120, 40)) as stage:
        await stage.press("h")
        await stage.see("[red]x[/] [@click=app.quit]y[/]")
        await stage.press("r")
        await stage.see("‹ [red]x[/] [@click=app.quit]y[/] ›")
        await stage.press("enter")
        await stage.see("[red]x[/] [@click=app.quit]y[/]", "both presses")
