"""The help: examples first, complete, and never wider than the terminal."""

from __future__ import annotations

import pytest

from acusession import paths
from acusession.cli.commands import COMMANDS
from tests.cli.program import Program


@pytest.mark.parametrize("columns", [40, 80, 200])
@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_it_fits_the_terminal(
    program: Program, monkeypatch: pytest.MonkeyPatch, command: str, columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    ran = program(*command.split(), "--help")
    assert ran.code == 0
    lines = [line for line in ran.lines if str(paths.config_file()) not in line]
    assert max(map(len, lines)) <= min(columns, 80)


def test_it_begins_with_what_one_can_try_and_fits_one_page(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    lines = program("--help").lines
    assert lines[2:4] == ["Try:", "  acusession                open the home screen"]
    assert len(lines) < 40


def test_every_command_is_in_it_and_where_the_settings_are(program: Program) -> None:
    told = program("--help").out
    assert all(f"\n  {name}  " in told for name in COMMANDS)
    assert str(paths.config_file()) in told
    assert "ACUSESSION_PREPARE=20s" in told


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_has_its_usage_first_and_examples_last(program: Program, command: str) -> None:
    usage, *_, examples = program(command, "--help").out.split("\n\n")
    assert usage.startswith(f"usage: acusession {command} [OPTIONS]")
    assert examples.startswith(f"examples:\n  acusession {command}")


@pytest.mark.parametrize(
    "argument", ["start [OPTIONS] [ROUTINE|FILE]", "check [OPTIONS] FILE", "list [OPTIONS]\n"]
)
def test_a_usage_line_names_the_arguments_by_themselves(program: Program, argument: str) -> None:
    command = argument.split()[0]
    assert program(command, "--help").out.startswith(f"usage: acusession {argument}")


def test_the_examples_that_run_nothing_are_right(program: Program) -> None:
    assert program("start", "--points", "UB20,P6", "--dry-run").code == 0
    assert program("start", "short_break", "--dry-run").code == 0
    assert program("quick", "Nei Guan", "ST36", "--dry-run").code == 0
