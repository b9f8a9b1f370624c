"""The keys of a session, declared once for every face."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from acusession.session.commands import Command
    from acusession.session.view import View


class Action(StrEnum):
    """What a key does."""

    PAUSE = "pause"
    SKIP = "skip"
    BACK = "back"
    RESTART = "restart"
    LONGER = "longer"
    SHORTER = "shorter"
    MUTE = "mute"
    VOICE = "voice"
    ABOUT = "about"
    HAND = "hand"
    LOCK = "lock"
    KEYS = "keys"
    LEAVE = "leave"


class Key(Struct, frozen=True):
    """An action, the keys that call it (the first is the one shown), and what it does in words."""

    action: Action
    keys: tuple[str, ...]
    label: str
    description: str

    @property
    def shown(self) -> str:
        """The key as the user is told it; "" where there is none."""
        return self.keys[0] if self.keys else ""


KEYS = (
    Key(Action.PAUSE, ("space",), "pause", "pause and go on"),
    Key(Action.SKIP, ("n", "right"), "skip", "skip this step"),
    Key(Action.BACK, ("b", "left"), "back", "back, undoing a skip"),
    Key(Action.RESTART, ("r",), "again", "this step again"),
    Key(Action.LONGER, ("+", "="), "10 s", "ten seconds more"),
    Key(Action.SHORTER, ("-",), "10 s", "ten seconds less"),
    Key(Action.MUTE, ("m",), "mute", "sound off and on"),
    Key(Action.VOICE, ("v",), "voice", "voice off and on"),
    Key(Action.ABOUT, ("i",), "about", "all about this point"),
    Key(Action.HAND, ("h",), "hand", "how to measure with your own hand"),
    Key(Action.LOCK, ("l",), "lock", "lock the keys and unlock them"),
    Key(Action.KEYS, ("?",), "keys", "all keys"),
    Key(Action.LEAVE, ("q", "ctrl+c", "ctrl+q"), "leave", "leave the session"),
)

ADJUST_SECONDS = 10

LEAVE_TIMEOUT = 10.0
"""Seconds after which an unanswered "leave?" was a slip."""


_SWITCHES = frozenset({Action.MUTE, Action.VOICE, Action.LOCK})


class HeldKey:
    """Tells a switch whose key is held down, so that the keyboard repeats it, from one used again.

    The session itself does so for what it is asked.
    """

    def __init__(self) -> None:
        self._last: tuple[Action, float] | None = None

    def repeats(self, action: Action, now: float) -> bool:
        """Whether the action at the instant `now` is but the repetition of the one before."""
        from acusession.session.machine import HELD_KEY

        last, self._last = self._last, (action, now)
        if action not in _SWITCHES or last is None:
            return False
        return last[0] is action and now - last[1] < HELD_KEY


def command_for(action: Action, view: View) -> Command | None:
    """What an action asks of the session as it looks now; None if it is not the session's."""
    from acusession.session import commands  # here, since the settings need the keys alone
    from acusession.session.events import Phase

    match action:
        case Action.PAUSE if view.phase is Phase.HOLD:
            return commands.Go()
        case Action.PAUSE:
            return commands.Resume() if view.is_paused else commands.Pause()
        case Action.SKIP:
            return commands.Skip()
        case Action.BACK:
            return commands.Back()
        case Action.RESTART:
            return commands.Restart()
        case Action.LONGER:
            return commands.Adjust(ADJUST_SECONDS)
        case Action.SHORTER:
            return commands.Adjust(-ADJUST_SECONDS)
    return None


def is_of_another_script(key: str) -> bool:
    """Whether a key is a letter, and not a Latin one: the keyboard has another layout just now."""
    if key.isascii() or len(key) != 1 or not key.isalpha():
        return False
    from unicodedata import name  # for these only

    return not name(key, "").startswith("LATIN")
