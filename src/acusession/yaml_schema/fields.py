"""What a value in a file may look like. Each shape reads a node, or notes what is wrong with it.

A shape returns None when it noted a problem; reading goes on, so that a file's problems are all
found at once. It tells editors the same as a JSON Schema, which refuses nothing that is read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from functools import lru_cache
from typing import Any, Protocol

import yaml
from msgspec import Struct, field

from acusession.domain.durations import FORMS, PATTERN, parse_duration
from acusession.domain.suggestion import did_you_mean
from acusession.yaml_schema.compose import NULL
from acusession.yaml_schema.problems import Problems

Schema = dict[str, Any]
"""A JSON Schema, as data."""

_JOINERS = {0x200C: None, 0x200D: None}
"""Invisible, yet part of how some languages and signs are written."""


class Field(Protocol):
    """Reads one kind of value."""

    def parse(self, node: yaml.Node, problems: Problems) -> Any:
        """The value, or None when a problem was noted."""

    def json_schema(self) -> Schema:
        """What editors complete and check by."""


def _scalar(node: yaml.Node, problems: Problems, wanted: str) -> str | None:
    """The characters of a scalar as they were written."""
    if isinstance(node, yaml.ScalarNode) and node.tag != NULL:
        return str(node.value)
    kinds: dict[type, str] = {yaml.SequenceNode: "a list", yaml.MappingNode: "a mapping"}
    found = kinds.get(type(node), "nothing")
    problems.add_error(node, f"here belongs {wanted}, not {found}.")
    return None


def can_be_shown(text: str) -> bool:
    """Whether a terminal acts on nothing in it."""
    return text.isprintable() or text.translate(_JOINERS).isprintable()


class Text(Struct, frozen=True):
    """One piece of text. Line breaks and runs of blanks become one blank."""

    longest: int = 1000

    def parse(self, node: yaml.Node, problems: Problems) -> str | None:
        """The text, with no blanks around it."""
        raw = _scalar(node, problems, "a text")
        if raw is None:
            return None
        text = " ".join(raw.split())
        if not text:
            problems.add_error(node, "this text is empty; write something or delete the line.")
        elif len(text) > self.longest:
            problems.add_error(node, f"this text is longer than {self.longest} characters.")
        elif not can_be_shown(text):
            problems.add_error(
                node, f"{text[:60]!r} has a character that cannot be shown; delete it."
            )
        else:
            return text
        return None

    def json_schema(self) -> Schema:
        """A number or a truth value is read as the text it is written as."""
        return {"type": ["string", "number", "boolean"], "minLength": 1, "maxLength": self.longest}


class Duration(Struct, frozen=True):
    """A time in whole seconds, from `least` to `most`."""

    least: int
    most: int

    def parse(self, node: yaml.Node, problems: Problems) -> int | None:
        """The seconds."""
        raw = _scalar(node, problems, f"a time such as {FORMS}")
        if raw is None:
            return None
        seconds = parse_duration(raw)
        if seconds is None:
            problems.add_error(node, f"{raw[:60]!r} is no time; write it as {FORMS}.")
        elif not self.least <= seconds <= self.most:
            range_ = f"between {self.least} and {self.most} seconds"
            problems.add_error(node, f"{raw[:60]!r} is {seconds} seconds; it must be {range_}.")
            return None
        return seconds

    def json_schema(self) -> Schema:
        """Whole seconds, or a text in one of the other forms."""
        seconds = {"type": "integer", "minimum": self.least, "maximum": self.most}
        return {"anyOf": [seconds, {"type": "string", "pattern": PATTERN}]}


class Scalar(Struct, frozen=True, kw_only=True):
    """A value that is written as one word, which matches a pattern.

    `wanted` says what belongs there, `mistake` what is wrong with another word. `kind` is the JSON
    Schema's type, `convert` makes the value, which lies `within` the two bounds.
    """

    wanted: str
    pattern: str
    mistake: str
    kind: str = "string"
    convert: Callable[[str], Any] = str
    within: tuple[float, float] | None = None

    def parse(self, node: yaml.Node, problems: Problems) -> Any:
        """Return the value."""
        raw = _scalar(node, problems, self.wanted)
        if raw is None:
            return None
        if not re.fullmatch(self.pattern, raw, re.ASCII):
            problems.add_error(node, f"{raw[:60]!r} {self.mistake}")
            return None
        value = self.convert(raw)
        if self.within is None:
            return value
        least, most = self.within
        if least <= value <= most:
            return value
        problems.add_error(node, f"{raw} must be between {least:g} and {most:g}.")
        return None

    def json_schema(self) -> Schema:
        """The same pattern, or the same range."""
        schema: Schema = {"type": self.kind}
        if self.kind == "string":
            schema["pattern"] = f"^{self.pattern}$"
        if self.within:
            schema["minimum"], schema["maximum"] = self.within
        return schema


ID = Scalar(
    wanted="a short name",
    pattern="[a-z][a-z0-9_-]{0,39}",
    mistake="is no id: an id is a letter, then letters, digits, - or _, all small (at most 40).",
)

SYLLABLES = Scalar(
    wanted="syllables",
    pattern="[a-zü]{1,6}[1-5]( [a-zü]{1,6}[1-5]){0,9}",
    mistake="cannot be spoken; write each syllable small, with its tone as a figure: nei4 guan1.",
)
"""Chinese syllables in Latin letters, each with the number of its tone."""

BOOLEAN = Scalar(
    wanted="true or false",
    pattern="true|false",
    mistake="must be true or false.",
    kind="boolean",
    convert="true".__eq__,
)


def number(least: float, most: float) -> Scalar:
    """Return the field of a decimal number from `least` to `most`."""
    return Scalar(
        wanted="a number",
        pattern=r"[+-]?\d{1,6}(\.\d{1,6})?",
        mistake="is no number; write it as 4 or 1.5.",
        kind="number",
        convert=float,
        within=(least, most),
    )


def integer(least: int, most: int) -> Scalar:
    """Return the field of a whole number from `least` to `most`."""
    return Scalar(
        wanted="a whole number",
        pattern=r"[+-]?\d{1,9}",
        mistake=f"is no whole number; write it as {most}.",
        kind="integer",
        convert=int,
        within=(least, most),
    )


@lru_cache
def _by_name(words: Iterable[str]) -> dict[str, str]:
    return {str(word): word for word in words}


class Choice(Struct, frozen=True):
    """One of a closed list of words."""

    words: type[StrEnum] | tuple[str, ...]
    what: str

    def parse(self, node: yaml.Node, problems: Problems) -> str | None:
        """The word (a member, if the list is an enumeration)."""
        known = _by_name(self.words)
        raw = _scalar(node, problems, f"one of {', '.join(known)}")
        if raw is None:
            return None
        if raw in known:
            return known[raw]
        hint = did_you_mean(raw, known) or f" Known are: {', '.join(known)}."
        problems.add_error(node, f"{raw[:60]!r} is no {self.what}.{hint}")
        return None

    def json_schema(self) -> Schema:
        """The same words."""
        return {"enum": [str(word) for word in self.words]}


class ListOf(Struct, frozen=True):
    """A list with at least `fewest` and at most `most` items of one shape."""

    item: Field
    fewest: int = 0
    most: int = 100

    def parse(self, node: yaml.Node, problems: Problems) -> tuple[Any, ...] | None:
        """The items; those with problems are left out."""
        if not isinstance(node, yaml.SequenceNode):
            problems.add_error(node, "here belongs a list: [one, two], or a line '- one' for each.")
            return None
        if not self.fewest <= len(node.value) <= self.most:
            few = "the list is empty; it needs at least one item."
            many = f"the list is longer than {self.most} items."
            problems.add_error(node, many if node.value else few)
            return None
        items = [self.item.parse(child, problems) for child in node.value]
        return tuple(item for item in items if item is not None)

    def json_schema(self) -> Schema:
        """The same item, as often."""
        return {
            "type": "array",
            "items": self.item.json_schema(),
            "minItems": self.fewest,
            "maxItems": self.most,
        }


class MappingOf(Struct, frozen=True):
    """A mapping with known keys, some of which must be there; `about` tells of each in words."""

    keys: Mapping[str, Field]
    required: frozenset[str] = field(default_factory=frozenset)
    what: str = "mapping"
    about: Mapping[str, str] = field(default_factory=dict)

    def parse(self, node: yaml.Node, problems: Problems) -> dict[str, Any] | None:
        """The values of the keys that are there and right, or None if it is no such mapping."""
        if not isinstance(node, yaml.MappingNode):
            problems.add_error(node, f"here belongs a {self.what}: lines of 'key: value'.")
            return None
        seen: dict[str, int] = {}
        values: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = key_node.value if isinstance(key_node, yaml.ScalarNode) else ""
            if key in seen:
                problems.add_error(
                    key_node, f"{key!r} stands here again; it is in line {seen[key]} too."
                )
            elif key not in self.keys:
                hint = did_you_mean(key, self.keys) or f" Known are: {', '.join(self.keys)}."
                problems.add_error(key_node, f"{key[:60]!r} is no key of a {self.what}.{hint}")
            else:
                seen[key] = key_node.start_mark.line + 1
                values[key] = self.keys[key].parse(value_node, problems)
        for key in self.keys:
            if key in self.required and key not in seen:
                problems.add_error(node, f"{key!r} is missing from this {self.what}.")
        return {key: value for key, value in values.items() if value is not None}

    def json_schema(self) -> Schema:
        """The same keys, each with what it is about."""
        return {
            "type": "object",
            "properties": {
                key: {"description": self.about.get(key, "")} | field.json_schema()
                for key, field in self.keys.items()
            },
            "required": [key for key in self.keys if key in self.required],
            "additionalProperties": False,
        }
