"""The names of the cues and of the sound outputs."""

from __future__ import annotations

from enum import StrEnum


class Cue(StrEnum):
    """A short sound with one meaning; its value is the stem of its file name."""

    PREPARE = "prepare"
    """Find the point; the press comes next. Played again when the press waits for a key."""
    PRESS = "press"
    HALF_WAY = "half_way"
    LAST_THREE = "last_three"
    """One for each of the last three seconds of a press."""
    END = "end"
    OTHER_SIDE = "other_side"
    """Find the same point on the other side; replaces `PREPARE` there."""
    PAUSE = "pause"
    RESUME = "resume"
    """The session continues; a press follows after its lead-in."""
    CLOSING = "closing"


OUTPUT_NAMES = ("auto", "simpleaudio", "miniaudio", "player", "bell", "none")
"""The sound outputs to choose from. `auto` picks the best available, `none` is silence."""
