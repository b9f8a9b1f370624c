"""Writes a `Routine` as the text of a routine file; reading it back gives an equal `Routine`."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

import yaml
from msgspec.structs import fields

from acusession.domain.model import Placement, Point, Routine, Source, SpokenForms
from acusession.routines.json_schema import FIRST_LINE
from acusession.routines.schema import RENAMED, SIDES

_WIDTH = 100

_KEYS = {field: key for key, field in RENAMED.items()}
_WORDS = {sides: word for word, sides in SIDES.items()}
_SECONDS = ("prepare", "press")


class _Dumper(yaml.SafeDumper):
    """A YAML dumper that writes decimals without exponents, as the reader needs."""


def _decimal(dumper: _Dumper, number: float) -> yaml.ScalarNode:
    kind, text = ("float", f"{number:.6f}".rstrip("0"))
    if number.is_integer():
        kind, text = ("int", str(int(number)))
    return dumper.represent_scalar(f"tag:yaml.org,2002:{kind}", text)


_Dumper.add_representer(float, _decimal)


def write_text(routine: Routine) -> str:
    """Return the text of a routine file, without the id, which is the file's name."""
    values = _plain(routine)
    del values["id"]
    values["points"] = values.pop("points")  # last, after the keys of the whole routine
    return FIRST_LINE + yaml.dump(
        values, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=_WIDTH
    )


def _plain(thing: Routine | Point | Source | SpokenForms | Placement) -> dict[str, Any]:
    """Return the fields as plain YAML values, without those that have their default."""
    return {
        _KEYS.get(field.name, field.name): _value(field.name, value)
        for field in fields(thing)
        if (value := getattr(thing, field.name)) != field.default
    }


def _value(name: str, value: Any) -> Any:
    """Return one field's value as a plain YAML value."""
    match value:
        case Routine() | Point() | Source() | SpokenForms() | Placement():
            return _plain(value)
        case StrEnum():
            return str(value)
        case frozenset():
            return sorted(map(str, value))
        case tuple() if name == "sides":
            return _WORDS[value]
        case tuple():
            return [_value("", each) for each in value]
        case int() if name in _SECONDS:
            return f"{value}s"
    return value
