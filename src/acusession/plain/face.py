"""The listener and the keys of the plain text face."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from shutil import get_terminal_size
from typing import TYPE_CHECKING, TextIO

from acusession.console.keyboard import Keyboard
from acusession.console.text_width import wrapped
from acusession.domain.phrases import HAND, OTHER_LAYOUT, describe_point
from acusession.plain.lines import all_keys, lines_for
from acusession.runtime.runner import Runner
from acusession.session import commands
from acusession.session.commands import Command
from acusession.session.events import Event
from acusession.session.key_commands import LEAVE_TIMEOUT, HeldKey, command_for
from acusession.session.keymap import DEFAULT_KEYMAP, Action, Keymap, is_non_latin_letter
from acusession.session.view import View

if TYPE_CHECKING:
    from acusession.runtime.session_services import SessionServices


class PlainFace:
    """Prints the events of a session on `stream`, line by line.

    `is_locked` is True while the keys are locked. `lost` is the error that ended all printing.
    """

    def __init__(self, stream: TextIO, keymap: Keymap = DEFAULT_KEYMAP) -> None:
        self._stream = stream
        self._keymap = keymap
        self.is_locked = False
        self.lost: OSError | None = None

    def hear(self, new_events: tuple[Event, ...], view: View) -> None:
        """Print what just happened."""
        if self.lost is not None:
            return
        try:
            self.say(lines_for(view.plan, new_events, self._keymap, is_locked=self.is_locked))
        except OSError as error:  # the reader has gone, or the disk is full
            self.lost = error

    def say(self, lines: Iterable[str]) -> None:
        """Print lines, wrapped between words where a terminal would break inside one."""
        for line in lines:
            for row in self._rows(line):
                self._stream.write(row + "\n")
        self._stream.flush()

    def _rows(self, line: str) -> list[str]:
        if not self._stream.isatty():
            return [line]
        return list(wrapped(line, max(20, get_terminal_size().columns - 1)))


class PlainKeys:
    """Turns keys into commands to the session.

    Leaving must be confirmed with y or Ctrl+C within `LEAVE_TIMEOUT`; another key cancels it.
    """

    def __init__(
        self,
        runner: Runner,
        face: PlainFace,
        keyboard: Keyboard,
        keymap: Keymap,
        session_services: SessionServices,
    ) -> None:
        self._runner = runner
        self._face = face
        self._keyboard = keyboard
        self._keymap = keymap
        self._session_services = session_services
        self._asked_at: float | None = None
        self._has_told_of_layout = False
        self._held_key = HeldKey()

    def wait(self, seconds: float | None) -> Iterator[Command]:
        """Wait at most `seconds` for keys, and yield their commands.

        Raises:
            OSError: nothing can be printed any more, so the user cannot follow the session.

        """
        if self._face.lost is not None:
            raise self._face.lost
        for key in self._keyboard.wait(seconds):
            self._runner.wake()  # a key refers to what the user sees and hears now
            command = self._command(key)
            if command is not None:
                yield command

    def _command(self, key: str) -> Command | None:
        if self._is_answer():
            return self._answer(key)
        action = self._keymap.action(key)
        if action is not None and self._held_key.repeats(action, self._runner.view.now):
            return None
        if action is Action.LOCK:
            self._lock()
            return None
        if action is None and is_non_latin_letter(key) and not self._has_told_of_layout:
            self._has_told_of_layout = True
            self._face.say([OTHER_LAYOUT])
        if action is None or (self._face.is_locked and key != "ctrl+c"):
            return None
        return self._act(action)

    def _act(self, action: Action) -> Command | None:
        view = self._runner.view
        match action:
            case Action.LEAVE:
                self._asked_at = view.now
                self._face.say(["Leave the session? Press y to leave, or any other key to stay."])
            case Action.ABOUT:
                self._face.say(describe_point(view.step.point, view.plan.source))
                self._session_services.tell_about(view.step.point)
            case Action.HAND:
                self._face.say([HAND])
            case Action.KEYS:
                self._face.say([all_keys(self._keymap)])
            case Action.MUTE:
                is_off = self._session_services.toggle_mute()
                self._face.say(["Sound off." if is_off else "Sound on."])
            case Action.VOICE:
                is_off = self._session_services.toggle_voice()
                self._face.say(["Voice off." if is_off else "Voice on."])
        return command_for(action, view)

    def _is_answer(self) -> bool:
        asked_at, self._asked_at = self._asked_at, None
        return asked_at is not None and self._runner.view.now - asked_at < LEAVE_TIMEOUT

    def _answer(self, key: str) -> Command | None:
        if key in {"y", "Y", "ctrl+c"}:
            return commands.Leave()
        self._face.say(["The session continues."])
        return None

    def _lock(self) -> None:
        is_locked = self._face.is_locked = not self._face.is_locked
        locked = f"The keys are locked. Press {self._keymap.key(Action.LOCK)} to unlock them."
        self._face.say([locked if is_locked else "The keys are unlocked."])
