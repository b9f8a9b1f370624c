"""The JSON Schema of a routine file, for completion and checks in editors."""

from __future__ import annotations

import json

from acusession.routines.schema import ROUTINE

SCHEMA_FILE = "routine.schema.json"
"""File in the same folder as the routines that refer to it, so the folder can be moved."""

FIRST_LINE = f"# yaml-language-server: $schema={SCHEMA_FILE}\n"


def schema_text() -> str:
    """Return the text of the schema file."""
    head = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "An acusession routine",
    }
    return json.dumps(head | ROUTINE.json_schema(), indent=2, ensure_ascii=False) + "\n"
