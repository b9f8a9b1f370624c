from pathlib import Path

import pytest
import yaml

from acusession.domain.suggestion import did_you_mean
from acusession.yaml_schema.problems import MOST_PROBLEMS, FileError, Problem, Problems


def test_a_problem_says_where_and_what() -> None:
    assert str(Problem("a.yaml", 3, 7, "wrong.")) == "a.yaml:3:7: wrong."


def test_problems_stand_in_the_order_of_the_file() -> None:
    error = FileError([Problem("f", 10, 1, "c"), Problem("f", 2, 9, "b"), Problem("f", 2, 1, "a")])
    assert str(error) == "f:2:1: a\nf:2:9: b\nf:10:1: c"
    assert error.exit_code == 1


def test_there_is_an_end_to_the_problems_of_one_file() -> None:
    node = yaml.compose("- x", Loader=yaml.SafeLoader)
    assert node is not None
    problems = Problems("f")
    for _ in range(MOST_PROBLEMS):
        problems.add_error(node, "wrong.")
    with pytest.raises(FileError) as caught:
        problems.add_error(node, "wrong.")
    assert len(caught.value.problems) == MOST_PROBLEMS + 1
    assert "f:1:1: more than 100 problems; showing the first 100." in str(caught.value).splitlines()


def test_why_a_file_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError) as caught:
        (tmp_path / "none").read_text()
    error = FileError.unreadable("none", caught.value)
    assert str(error) == "none:1:1: cannot be read: No such file or directory."


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("locaton", " Did you mean 'location'?"),
        ("LOCATION", " Did you mean 'location'?"),
        ("Tecnique", " Did you mean 'technique'?"),
        ("zebra", ""),
        ("", ""),
        ("x" * 100_000, ""),
    ],
)
def test_what_was_probably_meant(word: str, hint: str) -> None:
    assert did_you_mean(word, ["location", "technique"]) == hint
