"""A text into nodes: what is refused before anything of it is read."""

from itertools import pairwise
from pathlib import Path

import pytest
import yaml

from acusession.checked_yaml.nodes import DEEPEST, read_mapping
from acusession.checked_yaml.problems import FileError
from acusession.checked_yaml.text import BIGGEST_FILE

pytestmark = pytest.mark.usefixtures("loader")


def told(text: str) -> str:
    with pytest.raises(FileError) as caught:
        read_mapping(text, "f")
    return str(caught.value)


def test_a_mapping_keeps_its_places() -> None:
    node = read_mapping("# first\nname: é\nlist: [a, b]\n", "f")
    (_, name), (_, listed) = node.value
    assert (name.value, name.start_mark.line, name.start_mark.column) == ("é", 1, 6)
    assert [child.start_mark.column for child in listed.value] == [7, 10]


@pytest.mark.parametrize("breaks", ["\n", "\r\n", "\r"])
def test_any_line_break_counts_one_line(breaks: str) -> None:
    node = read_mapping(breaks.join(["a: 1", "b: 2", "c: 3"]), "f")
    assert [key.start_mark.line for key, _ in node.value] == [0, 1, 2]
    text = breaks.join(["a: 1", "b: 2", "c: é\x01"])
    assert told(text) == "f:3:5: this character cannot stand in a YAML file; delete it."


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n", "\ufeff"])
def test_nothing_in_it(text: str) -> None:
    assert told(text) == "f:1:1: the file is empty."


@pytest.mark.parametrize(
    ("text", "place"),
    [("- a\n- b\n", "1:1"), ("just words\n", "1:1"), ("# c\n\n[]\n", "3:1"), ("~", "1:1")],
)
def test_something_else_than_a_mapping(text: str, place: str) -> None:
    assert told(text) == f"f:{place}: the file must be a mapping, lines of 'key: value'."


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("\x00", "1:1"),
        ("name: a\x1b[2Jb\n", "1:8"),
        ("name: éèê\ncaution: éé\x07\n", "2:12"),
        ("name: 內關 \x7f\n", "1:10"),
        ("\x01", "1:1"),
        ("name: a\n\x08", "2:1"),
        ("name: \ud800\n", "1:7"),
        ("name: \ufffe\n", "1:7"),
    ],
)
def test_a_character_no_yaml_file_may_hold(text: str, place: str) -> None:
    assert told(text) == f"f:{place}: this character cannot stand in a YAML file; delete it."


def test_bigger_than_allowed_in_bytes() -> None:
    head, sentence = "name: ", "f:1:1: the file is larger than 1 MB."
    assert read_mapping(head + "x" * (BIGGEST_FILE - len(head)), "f")
    assert told(head + "x" * (BIGGEST_FILE - len(head) + 1)) == sentence
    assert told(head + "é" * (BIGGEST_FILE // 2)) == sentence


def test_nesting_has_an_end() -> None:
    inside = DEEPEST - 1  # the mapping itself is the first level
    assert read_mapping("a: " + "[" * inside + "]" * inside, "f")
    deeper = "a: " + "[" * (inside + 1)
    assert told(deeper) == f"f:1:{len(deeper)}: the file nests deeper than 20 levels."
    indented = "\n".join(" " * level + "k:" for level in range(40))
    assert told(indented) == "f:21:21: the file nests deeper than 20 levels."


BOMB = "a: &a [x, x]\n" + "".join(
    f"{name}: &{name} [*{last}, *{last}, *{last}]\n" for last, name in pairwise("abcdefghi")
)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (BOMB, "1:4"),
        ("a: &x b\n", "1:4"),
        ("a: b\nc: *a\n", "2:4"),
        ("a: &loop\n  b: *loop\n", "1:4"),
        ("base: {a: b}\n<<: *base\n", "2:5"),
        ("&here a: b\n", "1:1"),
    ],
)
def test_nothing_stands_for_something_else(text: str, place: str) -> None:
    sentence = "anchors (&name) and aliases (*name) are not used here; write the value out."
    assert told(text) == f"f:{place}: {sentence}"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a: !!python/object/apply:os.system ['touch made']\n", "1:4"),
        ("a: !!python/object/apply:os.system 'touch made'\n", "1:4"),
        ("!!python/object/new:os.system {a: b}\n", "1:1"),
        ("a: b\nc: !!python/name:os.system x\n", "2:4"),
        ("a: !!binary aGk=\n", "1:4"),
        ("a: !x b\n", "1:4"),
        ("%TAG ! tag:x,2002:\n---\na: !x b\n", "3:4"),
    ],
)
def test_no_tag_means_anything(
    text: str, place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert told(text) == f"f:{place}: tags (!name) are not used here; delete it."
    assert list(tmp_path.iterdir()) == []


def test_one_file_holds_one_document() -> None:
    sentence = "a second document begins here; a file holds only one."
    assert told("a: b\n---\nc: d\n") == f"f:2:1: {sentence}"
    assert read_mapping("---\na: b\n...\n", "f")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: b\n\tc: d\n", 2),
        ("a: [b\n", 2),
        ("a: 'b\n", 2),
        ("a: b: c\n", 1),
        ("a: b\n  - c\n d: e\n", 3),
        ("{a: b\n", 2),
        ("a: @b\n", 1),
        ("a: `b\n", 1),
        ("a: |x\n  b\n", 1),
        ('a: "\\q"\n', 1),
    ],
)
def test_what_is_no_yaml_gets_a_place(text: str, line: int) -> None:
    (sentence,) = told(text).splitlines()
    file, at, column, said = sentence.split(":", 3)
    assert (file, int(at)) == ("f", line)
    assert int(column) >= 1
    assert said.startswith(" not valid YAML here: ")
    assert said.endswith(".")


@pytest.mark.parametrize("escape", ["\\U00110000", "\\UFFFFFFFF"])
def test_an_escape_for_no_character(escape: str) -> None:
    assert told(f'a: "{escape}"\n').startswith("f:1:")


def test_only_plain_nodes_come_out() -> None:
    """Nothing is built from a file but PyYAML's own nodes: no date, no number, no truth."""
    node = read_mapping("a: 2020-01-01\nb: on\nc: 1:30\nd: 0x10\ne: .inf\n", "f")
    assert [value.value for _, value in node.value] == ["2020-01-01", "on", "1:30", "0x10", ".inf"]
    assert {type(value) for _, value in node.value} == {yaml.ScalarNode}
