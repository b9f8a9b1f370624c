"""The settings as they stand in `config.yaml`, and all that can be wrong with them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from acusession.config.keymap_schema import KeymapShape
from acusession.config.settings import SETS, Settings
from acusession.domain.cues import Cue
from acusession.domain.model import LONGEST_PRESS, Condition
from acusession.sound.rungs import OUTPUTS
from acusession.yaml_schema.compose import read_mapping
from acusession.yaml_schema.fields import (
    Duration,
    ListOf,
    Number,
    OneOf,
    Record,
    Shape,
    Text,
    Whole,
    YesNo,
)
from acusession.yaml_schema.problems import FileError, Problems

SHAPES: Mapping[str, Shape] = {
    "conditions": ListOf(OneOf(Condition, "condition")),
    "prepare": Duration(0, LONGEST_PRESS),
    "press": Duration(1, LONGEST_PRESS),
    "theme": Text(longest=60),
    "mute": YesNo(),
    "volume": Whole(0, 100),
    "output": OneOf(OUTPUTS, "sound output"),
    "silent_cues": ListOf(OneOf(Cue, "cue")),
    "warm_up": Number(0, 5),
    "linger": Number(0, 600),
    "voice": YesNo(),
    "voice_name": Text(longest=60),
    "speed": Whole(80, 400),
    "say_half_way": YesNo(),
    "say_last_three": YesNo(),
    "keymap": KeymapShape(),
}
"""What each setting may be."""

_SETTINGS = Record(SHAPES, what="settings file")


def parse_settings(text: str, file: str) -> Settings:
    """Make `Settings` of the text of a settings file; `file` is what messages call it.

    Raises:
        FileError: something in it is wrong; all of it is told.

    """
    problems = Problems(file)
    values: dict[str, Any] = _SETTINGS.read(read_mapping(text, file), problems) or {}
    if problems.found:
        raise FileError(problems.found)
    for name in SETS & values.keys():
        values[name] = frozenset(values[name])
    return Settings(**values)
