"""The JSON Schema for editors agrees with the reader."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from acusession.domain.model import Condition, Intensity, Reach
from acusession.routines.json_schema import FIRST_LINE, SCHEMA_FILE, schema_text
from acusession.routines.schema import ROUTINE

FOLDER = Path(__file__).parents[2] / "routines"
BUNDLED = sorted(FOLDER.glob("*.yaml"))
SCHEMA = json.loads(schema_text())
POINT = SCHEMA["properties"]["points"]["items"]


def test_the_file_that_ships_is_the_one_that_is_made() -> None:
    assert (FOLDER / SCHEMA_FILE).read_text(encoding="utf-8") == schema_text()


@pytest.mark.parametrize("file", BUNDLED, ids=[file.stem for file in BUNDLED])
def test_every_routine_names_it_in_its_first_line(file: Path) -> None:
    assert file.read_text(encoding="utf-8").startswith(FIRST_LINE)


def objects(schema: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the objects in a schema, itself first."""
    below = [
        *schema.get("properties", {}).values(),
        *[schema[k] for k in ("items",) if k in schema],
    ]
    return [schema] * ("properties" in schema) + [each for one in below for each in objects(one)]


@pytest.mark.parametrize(
    "object_", objects(SCHEMA), ids=lambda each: next(iter(each["properties"]))
)
def test_every_key_says_what_it_is_about_and_none_is_let_in_unknown(
    object_: dict[str, Any],
) -> None:
    assert object_["additionalProperties"] is False
    assert all(re.fullmatch(r"[A-Z].*\.", e["description"]) for e in object_["properties"].values())
    assert set(object_["required"]) <= set(object_["properties"])


def test_the_words_are_the_models() -> None:
    keys = POINT["properties"]
    assert keys["avoid_if"]["items"]["enum"] == [str(each) for each in Condition]
    assert keys["intensity"]["enum"] == [str(each) for each in Intensity]
    assert keys["reach"]["enum"] == [str(each) for each in Reach]
    assert keys["sides"]["enum"] == ["both", "left", "right", "midline"]
    assert set(keys) == set(ROUTINE.keys["points"].item.json_schema()["properties"])  # type: ignore[attr-defined]


def faults(schema: dict[str, Any], value: Any) -> list[str]:
    """Return what in `value` violates `schema`, for the part of JSON Schema used here."""
    if "anyOf" in schema:
        every = [faults(each, value) for each in schema["anyOf"]]
        return [] if [] in every else every[0]
    if "enum" in schema:
        return [] if value in schema["enum"] else [f"{value!r} is none of {schema['enum']}"]
    wanted = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    kinds = {"string": str, "integer": int, "number": (int, float), "boolean": bool}
    kinds |= {"array": list, "object": dict}
    if not any(isinstance(value, kinds[each]) for each in wanted):  # type: ignore[arg-type]
        return [f"{value!r} is no {wanted}"]
    found: list[str] = []
    if isinstance(value, str):
        right = re.search(schema.get("pattern", ""), value, re.ASCII)
        long = schema.get("minLength", 0) <= len(value) <= schema.get("maxLength", 10**6)
        found += [] if right and long else [f"{value!r} is not as it should be"]
    elif isinstance(value, int | float) and "minimum" in schema:
        right_size = schema["minimum"] <= value <= schema["maximum"]
        found += [] if right_size else [f"{value} is out of range"]
    elif isinstance(value, list):
        right_length = schema["minItems"] <= len(value) <= schema["maxItems"]
        found += [] if right_length else ["the list is too short or too long"]
        found += [each for item in value for each in faults(schema["items"], item)]
    elif isinstance(value, dict):
        found += [f"{key} is missing" for key in schema["required"] if key not in value]
        for key, each in value.items():
            known = schema["properties"].get(key)
            found += faults(known, each) if known else [f"{key} is unknown"]
    return found


@pytest.mark.parametrize("file", BUNDLED, ids=[file.stem for file in BUNDLED])
def test_the_bundled_routines_are_right_by_the_schema_too(file: Path) -> None:
    assert faults(SCHEMA, yaml.safe_load(file.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize("written", ["90", "90s", "1m30s", "'1:30'", "'0:45'", "2 min", "1M 30 S"])
def test_every_way_to_write_a_time_is_right(written: str) -> None:
    assert faults(POINT["properties"]["press"], yaml.safe_load(written)) == []


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("press", "soon"),
        ("press", 0),
        ("press", 601),
        ("press", "1:75"),
        ("press", None),
        ("sides", "up"),
        ("id", "P 6"),
        ("avoid_if", ["hunger"]),
        ("avoid_if", "pregnancy"),
        ("cautions", []),
        ("find", ["x"] * 21),
        ("name", "x" * 201),
        ("name", ""),
        ("figure", {"view": "front"}),
        ("figure", "navel"),
    ],
)
def test_what_the_reader_refuses_is_wrong_by_the_schema(key: str, value: Any) -> None:
    assert faults(POINT["properties"][key], value) != []
