"""Commands that cannot run give a clear error on stderr and an exit code, never a traceback."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from acusession import paths
from acusession.cli import listing
from acusession.cli.commands import COMMANDS
from acusession.cli.main import main
from acusession.config.settings import Settings
from acusession.config.store import write_settings
from acusession.domain.model import Condition
from acusession.errors import AcusessionError
from tests.cli.program import Program, child

ROUTINES = "Available routines: middle_back, short_break."


@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        (
            ["start", "midle_back"],
            "There is no routine named 'midle_back'. Did you mean 'middle_back'?",
        ),
        (
            ["start", "MiddleBack"],
            "There is no routine named 'MiddleBack'. Did you mean 'middle_back'?",
        ),
        (["start", "knees"], f"There is no routine named 'knees'. {ROUTINES}"),
        (["start", "--points", "P6,ST63"], "There is no point named 'ST63'. Did you mean 'ST36'?"),
        (["quick", "kidny"], "There is no point named 'kidny'. Did you mean 'kidney'?"),
        (["show", "Nei Gwan"], "There is no point named 'Nei Gwan'. Did you mean 'Nei Guan'?"),
        (
            ["start", "none.yaml"],
            f"none.yaml:1:1: cannot be read: {os.strerror(errno.ENOENT)}.",
        ),
        (["start", "."], f"There is no routine named '.'. {ROUTINES}"),
    ],
)  # fmt: skip
def test_what_is_not_there_is_told_with_what_was_probably_meant(
    program: Program, args: list[str], sentence: str
) -> None:
    assert program.refuse(*args) == sentence


def test_a_point_with_a_dot_in_it_is_no_file(program: Program) -> None:
    assert program("show", "P.6").lines[0].startswith("P6 Nei Guan")
    assert "There is no point named 'x.6'" in program.refuse("show", "x.6")
    assert "cannot be read" in program.refuse("show", "x.yaml")


def test_a_point_unlike_any_is_told_with_those_there_are(program: Program) -> None:
    told = program.refuse("show", "xyzzy")
    assert told.startswith(
        "There is no point named 'xyzzy'. Available points: UB20, CV12, CV14, ST36, Kidney"
    )


def test_a_wrong_routine_is_told_whole_with_its_places(program: Program, tmp_path: Path) -> None:
    file = tmp_path / "wrong.yaml"
    file.write_text("name: Mine\nprepare: soon\ncolour: red\n")
    told = program.refuse("start", str(file))
    assert f"{file}:2:10: " in told
    assert f"{file}:3:1: " in told


def test_three_points_are_kindly_refused_with_what_does_it(program: Program) -> None:
    told = program.refuse("quick", "P6", "ST36", "CV12", "--dry-run", code=2)
    assert "one or two points" in told
    assert "acusession start --points P6,ST36,CV12" in told


def test_waiting_for_a_key_needs_a_keyboard() -> None:
    ran = child("start", "--plain", "--wait")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.startswith("acusession: --wait needs a keyboard")


def test_points_to_be_picked_need_a_screen(program: Program) -> None:
    assert "acusession quick P6 ST36" in program.refuse("quick", code=2)


@pytest.mark.parametrize(
    "args",
    [
        ["dance"],
        ["list", "extra"],
        ["start", "--seconds", "0"],
        ["start", "--seconds", "601"],
        ["start", "--seconds", "-5"],
        ["start", "--seconds", "1.5"],
        ["start", "--seconds", "soon"],
        ["start", "--seconds", ""],
        ["start", "--prepare", "601"],
        ["start", "--rounds", "0"],
        ["start", "--rounds", "21"],
        ["start", "--rounds", "two"],
        ["start", "--rounds", "9" * 5000],
        ["history", "--yes", "--delete", "99999999999999999999"],
        ["history", "--yes", "--delete", "9" * 5000],
        ["start", "--points", ""],
        ["start", "--points", ","],
        ["start", "--output", "loudspeaker"],
        ["start", "--fast"],
        ["check"],
        ["show"],
    ],
    ids=lambda args: " ".join(args)[:60],
)
def test_wrong_usage_is_2_with_the_right_one(program: Program, args: list[str]) -> None:
    ran = program(*args)
    assert ran.code == 2
    assert ran.out == ""
    assert len(ran.error.splitlines()) == 1
    assert ran.error.startswith("acusession: ")
    command = f" {args[0]}" if args[0] in COMMANDS else ""
    assert ran.error.endswith(f" See: acusession{command} --help\n")


@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        (["strat"], "unknown command 'strat'. Did you mean 'start'?"),
        (["start", "--secnds", "30"], "unknown option '--secnds'. Did you mean '--seconds'?"),
        (["start", "--secnds=30"], "unknown option '--secnds'. Did you mean '--seconds'?"),
        (["quick", "P6", "--dryrun"], "unknown option '--dryrun'. Did you mean '--dry-run'?"),
        (
            ["start", "--output", "bel"],
            "--output: unknown sound output 'bel'. Did you mean 'bell'?",
        ),
        (
            ["show", "P6", "--side", "up"],
            "--side: unknown side 'up'. Choose from: left, right.",
        ),
        (["--completion", "fsh"], "--completion: unknown shell 'fsh'. Did you mean 'fish'?"),
        (["list", "extra"], "unexpected argument 'extra'."),
    ],
)
def test_what_was_probably_meant_is_told(program: Program, args: list[str], sentence: str) -> None:
    assert program.refuse(*args, code=2).startswith(f"{sentence} See: acusession")


def test_a_wrong_command_after_a_wrong_option_is_told_with_those_there_are(
    program: Program,
) -> None:
    told = program.refuse("--fast", "strat", code=2)
    assert all(name in told for name in ("strat", *COMMANDS))


def test_a_word_that_is_missing_is_named_and_the_help_pointed_to(program: Program) -> None:
    refusal = program.refuse("check", code=2)
    assert "FILE" in refusal.split(" See: acusession check --help")[0]
    assert " See: acusession" in refusal


def test_a_time_out_of_bounds_is_told_with_the_bounds_and_the_ways_to_write_it(
    program: Program,
) -> None:
    assert program("start", "--seconds", "0").error.endswith(
        "--seconds: '0' is not a duration from 1 to 600 seconds; "
        "write it like 90, 90s, 1m30s or 1:30. "
        "See: acusession start --help\n"
    )


# Conditions


def test_a_point_against_a_condition_is_refused_where_nobody_can_say_yes(program: Program) -> None:
    write_settings(Settings(conditions=frozenset({Condition.PREGNANCY})), paths.config_file())
    told = program.refuse("quick", "CV12", "--plain", "--mute", "--seconds", "1")
    assert told == (
        "CV12 Zhong Wan should be avoided because of pregnancy. "
        "To press it anyway, run the same command in a terminal and confirm there."
    )
    assert program.refuse("start", "--points", "CV12", "--plain", "--seconds", "1") == told


def test_nothing_left_to_press_is_one_sentence(program: Program, tmp_path: Path) -> None:
    write_settings(Settings(conditions=frozenset({Condition.PREGNANCY})), paths.config_file())
    text = (paths.bundled_routines() / "middle_back.yaml").read_text(encoding="utf-8")
    first, last = text.index("  - id: cv12"), text.index("  - id: cv14")
    file = tmp_path / "belly.yaml"
    file.write_text(
        text[: text.index("points:")] + "points:\n" + text[first:last], encoding="utf-8"
    )
    assert program.refuse("start", str(file), "--plain", "--seconds", "1") == (
        "No points are left to press: CV12 Zhong Wan is excluded because of pregnancy. "
        "Choose other points."
    )


# Errors in the program itself


def test_a_fault_is_one_sentence_and_the_rest_is_in_the_log(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: object) -> int:
        raise RuntimeError("wires crossed")

    monkeypatch.setattr(listing, "list_routines", fail)
    told = program.refuse("list")
    assert told == (
        "An internal error (RuntimeError: wires crossed) ended the program. "
        f"Your data is safe; the details are in {paths.log_file()}."
    )
    log = paths.log_file().read_text(encoding="utf-8")
    assert "Traceback" in log
    assert "wires crossed" in log


@pytest.mark.parametrize(
    ("error", "code"), [(KeyboardInterrupt(), 130), (AcusessionError("No."), 1)]
)
def test_an_interruption_and_bad_input_have_their_exit_codes(
    monkeypatch: pytest.MonkeyPatch, error: BaseException, code: int
) -> None:
    def fail(_: object) -> int:
        raise error

    monkeypatch.setattr(listing, "list_routines", fail)
    assert main(["list"]) == code


def test_a_log_that_cannot_be_written_troubles_nobody(program: Program) -> None:
    paths.log_file().parent.parent.mkdir(parents=True, exist_ok=True)
    paths.log_file().parent.write_text("in the way")
    (paths.user_routines()).mkdir(parents=True)
    (paths.user_routines() / "mine.yaml").write_text("name: Mine\n")  # something to log
    ran = program("show", "P6")
    assert (ran.code, ran.error) == (0, "")


def test_nor_does_a_folder_in_its_place(program: Program) -> None:
    paths.log_file().mkdir(parents=True)
    (paths.user_routines()).mkdir(parents=True)
    (paths.user_routines() / "mine.yaml").write_text("name: Mine\n")
    ran = program("show", "P6")
    assert (ran.code, ran.error) == (0, "")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes in folders")
def test_a_pipe_in_the_place_of_a_file_is_not_waited_for() -> None:
    (paths.user_routines()).mkdir(parents=True)
    (paths.user_routines() / "mine.yaml").write_text("name: Mine\n")  # something to log
    for file in (paths.log_file(), paths.config_file()):
        file.parent.mkdir(parents=True, exist_ok=True)
        os.mkfifo(file)
    ran = child("quick", "P6", "--dry-run")
    assert ran.returncode == 0
    first, second = ran.stderr.splitlines()
    assert first.endswith("config.yaml:1:1: cannot be read: it is a pipe, not a regular file.")
    assert second == "Until this is fixed, the settings file is ignored."
