"""The commands `resume` and `history`, and the hint about an unfinished session."""

from __future__ import annotations

import csv
import io
import json
from datetime import datetime

import pytest
from msgspec.structs import replace

from acusession import paths
from acusession.config.settings import Settings
from acusession.config.store import write_settings
from acusession.domain.model import Condition
from acusession.domain.plan import PlanOptions, make_plan
from acusession.routines.catalog import find_routine
from tests.cli.conftest import own_logging
from tests.cli.program import Program, child
from tests.record.stage import Recorded, rows
from tests.samples import make_point, make_session_plan, make_step

__all__ = ["own_logging"]

WHERE = "Middle back, step 1 of 12: UB20 Pi Shu, left side, 56 seconds left"


@pytest.fixture
def program(capsys: pytest.CaptureFixture[str]) -> Program:
    return Program(capsys)


@pytest.fixture
def cut_short() -> None:
    plan = make_plan(find_routine("middle_back"), PlanOptions(prepare=5))
    session = Recorded(plan, began=datetime.now().astimezone())
    session.wait(5 + 4)
    session.break_off()


def done() -> None:
    Recorded(before=6).finish()


def test_where_nothing_was_cut_short_there_is_nothing_to_go_on_with(program: Program) -> None:
    assert program.refuse("resume") == "There is no unfinished session."


@pytest.mark.usefixtures("cut_short")
def test_closed_as_it_is(program: Program) -> None:
    ran = program("resume", "--close")
    assert (ran.code, ran.lines) == (0, [f"Closed: {WHERE}."])
    assert rows("SELECT pressed, ended IS NULL FROM session") == [(4.0, 0)]


@pytest.mark.usefixtures("cut_short")
def test_a_condition_of_by_now_is_honoured(program: Program) -> None:
    write_settings(Settings(conditions=frozenset({Condition.PREGNANCY})), paths.config_file())
    told = program.refuse("resume")
    assert "That session was not resumed: it includes UB20 Pi Shu, which " in told
    assert rows("SELECT ended IS NULL FROM session") == [(1,)]


def test_resumed_it_is_introduced_by_what_is_still_to_come(program: Program) -> None:
    steps = [make_step(make_point(name), prepare=0, press=1) for name in ("Calf", "Belly")]
    session = Recorded(make_session_plan(*steps), began=datetime.now().astimezone())
    session.wait(1)
    session.break_off()
    ran = program("resume", "--mute")
    assert (ran.code, "Small, from step 2 of 2: 1 second left." in ran.lines) == (0, True)


@pytest.mark.usefixtures("cut_short")
@pytest.mark.parametrize("command", [["list"], ["show", "P6"], ["list", "--json"]])
def test_other_commands_tell_of_it_in_one_line_and_go_ahead(
    program: Program, command: list[str]
) -> None:
    ran = program(*command)
    assert ran.code == 0
    hint = f"Unfinished session: {WHERE}. Resume it with: acusession resume"
    assert ran.error == f"acusession: {hint}\n"


def test_new_and_close_exclude_each_other(program: Program) -> None:
    assert program("resume", "--new", "--close").code == 2


def test_without_a_session_the_history_says_so(program: Program) -> None:
    assert program("history").lines == ["No session has been recorded yet."]
    assert json.loads(program("history", "--json").out) == []


def test_the_history_tells_days_points_and_sessions(program: Program) -> None:
    done()
    told = program("history").out
    assert told.startswith("1 session on 1 day, 52 s on the points.\n")
    assert "Calf   ━" in told
    assert "streak 0 days, longest 1" in told
    assert (
        "     1  2026-03-01 08:00  Small            3 of 3 steps          52 s  pain 6 before"
        in (told)
    )


def test_json_has_every_step_of_every_session(program: Program) -> None:
    done()
    (session,) = json.loads(program("history", "--json").out)
    assert session["started"] == "2026-03-01T08:00:00+01:00"
    assert (session["pressed"], session["before"], session["after"]) == (52.0, 6, None)
    assert [step["pressed"] for step in session["steps"]] == [20.0, 20.0, 12.0]


def test_csv_has_a_row_for_each_step(program: Program) -> None:
    done()
    table = list(csv.DictReader(io.StringIO(program("history", "--csv").out)))
    assert [row["side"] for row in table] == ["left", "right", "midline"]
    assert {row["id"] for row in table} == {"1"}
    assert {row["outcome"] for row in table} == {"completed"}


@pytest.mark.parametrize("sign", [*"=+-@\t\r＝＋－＠'", " ="])
def test_no_text_in_the_csv_is_a_formula_and_each_can_be_had_again(
    program: Program, sign: str
) -> None:
    routine, title = f"{sign}1+1", "=cmd|' /C calc'!A0, \"x\""
    step = make_step(make_point(title))
    plan = replace(make_session_plan(step), routine_id=routine, name=routine)
    Recorded(plan).finish()
    (row,) = csv.DictReader(io.StringIO(program("history", "--csv").out, newline=""))
    assert (row["routine"], row["name"], row["title"]) == (f"'{routine}",) * 2 + (f"'{title}",)
    assert not any(cell.lstrip().startswith((*"=+-@＝＋－＠",)) for cell in row.values())
    assert float(row["pressed"]) == float(row["planned"])
    (session,) = json.loads(program("history", "--json").out)
    assert (session["name"], session["steps"][0]["title"]) == (routine, title)


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONIOENCODING": "cp1252"},
        {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
    ],
    ids=["cp1252", "C"],
)
@pytest.mark.parametrize("form", ["--csv", "--json"])
def test_no_letter_of_an_export_is_lost_whatever_the_locale(
    form: str, environment: dict[str, str]
) -> None:
    name = "我的背 Мой ō"
    Recorded(replace(make_session_plan(make_step(make_point("內關"))), name=name)).finish()
    ran = child("history", form, **environment)
    assert name in ran.stdout
    assert "內關" in ran.stdout
    assert "?" not in ran.stdout
    assert "Nèiguān, 內關" in child("show", "P6", "--json", **environment).stdout


def test_json_holds_nothing_that_a_terminal_acts_on(program: Program) -> None:
    Recorded(replace(make_session_plan(make_step()), name="a\x9b2J\u202eb")).finish()
    ran = program("history", "--json")
    assert json.loads(ran.out)[0]["name"] == "a\x9b2J\u202eb"
    assert ran.out.replace("\n", "").isprintable()


def test_of_one_routine_only(program: Program) -> None:
    done()
    assert json.loads(program("history", "--json", "--routine", "other").out) == []
    assert len(json.loads(program("history", "--json", "--routine", "SMALL").out)) == 1


def test_the_history_tells_how_it_felt_and_how_much_is_older(program: Program) -> None:
    for number in range(21):
        session = Recorded(before=number % 3 + 5)
        session.journal.rate(0)
        session.finish()
    lines = program("history").lines
    assert "Pain before and after, by week" in lines
    assert "Pain fell by 6.0 on average, from 6.0 before to 0.0 after," in "\n".join(lines)
    assert "        and 1 earlier; --csv and --json list them all." in lines


def test_without_a_terminal_nothing_is_deleted_unasked(program: Program) -> None:
    done()
    assert "--yes" in program.refuse("history", "--delete", "1", code=2)
    assert rows("SELECT count(*) FROM session") == [(1,)]
    assert program("history", "--delete", "1", "--yes").lines == ["Deleted session 1."]
    assert rows("SELECT count(*) FROM session") == [(0,)]


def test_all_is_deleted(program: Program) -> None:
    done()
    done()
    assert program("history", "--delete", "all", "--yes").lines == ["Deleted 2 sessions."]


def test_what_is_no_number_cannot_be_deleted(program: Program) -> None:
    assert program("history", "--delete", "first").code == 2
