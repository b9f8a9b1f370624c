"""The user's settings as a frozen object."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from acusession.domain.breath import Breath, read_breath
from acusession.domain.cues import Cue
from acusession.domain.model import Condition, Routine
from acusession.session.keymap import DEFAULT_KEYMAP, Keymap

DEFAULT_THEME = "acusession-dark"

SET_FIELDS = frozenset({"conditions", "silent_cues"})
"""Settings that are a list in YAML and a set in `Settings`."""


class Settings(Struct, frozen=True, kw_only=True):
    """The user's settings. `conditions` is None until the first start has asked for them.

    `prepare` and `press`, in seconds per step, override those of every routine; None keeps the
    routine's own. `volume` is in percent, `speed` in words per minute. `warm_up` is the silence in
    seconds that wakes a sound device before a sound; `linger` is how many seconds the device stays
    open after one. `say_half_way` and `say_last_three` add words to those cues; `silent_cues` are
    never played. `keymap` has the keys of a session. `breath` is the pace of breathing shown in a
    press, as it is written: "4-6" or "off".
    """

    conditions: frozenset[Condition] | None = None
    prepare: int | None = None
    press: int | None = None
    theme: str = DEFAULT_THEME
    breath: str = "4-6"
    mute: bool = False
    volume: int = 100
    output: str = "auto"
    silent_cues: frozenset[Cue] = frozenset()
    warm_up: float = 0.0
    linger: float = 0.5
    voice: bool = True
    voice_name: str = "af_heart"
    speed: int = 150
    say_half_way: bool = False
    say_last_three: bool = False
    keymap: Keymap = DEFAULT_KEYMAP

    @property
    def breath_pace(self) -> Breath | None:
        """The pace of breathing shown and said in a press; None if it is off."""
        return read_breath(self.breath)

    def with_user_times(self, routine: Routine) -> Routine:
        """Return the routine with the user's times in place of its own."""
        if self.press is not None:
            points = tuple(replace(point, press=self.press) for point in routine.points)
            routine = replace(routine, points=points)
        if self.prepare is not None:
            routine = replace(routine, prepare=self.prepare)
        return routine


class Overrides(Struct, frozen=True):
    """Values that override settings in this run, by the name of the setting."""

    values: Mapping[str, Any] = field(default_factory=dict)

    def apply_to(self, settings: Settings) -> Settings:
        """Return the settings with the overrides applied."""
        return replace(settings, **self.values)
