"""The values each field accepts, and the one sentence for each it rejects."""

from enum import StrEnum
from typing import Any

import pytest
import yaml

from acusession.yaml_schema.compose import compose_mapping
from acusession.yaml_schema.fields import (
    BOOLEAN,
    ID,
    Choice,
    Duration,
    Field,
    ListOf,
    MappingOf,
    Text,
    number,
)
from acusession.yaml_schema.problems import Problems


class Colour(StrEnum):
    RED = "red"
    GREEN = "green"


def value_node(written: str) -> yaml.Node:
    ((_, node),) = compose_mapping(f"key: {written}\n", "f").value
    assert isinstance(node, yaml.Node)
    return node


def read(field: Field, written: str) -> Any:
    """Parse a value that must be valid."""
    problems = Problems("f")
    value = field.parse(value_node(written), problems)
    assert problems.found == []
    return value


def told(field: Field, written: str) -> str:
    """Parse a value that must be invalid; return the sentence about it."""
    problems = Problems("f")
    value = field.parse(value_node(written), problems)
    assert value is None or isinstance(value, tuple | dict)
    (problem,) = problems.found
    assert (problem.line, problem.column) == (1, 6 if written else 5)
    return problem.sentence


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("plain words", "plain words"),
        ("'  around  '", "around"),
        ("two   spaces", "two spaces"),
        ('"a\\nb\\tc"', "a b c"),
        ("|\n  one\n  two\n", "one two"),
        (">-\n  one\n  two\n", "one two"),
        ("No", "No"),
        ("on", "on"),
        ("true", "true"),
        ("1:30", "1:30"),
        ("2020-01-01", "2020-01-01"),
        ("'null'", "null"),
        ("Zhōngwǎn 中脘", "Zhōngwǎn 中脘"),
        ('"\\u200d"', "\u200d"),
        ("[bold]x[/bold]".join("''"), "[bold]x[/bold]"),
    ],
)
def test_a_text_is_what_is_written(written: str, text: str) -> None:
    assert read(Text(), written) == text


@pytest.mark.parametrize("character", ["\\e", "\\0", "\\a", "\\x7f", "\\x9b", "\\u202e", "\\u2066"])
def test_a_text_moves_no_cursor(character: str) -> None:
    sentence = told(Text(), f'"a{character}[2Jb"')
    assert sentence.endswith(" contains a character that cannot be displayed; delete it.")
    assert sentence.isprintable()


@pytest.mark.parametrize(
    ("field", "written", "sentence"),
    [
        (Text(), "", "expected text, found nothing."),
        (Text(), "~", "expected text, found nothing."),
        (Text(), "null", "expected text, found nothing."),
        (Text(), "[a]", "expected text, found a list."),
        (Text(), "{a: b}", "expected text, found a mapping."),
        (Text(), "''", "the text is empty; write something or delete the line."),
        (Text(), "'   '", "the text is empty; write something or delete the line."),
        (Text(longest=5), "abcdef", "the text is longer than 5 characters; shorten it."),
        (
            ID,
            "CV12",
            "'CV12' is not a valid id; start with a small letter, then use small letters, digits, "
            "- or _ (at most 40 characters).",
        ),
        (ID, "[]", "expected an id, found a list."),
        (
            Duration(1, 600),
            "soon",
            "'soon' is not a valid duration; write it like 90, 90s, 1m30s or 1:30.",
        ),
        (
            Duration(1, 600),
            "true",
            "'true' is not a valid duration; write it like 90, 90s, 1m30s or 1:30.",
        ),
        (
            Duration(1, 600),
            "",
            "expected a duration such as 90, 90s, 1m30s or 1:30, found nothing.",
        ),
        (
            Duration(1, 600),
            "10:01",
            "'10:01' is 601 seconds; it must be between 1 and 600 seconds.",
        ),
        (Duration(1, 600), "0", "'0' is 0 seconds; it must be between 1 and 600 seconds."),
        (number(0, 8), "four", "'four' is not a valid number; write it like 4 or 1.5."),
        (number(0, 8), "1e3", "'1e3' is not a valid number; write it like 4 or 1.5."),
        (number(0, 8), ".inf", "'.inf' is not a valid number; write it like 4 or 1.5."),
        (number(0, 8), ".nan", "'.nan' is not a valid number; write it like 4 or 1.5."),
        (number(0, 8), "1:30", "'1:30' is not a valid number; write it like 4 or 1.5."),
        (number(0, 8), "8.5", "8.5 is out of range; it must be between 0 and 8."),
        (number(0.1, 8), "-1", "-1 is out of range; it must be between 0.1 and 8."),
        (number(0, 8), "[4]", "expected a number, found a list."),
        (BOOLEAN, "yes", "'yes' must be true or false."),
        (BOOLEAN, "True", "'True' must be true or false."),
        (BOOLEAN, "", "expected true or false, found nothing."),
        (Choice(Colour, "colour"), "gren", "'gren' is not a valid colour. Did you mean 'green'?"),
        (
            Choice(Colour, "colour"),
            "blue",
            "'blue' is not a valid colour. Valid values: red, green.",
        ),
        (Choice(Colour, "colour"), "RED", "'RED' is not a valid colour. Did you mean 'red'?"),
        (
            Choice(Colour, "colour"),
            "[red]",
            "expected a single value, found a list. Valid values: red, green.",
        ),
        (Choice(("up", "down"), "way"), "uq", "'uq' is not a valid way. Valid values: up, down."),
        (ListOf(Text()), "one", "expected a list: [one, two], or lines that start with '- '."),
        (ListOf(Text()), "", "expected a list: [one, two], or lines that start with '- '."),
        (ListOf(Text(), fewest=1), "[]", "the list is empty; add at least one item."),
        (ListOf(Text(), most=2), "[a, b, c]", "the list is too long; keep at most 2 items."),
        (
            MappingOf({"a": Text()}, what="thing"),
            "x",
            "expected a thing: lines of 'key: value'.",
        ),
        (
            MappingOf({"a": Text()}, frozenset("a"), what="thing"),
            "{}",
            "'a' is missing from this thing.",
        ),
    ],
)
def test_each_wrong_value_has_its_sentence(field: Field, written: str, sentence: str) -> None:
    assert told(field, written) == sentence


@pytest.mark.parametrize(
    "written",
    ["x" * 5000, "'90" + " " * 5000 + "'", "1" * 5000],
)
@pytest.mark.parametrize(
    "field", [ID, Duration(1, 2), number(1, 2), BOOLEAN, Choice(Colour, "colour")]
)
def test_no_sentence_repeats_a_long_value_whole(field: Field, written: str) -> None:
    assert len(told(field, written)) < 200


@pytest.mark.parametrize(
    ("field", "written", "value"),
    [
        (ID, "bl20-x_y", "bl20-x_y"),
        (ID, "a" * 40, "a" * 40),
        (Duration(0, 600), "1:30", 90),
        (Duration(0, 600), "0:45", 45),
        (Duration(0, 600), "10:00", 600),
        (Duration(0, 600), "0", 0),
        (number(-20, 20), "1.5", 1.5),
        (number(-20, 20), "+4", 4.0),
        (number(-20, 20), "-20", -20.0),
        (BOOLEAN, "true", True),
        (BOOLEAN, "false", False),
        (Choice(Colour, "colour"), "red", Colour.RED),
        (Choice(("up", "down"), "way"), "up", "up"),
        (ListOf(Text()), "[]", ()),
        (ListOf(Text(), fewest=1, most=2), "[a, b]", ("a", "b")),
        (ListOf(BOOLEAN), "[true, false]", (True, False)),
        (MappingOf({"a": Text(), "b": Text()}), "{b: x}", {"b": "x"}),
    ],
)
def test_each_right_value_is_read(field: Field, written: str, value: Any) -> None:
    got = read(field, written)
    assert (got, type(got)) == (value, type(value))


def record_problems(written: str) -> list[str]:
    problems = Problems("f")
    field = MappingOf(
        {"name": Text(), "press": Duration(1, 600), "sides": Choice(("left", "right"), "side")},
        required=frozenset({"name", "press"}),
        what="point",
    )
    field.parse(compose_mapping(written, "f"), problems)
    return [str(problem) for problem in sorted(problems.found)]


def test_a_repeated_key_names_the_line_of_the_first() -> None:
    assert record_problems("name: a\npress: 1\nname: b\n") == [
        "f:3:1: duplicate key 'name' (first on line 1); delete one of them."
    ]


def test_an_unknown_key_is_answered_with_what_was_meant() -> None:
    assert record_problems("name: a\npress: 1\nsidez: left\nzebra: 1\n") == [
        "f:3:1: unknown key 'sidez' in point. Did you mean 'sides'?",
        "f:4:1: unknown key 'zebra' in point. Valid keys: name, press, sides.",
    ]


def test_all_the_problems_are_told_at_once() -> None:
    assert record_problems("prss: 1\nsides: up\n") == [
        "f:1:1: 'name' is missing from this point.",
        "f:1:1: 'press' is missing from this point.",
        "f:1:1: unknown key 'prss' in point. Did you mean 'press'?",
        "f:2:8: 'up' is not a valid side. Valid values: left, right.",
    ]


@pytest.mark.parametrize("key", ["[a, b]", "{a: b}", "? [a]\n", "''", "~"])
def test_a_key_may_be_anything_and_is_told(key: str) -> None:
    problems = record_problems(f"name: a\npress: 1\n{key}: c\n")
    assert problems[0].startswith("f:3:")
    assert "unknown key " in problems[0]


def test_a_key_moves_no_cursor() -> None:
    (problem,) = record_problems('name: a\npress: 1\n"\\e[2J": x\n')
    assert problem.isprintable()


def test_right_items_of_a_list_are_read_next_to_wrong_ones() -> None:
    problems = Problems("f")
    assert ListOf(BOOLEAN).parse(value_node("[true, maybe, false]"), problems) == (True, False)
    assert len(problems.found) == 1
