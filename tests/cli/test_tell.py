"""The commands that only print: list, show, check and a dry run."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path

import pytest

from acusession import paths
from acusession.config.settings import Settings
from acusession.config.store import write_settings
from acusession.domain.model import Condition
from tests.cli.program import Program
from tests.routines.broken import RIGHT

TWELVE = [
    ("UB20 Pi Shu", "left side"),
    ("UB20 Pi Shu", "right side"),
    ("CV12 Zhong Wan", "in the middle"),
    ("CV14 Ju Que", "in the middle"),
    ("ST36 Zu San Li", "left side"),
    ("ST36 Zu San Li", "right side"),
    ("Kidney Point", "left side"),
    ("Kidney Point", "right side"),
    ("Spleen Point", "left side"),
    ("Liver Point", "right side"),
    ("P6 Nei Guan", "left side"),
    ("P6 Nei Guan", "right side"),
]


def user_routine(name: str, text: str) -> Path:
    path = paths.user_routines() / f"{name}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_list_names_each_routine_and_its_points(program: Program) -> None:
    ran = program("list")
    assert ran.code == 0
    assert ran.error == ""
    assert ran.lines[0].startswith("middle_back: Middle back, 1")
    assert ran.lines[9].startswith("short_break: Short break, ")
    assert len(ran.lines) == 1 + 8 + 1 + 2
    assert " ".join(ran.lines[1].split()) == "UB20 Pi Shu both sides 1:00 needs a ball"


def test_list_for_programs(program: Program) -> None:
    routine, short = json.loads(program("list", "--json").out)
    assert short["id"] == "short_break"
    assert routine["id"] == "middle_back"
    assert [point["id"] for point in routine["points"]] == [
        "bl20", "cv12", "cv14", "st36", "kidney", "spleen", "liver", "pc6",
    ]  # fmt: skip
    assert routine["points"][0]["sides"] == ["left", "right"]
    assert routine["points"][0]["press"] == 60


def test_list_tells_of_a_broken_routine_and_of_all_the_others(program: Program) -> None:
    path = user_routine("mine", "name: Mine\n")
    ran = program("list")
    assert ran.code == 0
    assert f"mine: cannot be used. {path}:1:1: " in ran.out
    assert "middle_back: " in ran.out
    rows = json.loads(program("list", "--json").out)
    assert {row["id"] for row in rows if "problem" in row} == {"mine"}
    assert {row["file"] for row in rows if "problem" in row} == {str(path)}


@pytest.mark.parametrize(
    "name", ["P6", "p6", "pc6", "PC6", "Nei Guan", "neiguan", "內關", "Nèiguān"]
)
def test_show_finds_a_point_by_any_of_its_names(program: Program, name: str) -> None:
    ran = program("show", name)
    assert ran.code == 0
    assert ran.lines[0] == "P6 Nei Guan (Nèiguān, 內關, inner gate)."
    assert any(line.startswith("Careful: ") for line in ran.lines)


def test_show_a_point_for_programs(program: Program) -> None:
    shown = json.loads(program("show", "P6", "--json").out)
    assert shown["id"] == "pc6"
    assert shown["about"][0] == "P6 Nei Guan (Nèiguān, 內關, inner gate)."


def test_show_a_routine_with_its_source_its_caution_and_its_points(program: Program) -> None:
    ran = program("show", "middle_back")
    assert ran.lines[0].startswith("Middle back. ")
    assert ran.lines[1].startswith("Source: Acupressure Massage for Backache - Middle, Grace Chen")
    assert ran.lines[2].startswith("Caution: ")
    assert sum(line.startswith("How: ") for line in ran.lines) == 8
    assert json.loads(program("show", "middle_back", "--json").out)["id"] == "middle_back"


def test_check_says_that_a_file_is_fine(program: Program) -> None:
    file = str(paths.bundled_routines() / "middle_back.yaml")
    assert program("check", file).out == f"{file}: valid, 8 points\n"
    ran = program("check", file, "--json")
    assert (ran.code, json.loads(ran.out)) == (0, [])


def test_check_tells_all_that_is_wrong_in_all_files(program: Program, tmp_path: Path) -> None:
    file, other = tmp_path / "wrong.yaml", tmp_path / "none.yaml"
    file.write_text("name: Mine\nprepare: soon\ncolour: red\n")
    fine = str(paths.bundled_routines() / "middle_back.yaml")
    ran = program("check", str(file), fine, str(other))
    assert ran.code == 1
    assert ran.error == ""
    assert f"{fine}: valid, 8 points" in ran.lines
    assert any(line.startswith(f"{file}:2:10: ") for line in ran.lines)
    assert any(line.startswith(f"{file}:3:1: ") for line in ran.lines)
    assert ran.lines[-1] == f"{other}:1:1: cannot be read: {os.strerror(errno.ENOENT)}."


NO_CAUTIONS = "this point has no cautions; list under 'cautions' what to be careful about."


def test_check_warns_of_what_can_be_used_all_the_same(program: Program, tmp_path: Path) -> None:
    file = tmp_path / "long.yaml"
    file.write_text(RIGHT.replace("press: 30s", "press: 3m1s"))
    ran = program("check", str(file))
    assert ran.code == 0
    assert ran.lines == [
        f"{file}:6:5: warning: {NO_CAUTIONS}",
        f"{file}:9:12: warning: 181 seconds is long for one point; 180 is enough.",
        f"{file}:13:5: warning: {NO_CAUTIONS}",
        f"{file}: valid, 2 points, 3 warnings",
    ]
    ran = program("check", str(file), "--json")
    assert ran.code == 0
    assert {each["kind"] for each in json.loads(ran.out)} == {"warning"}


def test_check_for_programs(program: Program, tmp_path: Path) -> None:
    file = tmp_path / "wrong.yaml"
    file.write_text("name: Mine\nprepare: soon\n")
    ran = program("check", str(file), "--json")
    assert ran.code == 1
    problems = json.loads(ran.out)
    assert {"file", "line", "column", "kind", "problem"} == set(problems[0])
    assert {each["kind"] for each in problems} == {"error"}
    assert any((each["line"], each["column"]) == (2, 10) for each in problems)


def test_a_dry_run_prints_twelve_steps_a_line_each_and_the_totals(program: Program) -> None:
    ran = program("start", "--dry-run")
    assert ran.code == 0
    assert ran.error == ""
    steps = ran.lines[:12]
    for number, (line, (title, side)) in enumerate(zip(steps, TWELVE, strict=True), start=1):
        assert line.split()[0] == str(number)
        assert title in line
        assert side in line
    assert ran.lines[12].startswith("Middle back: 12 steps, 1")
    assert ran.lines[12].endswith("9:30 of it pressing.")
    assert ran.lines[13] == "Have ready: a chair with a firm back, a soft ball."


def test_a_dry_run_for_programs(program: Program) -> None:
    plan = json.loads(program("start", "--dry-run", "--json").out)
    assert len(plan["steps"]) == 12
    assert plan["press_seconds"] == 570
    assert plan["seconds"] == sum(step["prepare"] + step["press"] for step in plan["steps"])


def test_a_dry_run_tells_what_is_left_out_and_asks_nothing(program: Program) -> None:
    write_settings(Settings(conditions=frozenset({Condition.PREGNANCY})), paths.config_file())
    ran = program("start", "--dry-run")
    assert "CV12 Zhong Wan" in ran.lines[-1]
    assert ran.lines[-1].endswith("excluded because of pregnancy.")
    plan = json.loads(program("start", "--dry-run", "--json").out)
    assert {"id": "cv12", "conditions": ["pregnancy"]} in plan["left_out"]
    assert "cv12" not in {step["id"] for step in plan["steps"]}


@pytest.mark.parametrize(
    ("options", "steps"),
    [
        (["--points", "P6"], [("pc6", "left", 15, 60), ("pc6", "right", 15, 60)]),
        (["--points", "cv12, spleen"], [("cv12", "midline", 15, 45), ("spleen", "left", 15, 30)]),
        (["--points", "CV12", "--seconds", "90"], [("cv12", "midline", 15, 90)]),
        (["--points", "CV12", "--seconds", "90s"], [("cv12", "midline", 15, 90)]),
        (["--points", "CV12", "--seconds", "1m30s"], [("cv12", "midline", 15, 90)]),
        (["--points", "CV12", "--seconds", "1:30"], [("cv12", "midline", 15, 90)]),
        (["--points", "CV12", "--prepare", "0"], [("cv12", "midline", 0, 45)]),
        (["--points", "CV12", "--prepare", "7"], [("cv12", "midline", 7, 45)]),
        (["--points", "CV12", "--rounds", "2"], [("cv12", "midline", 15, 45)] * 2),
    ],
)
def test_the_options_shape_the_plan(
    program: Program, options: list[str], steps: list[tuple[str, str, int, int]]
) -> None:
    plan = json.loads(program("start", "--dry-run", "--json", "--no-voice", *options).out)
    told = [(each["id"], each["side"], each["prepare"], each["press"]) for each in plan["steps"]]
    assert told == steps


def test_a_prepare_asked_for_is_taken_as_it_is_posture_change_or_not(program: Program) -> None:
    plan = json.loads(program("start", "--dry-run", "--json", "--no-voice", "--prepare", "2").out)
    assert {step["prepare"] for step in plan["steps"]} == {2}


def test_quick_is_just_the_points_named(program: Program) -> None:
    plan = json.loads(program("quick", "P6", "ST36", "--dry-run", "--json").out)
    assert [step["id"] for step in plan["steps"]] == ["pc6", "pc6", "st36", "st36"]


def test_a_routine_can_be_given_by_its_path(program: Program, tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_bytes((paths.bundled_routines() / "middle_back.yaml").read_bytes())
    plan = json.loads(program("start", str(file), "--dry-run", "--json").out)
    assert len(plan["steps"]) == 12


def test_the_users_own_routine_stands_before_the_bundled_one(program: Program) -> None:
    bundled = (paths.bundled_routines() / "middle_back.yaml").read_text(encoding="utf-8")
    user_routine("middle_back", bundled.replace("name: Middle back", "name: My own back"))
    assert (
        program("list")
        .lines[0]
        .startswith("middle_back (yours, instead of the bundled one): My own back, 1")
    )
    rows = json.loads(program("list", "--json").out)
    assert [row["instead_of_bundled"] for row in rows] == [True, False]
    user_routine("middle_back", "name: []\n")
    assert (
        program("list")
        .lines[0]
        .startswith("middle_back (yours, instead of the bundled one): cannot be used. ")
    )


def test_version_and_help(program: Program) -> None:
    ran = program("--version")
    assert (ran.code, ran.out) == (0, "acusession 0.2.0\n")
    ran = program("--help")
    assert ran.code == 0
    for command in ("start", "quick", "list", "show", "check"):
        assert f"\n  {command} " in ran.out
        assert program(command, "--help").code == 0
