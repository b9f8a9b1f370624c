"""Field types: each parses a YAML node into a value, or records why it cannot.

After a problem a field returns None and parsing continues, so that all problems of a file are
found at once. Each field also gives a JSON Schema, which accepts every value the field accepts.
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
"""Invisible joiners, which some scripts and emoji need."""


class Field(Protocol):
    """A parser of one kind of value."""

    def parse(self, node: yaml.Node, problems: Problems) -> Any:
        """Return the value, or None after recording a problem."""

    def json_schema(self) -> Schema:
        """Return the JSON Schema of the value, for completion and checks in editors."""


def _scalar(node: yaml.Node, problems: Problems, wanted: str, hint: str = "") -> str | None:
    """Return a scalar as it was written, or None after recording a problem."""
    if isinstance(node, yaml.ScalarNode) and node.tag != NULL:
        return str(node.value)
    kinds: dict[type, str] = {yaml.SequenceNode: "a list", yaml.MappingNode: "a mapping"}
    found = kinds.get(type(node), "nothing")
    problems.add_error(node, f"expected {wanted}, found {found}.{hint}")
    return None


def can_be_shown(text: str) -> bool:
    """Return whether the text has only characters that a terminal displays."""
    return text.isprintable() or text.translate(_JOINERS).isprintable()


class Text(Struct, frozen=True):
    """Text on one line: each run of spaces and line breaks becomes one space."""

    longest: int = 1000

    def parse(self, node: yaml.Node, problems: Problems) -> str | None:
        """Return the text without spaces around it."""
        raw = _scalar(node, problems, "text")
        if raw is None:
            return None
        text = " ".join(raw.split())
        if not text:
            problems.add_error(node, "the text is empty; write something or delete the line.")
        elif len(text) > self.longest:
            problems.add_error(
                node, f"the text is longer than {self.longest} characters; shorten it."
            )
        elif not can_be_shown(text):
            problems.add_error(
                node, f"{text[:60]!r} contains a character that cannot be displayed; delete it."
            )
        else:
            return text
        return None

    def json_schema(self) -> Schema:
        """Return the schema; numbers and booleans count as the text they are written as."""
        return {"type": ["string", "number", "boolean"], "minLength": 1, "maxLength": self.longest}


class Duration(Struct, frozen=True):
    """A duration in whole seconds, from `least` to `most`."""

    least: int
    most: int

    def parse(self, node: yaml.Node, problems: Problems) -> int | None:
        """Return the seconds."""
        raw = _scalar(node, problems, f"a duration such as {FORMS}")
        if raw is None:
            return None
        seconds = parse_duration(raw)
        if seconds is None:
            problems.add_error(
                node, f"{raw[:60]!r} is not a valid duration; write it like {FORMS}."
            )
        elif not self.least <= seconds <= self.most:
            range_ = f"between {self.least} and {self.most} seconds"
            problems.add_error(node, f"{raw[:60]!r} is {seconds} seconds; it must be {range_}.")
            return None
        return seconds

    def json_schema(self) -> Schema:
        """Return the schema: whole seconds, or text in one of the other forms."""
        seconds = {"type": "integer", "minimum": self.least, "maximum": self.most}
        return {"anyOf": [seconds, {"type": "string", "pattern": PATTERN}]}


class Scalar(Struct, frozen=True, kw_only=True):
    """A scalar that matches a pattern.

    In messages, `wanted` names what is expected, and `mistake` follows a value that does not match.
    `kind` is the JSON Schema type; `convert` makes the value, which must lie `within` the bounds.
    """

    wanted: str
    pattern: str
    mistake: str
    kind: str = "string"
    convert: Callable[[str], Any] = str
    within: tuple[float, float] | None = None

    def parse(self, node: yaml.Node, problems: Problems) -> Any:
        """Return the converted value, or None after recording a problem."""
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
        problems.add_error(
            node, f"{raw} is out of range; it must be between {least:g} and {most:g}."
        )
        return None

    def json_schema(self) -> Schema:
        """Return the schema: the type with the same pattern or range."""
        schema: Schema = {"type": self.kind}
        if self.kind == "string":
            schema["pattern"] = f"^{self.pattern}$"
        if self.within:
            schema["minimum"], schema["maximum"] = self.within
        return schema


ID = Scalar(
    wanted="an id",
    pattern="[a-z][a-z0-9_-]{0,39}",
    mistake="is not a valid id; start with a small letter, then use small letters, digits, - or _ "
    "(at most 40 characters).",
)

SYLLABLES = Scalar(
    wanted="pinyin syllables",
    pattern="[a-zü]{1,6}[1-5]( [a-zü]{1,6}[1-5]){0,9}",
    mistake="is not valid pinyin; write small letters, with a tone digit after each syllable: "
    "nei4 guan1.",
)
"""Chinese syllables in Latin letters, each followed by its tone digit."""

BOOLEAN = Scalar(
    wanted="true or false",
    pattern="true|false",
    mistake="must be true or false.",
    kind="boolean",
    convert="true".__eq__,
)


def number(least: float, most: float) -> Scalar:
    """Return a field for a decimal number from `least` to `most`."""
    return Scalar(
        wanted="a number",
        pattern=r"[+-]?\d{1,6}(\.\d{1,6})?",
        mistake="is not a valid number; write it like 4 or 1.5.",
        kind="number",
        convert=float,
        within=(least, most),
    )


def integer(least: int, most: int) -> Scalar:
    """Return a field for a whole number from `least` to `most`."""
    return Scalar(
        wanted="a whole number",
        pattern=r"[+-]?\d{1,9}",
        mistake=f"is not a whole number; write only digits, such as {most}.",
        kind="integer",
        convert=int,
        within=(least, most),
    )


@lru_cache
def _by_name(words: Iterable[str]) -> dict[str, str]:
    return {str(word): word for word in words}


class Choice(Struct, frozen=True):
    """One of a fixed list of words."""

    words: type[StrEnum] | tuple[str, ...]
    what: str

    def parse(self, node: yaml.Node, problems: Problems) -> str | None:
        """Return the word (an enum member if `words` is an enum)."""
        known = _by_name(self.words)
        valid = f" Valid values: {', '.join(known)}."
        raw = _scalar(node, problems, "a single value", valid)
        if raw is None:
            return None
        if raw in known:
            return known[raw]
        hint = did_you_mean(raw, known) or valid
        problems.add_error(node, f"{raw[:60]!r} is not a valid {self.what}.{hint}")
        return None

    def json_schema(self) -> Schema:
        """Return the schema: the same words."""
        return {"enum": [str(word) for word in self.words]}


class ListOf(Struct, frozen=True):
    """A list of `fewest` to `most` items, each parsed by the field `item`."""

    item: Field
    fewest: int = 0
    most: int = 100

    def parse(self, node: yaml.Node, problems: Problems) -> tuple[Any, ...] | None:
        """Return the valid items, or None if the node is not a list of an allowed length."""
        if not isinstance(node, yaml.SequenceNode):
            problems.add_error(node, "expected a list: [one, two], or lines that start with '- '.")
            return None
        if not self.fewest <= len(node.value) <= self.most:
            few = "the list is empty; add at least one item."
            many = f"the list is too long; keep at most {self.most} items."
            problems.add_error(node, many if node.value else few)
            return None
        items = [self.item.parse(child, problems) for child in node.value]
        return tuple(item for item in items if item is not None)

    def json_schema(self) -> Schema:
        """Return the schema: the same items and the same limits on their number."""
        return {
            "type": "array",
            "items": self.item.json_schema(),
            "minItems": self.fewest,
            "maxItems": self.most,
        }


class MappingOf(Struct, frozen=True):
    """A mapping with known keys, some of them required; `about` describes keys for editors."""

    keys: Mapping[str, Field]
    required: frozenset[str] = field(default_factory=frozenset)
    what: str = "mapping"
    about: Mapping[str, str] = field(default_factory=dict)

    def parse(self, node: yaml.Node, problems: Problems) -> dict[str, Any] | None:
        """Return the valid values by key, or None if the node is not a mapping."""
        if not isinstance(node, yaml.MappingNode):
            problems.add_error(node, f"expected a {self.what}: lines of 'key: value'.")
            return None
        seen: dict[str, int] = {}
        values: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = key_node.value if isinstance(key_node, yaml.ScalarNode) else ""
            if key in seen:
                problems.add_error(
                    key_node,
                    f"duplicate key {key!r} (first on line {seen[key]}); delete one of them.",
                )
            elif key not in self.keys:
                hint = did_you_mean(key, self.keys) or f" Valid keys: {', '.join(self.keys)}."
                problems.add_error(key_node, f"unknown key {key[:60]!r} in {self.what}.{hint}")
            else:
                seen[key] = key_node.start_mark.line + 1
                values[key] = self.keys[key].parse(value_node, problems)
        for key in self.keys:
            if key in self.required and key not in seen:
                problems.add_error(node, f"{key!r} is missing from this {self.what}.")
        return {key: value for key, value in values.items() if value is not None}

    def json_schema(self) -> Schema:
        """Return the schema: the same keys, each with its description."""
        return {
            "type": "object",
            "properties": {
                key: {"description": self.about.get(key, "")} | field.json_schema()
                for key, field in self.keys.items()
            },
            "required": [key for key in self.keys if key in self.required],
            "additionalProperties": False,
        }
