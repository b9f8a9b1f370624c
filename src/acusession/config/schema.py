"""The schema of `config.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from acusession.config.keymap_schema import KeymapField
from acusession.config.settings import SET_FIELDS, Settings
from acusession.domain.breath import BREATH_PATTERN
from acusession.domain.cues import OUTPUT_NAMES, Cue
from acusession.domain.model import LONGEST_PRESS, Condition
from acusession.yaml_schema.compose import compose_mapping
from acusession.yaml_schema.fields import (
    BOOLEAN,
    Choice,
    Duration,
    Field,
    ListOf,
    MappingOf,
    Scalar,
    Text,
    integer,
    number,
)
from acusession.yaml_schema.problems import FileError, Problems

FIELDS: Mapping[str, Field] = {
    "conditions": ListOf(Choice(Condition, "condition")),
    "prepare": Duration(0, LONGEST_PRESS),
    "press": Duration(1, LONGEST_PRESS),
    "theme": Text(longest=60),
    "breath": Scalar(
        wanted="a pace of breathing such as 4-6",
        pattern=BREATH_PATTERN,
        mistake="is not a pace of breathing; write the seconds in and out, 2 to 12 each, such as "
        "4-6, or off.",
    ),
    "mute": BOOLEAN,
    "volume": integer(0, 100),
    "output": Choice(OUTPUT_NAMES, "sound output"),
    "silent_cues": ListOf(Choice(Cue, "cue")),
    "warm_up": number(0, 5),
    "linger": number(0, 600),
    "voice": BOOLEAN,
    "voice_name": Text(longest=60),
    "speed": integer(80, 400),
    "say_half_way": BOOLEAN,
    "say_last_three": BOOLEAN,
    "keymap": KeymapField(),
}
"""The field of each setting."""

_SETTINGS = MappingOf(FIELDS, what="settings file")


def parse_settings(text: str, file: str) -> Settings:
    """Return the settings in the text of a settings file; messages call it `file`.

    Raises:
        FileError: the text is not valid; the error has all problems.

    """
    problems = Problems(file)
    values: dict[str, Any] = _SETTINGS.parse(compose_mapping(text, file), problems) or {}
    if problems.found:
        raise FileError(problems.found)
    for name in SET_FIELDS & values.keys():
        values[name] = frozenset(values[name])
    return Settings(**values)
