"""The last four weeks, as home shows them."""

from __future__ import annotations

import threading
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.app import App, ComposeResult

from acusession.console.history_charts import SHADED, plain
from acusession.console.text_width import width
from acusession.record.history import Day, Recent
from acusession.record.store import RecordStore
from acusession.tui.home_contents import HomeContents
from acusession.tui.screens.home import HomeScreen
from acusession.tui.widgets.four_weeks import FourWeeks, flat, tall
from tests.samples import make_routine
from tests.tui.stage import on_stage

SMALL = make_routine()

TODAY = date(2026, 3, 4)
"""A Wednesday."""

RECENT = Recent(
    today=TODAY,
    sessions=3,
    days=(
        Day(date(2026, 2, 15), 1, 60.0, 1, 6, 4),
        Day(date(2026, 2, 16), 1, 600.0, 1, 5, 4),
        Day(TODAY, 1, 1200.0),
    ),
)


def test_a_row_for_each_weekday_and_the_pain_next_to_them() -> None:
    assert [plain(row) for row in tall(RECENT, 28, SHADED)] == [
        "Last four weeks",
        "M  · ▓▓· ·",
        "T  · · · ·    Pain",
        "W  · · · █◂   5.5 before",
        "T  · · ·      4.0 after",
        "F  · · ·",
        "S  · · ·",
        "S  ░░· ·",
    ]


def test_all_days_in_one_row() -> None:
    assert [plain(row) for row in flat(RECENT, 44, SHADED)] == [
        "Last four weeks  Pain  5.5 before, 4.0 after",
        "MTWTFSS MTWTFSS MTWTFSS MTWTFSS",
        "······░ ▓······ ······· ··█",
    ]


def test_nothing_about_pain_without_a_rating() -> None:
    unrated = Recent(today=TODAY, sessions=3, days=(Day(TODAY, 3, 60.0),))
    for form in (tall, flat):
        text = "\n".join(plain(row) for row in form(unrated, 44, SHADED))
        assert "ain" not in text
        assert "0.0" not in text


@given(st.integers(1, 60))
def test_the_pain_is_omitted_rather_than_cut(cells: int) -> None:
    (title, *_) = (plain(row) for row in flat(RECENT, cells, SHADED))
    assert width(title) <= cells
    for row in tall(RECENT, max(cells, 12), SHADED):
        assert width(plain(row)) <= max(cells, 12)
        assert "be" not in plain(row) or "before" in plain(row)


class OnlyThis(App[None]):
    def __init__(self, recent: Recent) -> None:
        super().__init__()
        self._recent = recent

    def compose(self) -> ComposeResult:
        yield FourWeeks(self._recent)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return {"quiet": "#888888", "track": "#555555"}


@pytest.mark.parametrize(
    ("sessions", "words"), [(2, "What you do will be drawn here."), (3, "Last four weeks")]
)
async def test_from_the_third_session_on(sessions: int, words: str) -> None:
    app = OnlyThis(Recent(today=TODAY, sessions=sessions, days=RECENT.days))
    async with app.run_test(size=(44, 8)) as pilot:
        await pilot.pause()
        assert app.query_one(FourWeeks).render().plain.startswith(words)


async def test_what_was_read_for_a_closed_home_is_not_added_to_the_next_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first_read, reads, told = threading.Event(), [RECENT, RECENT], list[HomeScreen]()
    show = HomeContents._show_recent

    def recent(_store: RecordStore, _report: object) -> Recent:
        found = reads.pop()
        if reads:
            first_read.wait(60)
        return found

    def show_and_note(contents: HomeContents, home: HomeScreen, found: Recent) -> None:
        show(contents, home, found)
        told.append(home)

    monkeypatch.setattr(RecordStore, "recent", recent)
    monkeypatch.setattr(HomeContents, "_show_recent", show_and_note)
    async with on_stage(SMALL) as stage:
        await stage.until(lambda: len(reads) == 1)
        await stage.press("h")
        await stage.press("escape")
        await stage.until(lambda: len(told) == 1)
        first_read.set()
        await stage.until(lambda: len(told) == 2)
        assert len(stage.app.screen.query(FourWeeks)) == 2, "one in each column"
