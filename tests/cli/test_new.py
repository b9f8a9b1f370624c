"""The command that begins a routine of one's own."""

from acusession import paths
from tests.cli.program import Program


def test_it_tells_where_the_starter_is_and_what_to_do_next(program: Program) -> None:
    ran = program("new", "Evening break")
    path = paths.user_routines() / "evening_break.yaml"
    assert (ran.code, ran.error) == (0, "")
    assert ran.lines[0] == f"Written: {path}"
    assert ran.lines[-2:] == [f"  acusession check {path}", "  acusession start evening_break"]
    assert program("check", str(path)).lines == [f"{path}: fine, 1 point"]
    assert len(program("start", "evening_break", "--dry-run").lines) == 3


def test_it_writes_over_nothing(program: Program) -> None:
    program("new", "mine")
    told = program.refuse("new", "mine")
    assert told == "There is a routine 'mine' already; choose another name."


def test_an_odd_name_gets_a_sentence(program: Program) -> None:
    assert "cannot be a routine's name" in program.refuse("new", "../mine")
    assert "cannot be a routine's name" in program.refuse("new", "\x1b[2J")
