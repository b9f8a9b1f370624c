"""The cues and the outputs of sound, by name."""

from __future__ import annotations

from enum import StrEnum


class Cue(StrEnum):
    """A short sound with one meaning; its value is the stem of its file."""

    PREPARE = "prepare"
    """Find the point; the press comes next. Heard again where the press waits for a word."""
    PRESS = "press"
    HALF_WAY = "half_way"
    LAST_THREE = "last_three"
    """One for each of the last three seconds of a press."""
    END = "end"
    OTHER_SIDE = "other_side"
    """Find the same point on the other side; stands for `PREPARE` there."""
    PAUSE = "pause"
    RESUME = "resume"
    CLOSING = "closing"


OUTPUT_NAMES = ("auto", "simpleaudio", "miniaudio", "bell", "none")
"""Where sound may go. `auto` takes the best there is, `none` is silence."""
