"""The user's settings: `config.yaml` into a frozen object and back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from acusession.domain.cues import Cue
from acusession.domain.model import Condition, Routine
from acusession.session.keymap import DEFAULT_KEYMAP, Keymap

DEFAULT_THEME = "acusession-dark"

SET_FIELDS = frozenset({"conditions", "silent_cues"})
"""Settings that are a list in YAML and a set here."""


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

    def with_user_times(self, routine: Routine) -> Routine:
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

    def apply_to(self, settings: Settings) -> Settings:
        """The settings as they count this time."""
        return replace(settings, **self.values)
