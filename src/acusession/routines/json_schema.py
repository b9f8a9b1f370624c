"""The JSON Schema of a routine file, by which an editor completes and checks while one types."""

from __future__ import annotations

import json

from acusession.routines.schema import ROUTINE

SCHEMA_FILE = "routine.schema.json"
"""It lies beside the routines that name it, so that the name is right wherever the folder is."""

FIRST_LINE = f"# yaml-language-server: $schema={SCHEMA_FILE}\n"


def schema_text() -> str:
    """The schema as the file has it."""
    head = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "A routine of acusession",
    }
    return json.dumps(head | ROUTINE.json_schema(), indent=2, ensure_ascii=False) + "\n"
