"""The command that creates a routine of the user's own."""

from acusession import paths
from tests.cli.program import Program


def test_it_tells_where_the_starter_is_and_what_to_do_next(program: Program) -> None:
    ran = program("new", "Evening break")
    path = paths.user_routines() / "evening_break.yaml"
    assert (ran.code, ran.error) == (0, "")
    assert ran.lines[0] == f"Created {path}"
    assert ran.lines[-2:] == [f"  acusession check {path}", "  acusession start evening_break"]
    assert program("check", str(path)).lines == [f"{path}: valid, 1 point"]
    assert len(program("start", "evening_break", "--dry-run").lines) == 3


def test_it_writes_over_nothing(program: Program) -> None:
    program("new", "mine")
    told = program.refuse("new", "mine")
    assert told == "There is already a routine named 'mine'; choose another name."


def test_what_can_be_no_name_gets_a_sentence(program: Program) -> None:
    assert "contains a character that cannot be displayed" in program.refuse("new", "\x1b[2J")


def test_a_name_is_that_of_any_language(program: Program) -> None:
    assert program("new", "Мой комплекс").lines[-1] == "  acusession start мой_комплекс"
    listed = program("list").lines
    assert any(line.startswith("мой_комплекс: Мой комплекс, ") for line in listed)
    assert program("start", "мой_комплекс", "--dry-run").code == 0
