"""The groups and rows of the settings screen: label, explanation, and the values in order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from acusession.config.settings import Settings
from acusession.domain.breath import NO_BREATH, read_breath
from acusession.domain.cues import OUTPUT_NAMES, Cue
from acusession.domain.durations import format_clock
from acusession.domain.phrases import counted
from acusession.tui.theme import theme_words


class SettingField(Struct, frozen=True, kw_only=True):
    """One setting that can be changed: it is read with `get`, set with `put`, and shown as text.

    `name` is that of the setting. `values` are stepped through in order; a number that only the
    settings file has is put in its place among them. `sample` is the cue that is played when the
    value has changed, unless that turned it off.
    """

    name: str
    label: str
    about: str
    values: Sequence[Any]
    format_value: Callable[[Any], str] = str
    get: Callable[[Settings], Any]
    put: Callable[[Settings, Any], Settings]
    sample: Cue | None = None

    def stepped(self, settings: Settings, by: int) -> Settings:
        """Return the settings with the value `by` steps after the current one, wrapping around."""
        value = self.get(settings)
        values = list(self.values)
        if value not in values:
            values = _with(values, value)
        return self.put(settings, values[(values.index(value) + by) % len(values)])

    def shown(self, settings: Settings) -> str:
        """Return the value as text."""
        return self.format_value(self.get(settings))


def _with(values: list[Any], value: Any) -> list[Any]:
    """Return the values with one more; numbers are sorted."""
    numbers = [each for each in values if isinstance(each, int | float)]
    if not isinstance(value, int | float):
        return [*values, value]
    others = [each for each in values if each not in numbers]
    return [*others, *sorted([*numbers, value])]


class SettingGroup(Struct, frozen=True):
    """Settings that belong together, and what they have in common."""

    name: str
    fields: tuple[SettingField, ...]


def groups(themes: Sequence[str]) -> tuple[SettingGroup, ...]:
    """Return a row for each setting with a single value, and one for each cue, in groups."""
    return (
        SettingGroup("Time", tuple(_time())),
        SettingGroup("Look", tuple(_look(themes))),
        SettingGroup("Sound", tuple(_sound())),
        SettingGroup("Voice", tuple(_voice())),
        SettingGroup("Cues", tuple(_cue(*row) for row in _CUES)),
    )


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


def _time() -> Iterator[SettingField]:
    yield _row(
        "press",
        "Press time",
        "A time that you set here replaces the routine's own for every point.",
        (None, 15, 20, 30, 45, 60, 75, 90, 120, 150, 180),
        format_value=_clock,
    )
    yield _row(
        "prepare",
        "Time to find",
        "You have this long to find a point before each press. A new posture adds 15 seconds.",
        (None, 5, 10, 15, 20, 30, 45, 60, 90),
        format_value=_clock,
    )


def _look(themes: Sequence[str]) -> Iterator[SettingField]:
    yield _row(
        "theme",
        "Theme",
        "The colours of the screen; a change takes effect at once.",
        themes,
        format_value=theme_words,
    )
    yield _row(
        "breath",
        "Breath",
        "In a press, a glow breathes at this pace: seconds in and out. The voice says it once.",
        (NO_BREATH, "3-5", "4-6", "5-7"),
        format_value=_breath,
    )


def _sound() -> Iterator[SettingField]:
    yield _row(
        "mute",
        "All sound",
        "Turn all sound on or off: cues and voice.",
        (False, True),
        format_value=_off,
        sample=Cue.PRESS,
    )
    yield _row(
        "volume",
        "Volume",
        "Set the volume of cues and voice. A change plays a cue.",
        range(0, 101, 10),
        format_value=lambda volume: f"{volume} %",
        sample=Cue.PRESS,
    )
    yield _row(
        "output",
        "Output",
        "Choose what plays the sound. If it cannot, the next one takes over. A change plays a cue.",
        OUTPUT_NAMES,
        format_value=_OUTPUTS.__getitem__,
        sample=Cue.PRESS,
    )
    yield _row(
        "warm_up",
        "Bluetooth wake-up",
        "This much silence is played before a sound, for Bluetooth headphones that swallow the "
        "first syllable.",
        (0.0, 0.2, 0.5, 1.0, 1.5, 2.0, 3.0),
        format_value=_seconds,
    )
    yield _row(
        "linger",
        "Keep the device open",
        "The sound device stays open this long after a sound, so that it does not have to "
        "wake up again.",
        (0.0, 0.5, 1.0, 3.0, 10.0, 30.0, 60.0, 300.0),
        format_value=_seconds,
    )


def _voice() -> Iterator[SettingField]:
    yield _row(
        "voice",
        "Spoken guidance",
        "A voice says where each point is and when to press it.",
        (True, False),
        format_value=_on,
    )
    yield _row(
        "voice_name",
        "Who speaks",
        "The included voice, or one of your speech program. Others: enter a name in config.yaml.",
        tuple(_VOICES),
        format_value=lambda name: _VOICES.get(name, name),
    )
    yield _row(
        "speed",
        "Speed",
        "150 words a minute is calm, 200 is brisk.",
        range(80, 401, 10),
        format_value=lambda speed: f"{speed} words a minute",
    )
    yield _row(
        "say_half_way",
        "Say half-way",
        'The voice says "half-way" in addition to the cue.',
        (False, True),
        format_value=_on,
    )
    yield _row(
        "say_last_three",
        "Say three, two, one",
        "The voice counts down the last three seconds.",
        (False, True),
        format_value=_on,
    )


_OUTPUTS = {
    "auto": "best available",
    "simpleaudio": "simpleaudio library",
    "miniaudio": "miniaudio library",
    "player": "your system's player",
    "bell": "terminal bell only",
    "none": "none",
}

_VOICES = {
    "af_heart": "the included voice",
    "en-gb": "British system voice",
    "en-us": "American system voice",
}

_CUES = (
    (Cue.PREPARE, "When to find a point", "Two rising wooden notes: find the point."),
    (Cue.OTHER_SIDE, "When to change sides", "Low, high, low, high: the same point, other side."),
    (Cue.PRESS, "When a press starts", "One low bowl: press now."),
    (Cue.HALF_WAY, "Half-way", "One high wooden note, twice: half of the press is over."),
    (Cue.LAST_THREE, "The last 3 seconds", "A wooden tick for each of the last three seconds."),
    (Cue.END, "When a press ends", "Two falling bowls: the press is over."),
    (Cue.PAUSE, "When you pause", "Two low reeds, falling slowly: the session is paused."),
    (Cue.RESUME, "When you continue", "Two high reeds, rising slowly: the session continues."),
    (Cue.CLOSING, "When all is done", "A chord that opens upwards: the session is over."),
)


def _cue(cue: Cue, label: str, about: str) -> SettingField:
    def get(settings: Settings) -> bool:
        return cue in settings.silent_cues

    def put(settings: Settings, is_silent: bool) -> Settings:
        silent = settings.silent_cues - {cue}
        return replace(settings, silent_cues=silent | {cue} if is_silent else silent)

    return SettingField(
        name="silent_cues",
        label=label,
        about=about,
        values=(False, True),
        format_value=lambda is_silent: "silent" if is_silent else "heard",
        get=get,
        put=put,
        sample=cue,
    )


def _breath(text: str) -> str:
    breath = read_breath(text)
    return f"{breath.inhale} s in, {breath.exhale} s out" if breath else text


def _clock(seconds: int | None) -> str:
    return "as in the routine" if seconds is None else format_clock(seconds)


def _seconds(seconds: float) -> str:
    if seconds in (0, 1):
        return "1 second" if seconds else "none"
    whole, rest = divmod(seconds, 60)
    return f"{seconds:g} seconds" if rest or not whole else counted(int(whole), "minute")


def _on(is_on: bool) -> str:
    return "on" if is_on else "off"


def _off(is_off: bool) -> str:
    return _on(not is_off)
