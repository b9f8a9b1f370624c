"""The user's settings: `config.yaml` into a frozen object and back."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct, field
from msgspec.structs import fields, replace

from acusession.domain.cues import Cue
from acusession.domain.model import Condition, Routine
from acusession.errors import AcusessionError
from acusession.session.keymap import DEFAULT_KEYMAP, Keymap
from acusession.system import private_files
from acusession.yaml_schema.parse_cache import kept
from acusession.yaml_schema.problems import FileError
from acusession.yaml_schema.text import read_text

DEFAULT_THEME = "acusession-dark"


class Settings(Struct, frozen=True, kw_only=True):
    """What the user chose once. `conditions` is None until the first start has asked.

    `prepare` and `press`, in seconds a step, stand over every routine's; None leaves them as they
    are. `volume` is in percent, `speed` in words a minute. `warm_up` is how many seconds of
    silence wake a sound device before a sound, `linger` how many it is held open after one.
    `say_half_way` and `say_last_three` put words beside those cues; `silent_cues` are never heard.
    `keymap` is for a session's keys.
    """

    conditions: frozenset[Condition] | None = None
    prepare: int | None = None
    press: int | None = None
    theme: str = DEFAULT_THEME
    mute: bool = False
    volume: int = 100
    output: str = "auto"
    silent_cues: frozenset[Cue] = frozenset()
    warm_up: float = 0.0
    linger: float = 0.5
    voice: bool = True
    voice_name: str = "en-us"
    speed: int = 150
    say_half_way: bool = False
    say_last_three: bool = False
    keymap: Keymap = DEFAULT_KEYMAP

    def timed(self, routine: Routine) -> Routine:
        """The routine with the user's own times in place of its own."""
        if self.press is not None:
            points = tuple(replace(point, press=self.press) for point in routine.points)
            routine = replace(routine, points=points)
        if self.prepare is not None:
            routine = replace(routine, prepare=self.prepare)
        return routine


class Overrides(Struct, frozen=True):
    """What stands over the settings for this time: values by the names of their settings."""

    values: Mapping[str, Any] = field(default_factory=dict)

    def over(self, settings: Settings) -> Settings:
        """The settings as they count this time."""
        return replace(settings, **self.values)


_COMMENT = re.compile(r"(^|\s)#")
_QUOTED = re.compile(r"""'[^']*'|"[^"]*\"""")

SETS = frozenset({"conditions", "silent_cues"})
"""What YAML has as a list, and the settings as a set."""


def read_settings(path: Path) -> Settings:
    """Read the settings; those that are not there are the defaults.

    Raises:
        FileError: the file cannot be read, or something in it is wrong.

    """
    text = read_text(path, missing="")
    if not text.strip():
        return Settings()
    return kept(path, text, Settings, lambda: _parsed(text, str(path)))


def _parsed(text: str, file: str) -> Settings:
    from acusession.config.schema import parse_settings

    return parse_settings(text, file)


def write_settings(settings: Settings, path: Path) -> None:
    """Write the settings, whole or not at all. A file that is wrong is never written over.

    Raises:
        AcusessionError: they cannot be written there.

    """
    import yaml

    read_settings(path)
    text = yaml.safe_dump(_plain(settings), sort_keys=False, allow_unicode=True)
    try:
        # Through a link, which is the user's own.
        private_files.rewrite(path.resolve(), text.encode())
    except OSError as error:
        raise AcusessionError(f"{path} cannot be written: {error.strerror}.") from error


def has_comments(path: Path) -> bool:
    """Whether the file holds comments, which go when it is written. False if it is unreadable."""
    try:
        lines = read_text(path, missing="").splitlines()
    except FileError:
        return False
    return any(_COMMENT.search(_QUOTED.sub("", line)) for line in lines)


def _plain(settings: Settings) -> Mapping[str, object]:
    """The settings as YAML has them, what was never set left out."""
    values: dict[str, object] = {
        field.name: value
        for field in fields(settings)
        if (value := getattr(settings, field.name)) != field.default
    }
    for name in SETS & values.keys():
        values[name] = sorted(str(each) for each in getattr(settings, name))
    if "keymap" in values:
        values["keymap"] = settings.keymap.own
    return values
