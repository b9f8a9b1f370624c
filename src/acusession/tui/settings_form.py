"""The settings as one goes through them on the screen: label, meaning, and the values in order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from acusession.config.settings import Settings
from acusession.domain.cues import OUTPUT_NAMES, Cue
from acusession.domain.durations import format_clock


class SettingField(Struct, frozen=True, kw_only=True):
    """One value that can be changed: how it is read from settings, put into them, and told.

    `name` is that of the setting. `values` are gone through in order; where they are numbers, one
    that stands in the file alone has its place among them.
    """

    name: str
    label: str
    about: str
    values: Sequence[Any]
    format_value: Callable[[Any], str] = str
    get: Callable[[Settings], Any]
    put: Callable[[Settings, Any], Settings]

    def stepped(self, settings: Settings, by: int) -> Settings:
        """The settings with the value that comes `by` steps after this one, round and round."""
        value = self.get(settings)
        values = list(self.values)
        if value not in values:
            values = _with(values, value)
        return self.put(settings, values[(values.index(value) + by) % len(values)])

    def shown(self, settings: Settings) -> str:
        """The value in words."""
        return self.format_value(self.get(settings))


def _with(values: list[Any], value: Any) -> list[Any]:
    """The values with one more, numbers in their order."""
    numbers = [each for each in values if isinstance(each, int | float)]
    if not isinstance(value, int | float):
        return [*values, value]
    others = [each for each in values if each not in numbers]
    return [*others, *sorted([*numbers, value])]


def rows(themes: Sequence[str]) -> tuple[SettingField, ...]:
    """A row for each setting that has one value, and for each cue."""
    return (*_simple(themes), *(_cue(cue) for cue in Cue))


def _row(name: str, label: str, about: str, values: Sequence[Any], **given: Any) -> SettingField:
    def put(settings: Settings, value: Any) -> Settings:
        return replace(settings, **{name: value})

    return SettingField(
        name=name,
        label=label,
        about=about,
        values=values,
        get=lambda settings: getattr(settings, name),
        put=put,
        **given,
    )


def _simple(themes: Sequence[str]) -> Iterator[SettingField]:
    yield _row(
        "press",
        "Press time",
        "How long every point is pressed, whatever its routine says.",
        (None, 15, 20, 30, 45, 60, 75, 90, 120, 150, 180),
        format_value=_time,
    )
    yield _row(
        "prepare",
        "Time to find a point",
        "Before every press, to find the point. Another posture gets 15 seconds more.",
        (None, 5, 10, 15, 20, 30, 45, 60, 90),
        format_value=_time,
    )
    yield _row("theme", "Look", "The colours. A change is seen at once.", themes)
    yield _row("mute", "Sound", "All sound: cues and voice.", (False, True), format_value=_off)
    yield _row(
        "volume",
        "Volume",
        "Of cues and voice.",
        range(0, 101, 10),
        format_value=lambda volume: f"{volume} %",
    )
    yield _row(
        "output",
        "Sound output",
        "What plays: the best there is (auto), one of them, the terminal's bell, or nothing.",
        OUTPUT_NAMES,
    )
    yield _row(
        "voice", "Voice", "The words of the session, spoken.", (True, False), format_value=_on
    )
    yield _row(
        "voice_name",
        "Which voice",
        "Other names of English voices can be written into config.yaml.",
        ("en-gb", "en-us"),
    )
    yield _row(
        "speed",
        "Speed of the voice",
        "150 words a minute are calm, 200 are brisk.",
        range(80, 401, 10),
        format_value=lambda speed: f"{speed} words a minute",
    )
    yield _row(
        "say_half_way",
        "Say half-way",
        'The words "half-way" beside its cue.',
        (False, True),
        format_value=_on,
    )
    yield _row(
        "say_last_three",
        "Say three, two, one",
        "The last three seconds in words.",
        (False, True),
        format_value=_on,
    )
    yield _row(
        "warm_up",
        "Wake the device",
        "Silence before a sound, for Bluetooth headphones that swallow the first syllable.",
        (0.0, 0.2, 0.5, 1.0, 1.5, 2.0, 3.0),
        format_value=_seconds,
    )
    yield _row(
        "linger",
        "Hold the device",
        "How long the sound device is held open after a sound, so that it need not wake again.",
        (0.0, 0.5, 1.0, 3.0, 10.0, 30.0, 60.0, 300.0),
        format_value=_seconds,
    )


def _cue(cue: Cue) -> SettingField:
    def get(settings: Settings) -> bool:
        return cue in settings.silent_cues

    def put(settings: Settings, is_silent: bool) -> Settings:
        silent = settings.silent_cues - {cue}
        return replace(settings, silent_cues=silent | {cue} if is_silent else silent)

    return SettingField(
        name="silent_cues",
        label=f"Cue: {cue.replace('_', ' ')}",
        about="A cue can be left out where another tells enough.",
        values=(False, True),
        format_value=lambda is_silent: "silent" if is_silent else "heard",
        get=get,
        put=put,
    )


def _time(seconds: int | None) -> str:
    return "routine's own" if seconds is None else format_clock(seconds)


def _seconds(seconds: float) -> str:
    return f"{seconds:g} s"


def _on(is_on: bool) -> str:
    return "on" if is_on else "off"


def _off(is_off: bool) -> str:
    return _on(not is_off)
