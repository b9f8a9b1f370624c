"""Composing nodes: what is rejected before any field is parsed."""

from itertools import pairwise
from pathlib import Path

import pytest
import yaml

from acusession.yaml_schema.compose import Loader, compose_mapping
from acusession.yaml_schema.problems import FileError
from acusession.yaml_schema.syntax import DEEPEST
from acusession.yaml_schema.text import BIGGEST_FILE
from tests.routines.broken import RIGHT, Broken
from tests.routines.broken_yaml import NOT_YAML


class Reader:
    def __init__(self, loader: Loader) -> None:
        self.loader = loader

    def read(self, text: str) -> yaml.MappingNode:
        return compose_mapping(text, "f", self.loader)

    def told(self, text: str) -> str:
        with pytest.raises(FileError) as caught:
            self.read(text)
        return str(caught.value)


@pytest.fixture
def reader(loader: Loader) -> Reader:
    return Reader(loader)


def test_a_mapping_keeps_its_places(reader: Reader) -> None:
    node = reader.read("# first\nname: é\nlist: [a, b]\n")
    (_, name), (_, listed) = node.value
    assert (name.value, name.start_mark.line, name.start_mark.column) == ("é", 1, 6)
    assert [child.start_mark.column for child in listed.value] == [7, 10]


@pytest.mark.parametrize("breaks", ["\n", "\r\n", "\r"])
def test_any_line_break_counts_one_line(reader: Reader, breaks: str) -> None:
    node = reader.read(breaks.join(["a: 1", "b: 2", "c: 3"]))
    assert [key.start_mark.line for key, _ in node.value] == [0, 1, 2]
    text = breaks.join(["a: 1", "b: 2", "c: é\x01"])
    assert reader.told(text) == "f:3:5: character not allowed in YAML; delete it."


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n", "\ufeff"])
def test_nothing_in_it(reader: Reader, text: str) -> None:
    assert reader.told(text) == "f:1:1: the file is empty."


@pytest.mark.parametrize(
    ("text", "place"),
    [("- a\n- b\n", "1:1"), ("just words\n", "1:1"), ("# c\n\n[]\n", "3:1"), ("~", "1:1")],
)
def test_something_else_than_a_mapping(reader: Reader, text: str, place: str) -> None:
    assert reader.told(text) == f"f:{place}: expected lines of 'key: value' at the top level."


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
def test_a_character_no_yaml_file_may_hold(reader: Reader, text: str, place: str) -> None:
    assert reader.told(text) == f"f:{place}: character not allowed in YAML; delete it."


def test_bigger_than_allowed_in_bytes(reader: Reader) -> None:
    head, sentence = "name: ", "f:1:1: the file is larger than 1 MB; shorten it."
    assert reader.read(head + "x" * (BIGGEST_FILE - len(head)))
    assert reader.told(head + "x" * (BIGGEST_FILE - len(head) + 1)) == sentence
    assert reader.told(head + "é" * (BIGGEST_FILE // 2)) == sentence


def test_nesting_has_an_end(reader: Reader) -> None:
    inside = DEEPEST - 1  # the mapping itself is the first level
    assert reader.read("a: " + "[" * inside + "]" * inside)
    deeper = "a: " + "[" * (inside + 1)
    assert (
        reader.told(deeper)
        == f"f:1:{len(deeper)}: nesting is deeper than 20 levels; use fewer levels."
    )
    indented = "\n".join(" " * level + "k:" for level in range(40))
    assert reader.told(indented) == "f:21:21: nesting is deeper than 20 levels; use fewer levels."


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
def test_nothing_stands_for_something_else(reader: Reader, text: str, place: str) -> None:
    sentence = "anchors (&name) and aliases (*name) are not supported; write the value out."
    assert reader.told(text) == f"f:{place}: {sentence}"


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
    reader: Reader, text: str, place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert reader.told(text) == f"f:{place}: tags (!name) are not supported; delete the tag."
    assert list(tmp_path.iterdir()) == []


def test_one_file_holds_one_document(reader: Reader) -> None:
    sentence = (
        "a second document begins here; a file can contain only one, "
        "so delete what follows or move it to another file."
    )
    assert reader.told("a: b\n---\nc: d\n") == f"f:2:1: {sentence}"
    assert reader.read("---\na: b\n...\n")


@pytest.mark.parametrize("broken", NOT_YAML.values(), ids=list(NOT_YAML))
def test_what_is_not_yaml_is_told_the_same_with_every_loader(
    reader: Reader, broken: Broken
) -> None:
    said = reader.told(RIGHT.replace(broken.old, broken.new, 1))
    assert said.splitlines() == [f"f:{line}" for line in broken.told]


@pytest.mark.parametrize(
    ("text", "place"),
    [("a: &\n", "1:4"), ("a: *\n", "1:4"), ("a: !<b\n", "1:4"), ("%YAML 3\n---\na: b\n", "1:1")],
)
def test_what_is_begun_and_not_used_here_is_told_where_it_begins(
    reader: Reader, text: str, place: str
) -> None:
    assert reader.told(text).startswith(f"f:{place}: not valid YAML: ")


@pytest.mark.parametrize("escape", ["\\U00110000", "\\UFFFFFFFF"])
def test_an_escape_for_no_character(reader: Reader, escape: str) -> None:
    assert reader.told(f'a: "{escape}"\n').startswith("f:1:")


def test_only_plain_nodes_come_out(reader: Reader) -> None:
    """A file yields only PyYAML's own nodes: no dates, numbers or booleans."""
    node = reader.read("a: 2020-01-01\nb: on\nc: 1:30\nd: 0x10\ne: .inf\n")
    assert [value.value for _, value in node.value] == ["2020-01-01", "on", "1:30", "0x10", ".inf"]
    assert {type(value) for _, value in node.value} == {yaml.ScalarNode}
