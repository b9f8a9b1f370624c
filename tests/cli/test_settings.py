"""Settings: the command line overrides the environment, which overrides the file."""

from __future__ import annotations

import json

import pytest
from msgspec.structs import replace

from acusession import paths
from acusession.config.settings import Settings
from acusession.config.store import write_settings
from acusession.domain.durations import format_clock
from acusession.domain.model import Condition
from tests.cli.program import Program
from tests.samples import UNSPOKEN

ONE = ("start", "--points", "CV12", "--dry-run")
BOTH = "prepare 0:20   press 1:15"


@pytest.fixture
def own_times(home: object) -> None:
    silent = Settings(conditions=frozenset(), voice=False)  # spoken words would lengthen the times
    write_settings(replace(silent, prepare=20, press=75), paths.config_file())


@pytest.mark.usefixtures("own_times")
@pytest.mark.parametrize("command", [ONE, ("quick", "CV12", "--dry-run")])
def test_own_times_stand_over_the_routines_and_the_plan_says_so(
    program: Program, command: tuple[str, ...]
) -> None:
    lines = program(*command).lines
    assert BOTH in lines[0]
    assert lines[-2:] == [
        "Your settings make every press 75 seconds long.",
        "Your settings give 20 seconds to find each point.",
    ]


@pytest.mark.usefixtures("own_times")
def test_the_command_line_stands_over_them(program: Program) -> None:
    ran = program(*ONE, "--seconds", "30", "--prepare", "5")
    assert "prepare 0:05   press 0:30" in ran.out
    assert "settings" not in ran.out


@pytest.mark.usefixtures("own_times")
def test_the_environment_stands_between(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ACUSESSION_PRESS", "40s")
    assert "prepare 0:20   press 0:40" in program(*ONE).out
    assert "prepare 0:20   press 0:30" in program(*ONE, "--seconds", "30").out


@pytest.mark.usefixtures("own_times")
def test_for_programs_the_plan_stays_one_value(program: Program) -> None:
    assert json.loads(program(*ONE, "--json").out)["steps"][0]["press"] == 75


@pytest.mark.parametrize(
    "settings",
    [
        Settings(),
        Settings(voice=False),
        Settings(press=20, prepare=5),
        Settings(conditions=frozenset({Condition.PREGNANCY})),
    ],
    ids=["as it ships", "no voice", "own times", "a condition"],
)
def test_a_list_counts_what_a_session_would_take(program: Program, settings: Settings) -> None:
    write_settings(settings, paths.config_file())
    plan = json.loads(program("start", "--dry-run", "--json").out)
    listed = json.loads(program("list", "--json").out)[0]
    shown = json.loads(program("show", "middle_back", "--json").out)
    assert listed["seconds"] == shown["seconds"] == plan["seconds"]
    assert listed["points"] == shown["points"]
    presses = {point["id"]: point["press"] for point in listed["points"]}
    assert all(presses[step["id"]] == step["press"] for step in plan["steps"])
    length = format_clock(plan["seconds"])
    assert program("list").lines[0] == f"middle_back: Middle back, {length} in all"
    assert f"steps, {length} in all" in program("start", "--dry-run").out


def test_the_rounds_of_a_routine_count_everywhere(program: Program) -> None:
    own = paths.user_routines() / "twice.yaml"
    own.parent.mkdir(parents=True)
    own.write_text(UNSPOKEN.replace("prepare: 0s", "prepare: 10s\nrounds: 2"))
    listed = {row["id"]: row["seconds"] for row in json.loads(program("list", "--json").out)}
    shown = json.loads(program("show", "twice", "--json").out)
    plan = json.loads(program("start", "twice", "--dry-run", "--json").out)
    once = json.loads(program("start", "twice", "--rounds", "1", "--dry-run", "--json").out)
    assert listed["twice"] == shown["seconds"] == plan["seconds"] == 2 * once["seconds"]
    assert len(plan["steps"]) == 2
    assert "All points are pressed twice." in program("show", "twice").lines


def test_a_list_says_what_conditions_leave_out(program: Program) -> None:
    write_settings(
        Settings(conditions=frozenset({Condition.LEG_CLOT_OR_VARICOSE})), paths.config_file()
    )
    own = paths.user_routines() / "legs.yaml"
    own.parent.mkdir(parents=True)
    own.write_text(UNSPOKEN.replace("press: 1,", "press: 1, avoid_if: [leg_clot_or_varicose],"))
    ran = program("list")
    assert "  ST36 Zu San Li is excluded because of " in ran.out
    assert "legs: From a friend, all points excluded because of your conditions" in ran.lines
    seconds = {row["id"]: row["seconds"] for row in json.loads(program("list", "--json").out)}
    assert seconds["legs"] is None


def test_a_wrong_variable_is_wrong_usage(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ACUSESSION_PRESS", "soon")
    assert program.refuse(*ONE, code=2) == (
        "ACUSESSION_PRESS: 'soon' is not a valid duration; write it like 90, 90s, 1m30s or 1:30."
    )


def test_an_unknown_variable_is_told_and_stops_nothing(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ACUSESSION_PRES", "20s")
    ran = program(*ONE)
    assert (ran.code, "press 0:45" in ran.out) == (0, True)
    assert ran.error == (
        "acusession: The environment variable ACUSESSION_PRES is not known, so it is ignored. "
        "Did you mean 'ACUSESSION_PRESS'?\n"
    )


def test_a_damaged_file_is_told_and_left_alone(program: Program) -> None:
    file = paths.config_file()
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("# mine\npress: soon\nvolume: 900\n")
    ran = program(*ONE)
    assert ran.code == 0
    assert f"{file}:2:8: 'soon' is not a valid duration" in ran.error
    assert f"{file}:3:9: 900 is out of range; it must be between 0 and 100." in ran.error
    assert "the settings file is ignored" in ran.error
    assert "press 0:45" in ran.out
    assert file.read_text() == "# mine\npress: soon\nvolume: 900\n"
