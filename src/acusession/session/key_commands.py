"""Translates actions into commands to the session, and detects held keys."""

from __future__ import annotations

from acusession.session import commands
from acusession.session.commands import Command
from acusession.session.events import Phase
from acusession.session.keymap import Action
from acusession.session.machine import HELD_KEY
from acusession.session.view import View

ADJUST_SECONDS = 10

LEAVE_TIMEOUT = 10.0
"""Seconds after which an unanswered request to leave counts as a slip."""


_SWITCHES = frozenset({Action.MUTE, Action.VOICE, Action.LOCK})


class HeldKey:
    """Detects when the keyboard repeats the held key of a toggle: mute, voice or lock.

    For commands, the session itself does this.
    """

    def __init__(self) -> None:
        self._last: tuple[Action, float] | None = None

    def repeats(self, action: Action, now: float) -> bool:
        """Return whether the action at the instant `now` only repeats the previous one."""
        last, self._last = self._last, (action, now)
        if action not in _SWITCHES or last is None:
            return False
        return last[0] is action and now - last[1] < HELD_KEY


def command_for(action: Action, view: View) -> Command | None:
    """Return the command for an action in the current view; None if it has none."""
    match action:
        case Action.PAUSE if view.phase is Phase.HOLD:
            return commands.Go()
        case Action.PAUSE:
            return commands.Resume() if view.is_paused else commands.Pause()
        case Action.FOUND:
            return commands.Found()
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
