"""A plan as text and back, so that it outlives a change of its routine's file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from acusession.model import Plan


def write_plan(plan: Plan) -> str:
    """The plan as JSON; what is as by default is left out, and each point stands there once."""
    points = plan.points
    value = _plain(plan)
    for row, step in zip(value["steps"], plan.steps, strict=True):
        row["point"] = points.index(step.point)
    return json.dumps({"points": _plain(points), "plan": value}, ensure_ascii=False)


def read_plan(text: str) -> Plan:
    """The plan that was written.

    Raises:
        ValueError: it makes no sense to this version of the program.

    """
    try:
        value = json.loads(text)
        for row in value["plan"]["steps"]:
            row["point"] = value["points"][row["point"]]
        plan: Plan = _read(Plan, value["plan"])
    except (LookupError, TypeError) as error:
        raise ValueError(f"no plan: {error}") from error
    return plan


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return {
            field.name: _plain(each)
            for field in fields(value)
            if (each := getattr(value, field.name)) != field.default
        }
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, frozenset):
        return sorted(_plain(each) for each in value)
    return str(value) if isinstance(value, StrEnum) else value


@cache
def _types_of(kind: type) -> Mapping[str, Any]:
    return get_type_hints(kind)


def _read(kind: Any, value: Any) -> Any:
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        given = [each for each in get_args(kind) if each is not type(None)]
        return None if value is None else _read(given[0], value)
    if origin in (tuple, frozenset):
        return origin(_read(get_args(kind)[0], each) for each in value)
    if is_dataclass(kind):
        assert isinstance(kind, type)
        types = _types_of(kind)
        return kind(**{name: _read(types[name], each) for name, each in value.items()})
    return kind(value)
