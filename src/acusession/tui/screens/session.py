"""The session screen: sends commands, wakes when something is due, and draws events."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual import on, work
from textual.binding import BindingsMap
from textual.events import Key as KeyEvent
from textual.message import Message

from acusession.domain.durations import format_clock
from acusession.runtime.runner import Runner
from acusession.runtime.session_setup import Ready
from acusession.session import commands
from acusession.session.commands import Command
from acusession.session.events import Closed, Counted, Ended, Event, Paused
from acusession.session.key_commands import LEAVE_TIMEOUT, HeldKey, command_for
from acusession.session.keymap import Action, Key
from acusession.session.machine import begin
from acusession.session.view import View, view_of
from acusession.tui.alarm import Alarm
from acusession.tui.bindings import key_words, session_bindings
from acusession.tui.screens.session_display import SessionDisplay
from acusession.tui.services import LoadSound, Services
from acusession.tui.status_text import phase_words
from acusession.tui.widgets.key_bar import KeyBar

if TYPE_CHECKING:  # a dialog is imported when it is shown
    from acusession.tui.screens.about import AboutScreen
    from acusession.tui.screens.closing import ClosingScreen
    from acusession.tui.screens.confirm import ConfirmScreen

_FLASH = 0.3
"""Seconds for which the key bar is lit."""


class SessionScreen(SessionDisplay):
    """One session, from its first step to the closing."""

    class Finished(Message):
        """The user has left the closing; `quit` is true if the program must end as well."""

        def __init__(self, quit: bool) -> None:  # noqa: A002 - it names what is wanted
            super().__init__()
            self.quit = quit

    class Trouble(Message):
        """A problem that the user should know about."""

        def __init__(self, sentence: str) -> None:
            super().__init__()
            self.sentence = sentence

    def __init__(self, ready: Ready, services: Services) -> None:
        super().__init__(ready.plan, services)
        self._bindings = BindingsMap.merge([self._bindings, session_bindings(self._keymap)])
        self._ready = ready
        self._runner: Runner | None = None
        self._held_key = HeldKey()
        self._alarm: Alarm | None = None
        self._about: AboutScreen | None = None
        self._question: ConfirmScreen | None = None
        self._shown_closing: ClosingScreen | None = None

    # Start and events

    def on_mount(self) -> None:
        """Draw the first frame; open sound and record only after it."""
        claim = self._ready.claim
        progress = claim.unfinished.progress if claim else None
        state, _ = begin(self._plan, 0.0, progress=progress)
        self._draw(view_of(state))
        if self._services.load_sound is None:
            self.call_after_refresh(self._ensure_started)
        else:
            self.call_after_refresh(self._load, self._services.load_sound)

    @work
    async def _load(self, load_sound: LoadSound) -> None:
        """Start once the sound is loaded, which a slow sound server can delay."""
        if self._runner is None:  # else a key was faster, and has opened the session with its sound
            await load_sound(self._ready, self._report)
        if self.app.is_running:  # else the program is ending, and parts of the screen are gone
            self._ensure_started()

    def _ensure_started(self) -> Runner:
        """Return the runner, and start it if necessary: a key may come before the sound does."""
        if self._runner is None:
            self._runner = self._services.open_session(self._ready, self, self._report)
            self._runner.begin()
            self._set_alarm()
        return self._runner

    def hear(self, happened: tuple[Event, ...], view: View) -> None:
        """Draw what has just happened."""
        if all(isinstance(event, Counted) for event in happened):
            self._draw_time(view)
            return
        for event in happened:
            if isinstance(event, Paused):
                self._pause = event
        self._draw(view)
        if any(isinstance(event, Closed) for event in happened):
            self._show_closing(view)
        elif (
            any(isinstance(event, Ended) for event in happened) and self._shown_closing is not None
        ):
            self._shown_closing.end_undo()

    # Time and commands

    def _send(self, command: Command) -> None:
        self._ensure_started().send(command)
        self._set_alarm()

    def _wake(self) -> None:
        if self._runner is not None:
            self._runner.wake()
            self._set_alarm()

    def _set_alarm(self) -> None:
        """Wake up at the next change."""
        if self._alarm is not None:
            self._alarm.stop()
            self._alarm = None
        assert self._runner is not None
        seconds = self._runner.seconds_to_next()
        if seconds is not None:
            self._alarm = Alarm(self, seconds, self._wake)

    def action_perform(self, name: str) -> None:
        """Perform the action `name`."""
        self._do(Action(name))

    def _do(self, action: Action) -> None:
        runner = self._ensure_started()
        self._wake()  # a key refers to the state at this moment, not at the last frame
        if not self.is_active:  # waking it has ended the session, and the closing is shown
            return
        view = runner.view
        if self._held_key.repeats(action, view.now):
            return
        match action:
            case Action.LEAVE:
                self.ask_leave()
            case Action.LOCK:
                self._is_locked = not self._is_locked
                self._draw_phase(view)
                self._draw_keys(view)
            case Action.MUTE:
                self._is_muted = self._services.toggle_mute()
                self._draw_keys(view)
            case Action.VOICE:
                self._is_voice_off = self._services.toggle_voice()
                self._draw_keys(view)
            case Action.ABOUT:
                self._show_about(view)
            case Action.HAND:
                self._show_hand()
            case Action.KEYS:
                self._show_keys()
        command = command_for(action, view)
        if command is not None:
            self._send(command)

    # Dialogs

    def _show_about(self, view: View) -> None:
        from acusession.tui.screens.about import AboutScreen

        self._about = AboutScreen(view.step.point, view.plan.source, time=_time_words(view))
        self.app.push_screen(self._about, lambda _: self._end_about())
        self._services.tell_about(view.step.point)

    def _end_about(self) -> None:
        self._about = None

    def _draw_time(self, view: View) -> None:
        super()._draw_time(view)
        if self._about is not None:
            self._about.show_time(_time_words(view))

    def _show_hand(self) -> None:
        from acusession.tui.screens.measure import MeasureScreen

        self.app.push_screen(MeasureScreen())

    def _show_keys(self) -> None:
        from acusession.tui.screens.keys import KeyRow, KeysScreen

        rows = [
            KeyRow(key_words(key.keys), self._about_key(key), key.action)
            for key in self._keymap.visible_keys
        ]
        self.app.push_screen(KeysScreen(rows), self._do_named)

    def _about_key(self, key: Key) -> str:
        output = self._services.output_name()
        is_mute = key.action is Action.MUTE and output
        return f"{key.description} (now: {output})" if is_mute else key.description

    def _do_named(self, name: str | None) -> None:
        if name is not None:
            self._do(Action(name))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Return whether an action may run: with locked keys, only the one that unlocks them."""
        if action == "perform" and self._is_locked:
            return parameters == (Action.LOCK,)
        return True

    def on_key(self, event: KeyEvent) -> None:
        """Point out the key bar when a locked key is pressed."""
        key = event.character if event.is_printable else event.key
        if self._is_locked and self._keymap.action(key or "") is not Action.LOCK:
            bar = self.query_one(KeyBar)
            bar.add_class("-flash")
            self.set_timer(_FLASH, partial(bar.remove_class, "-flash"))

    # Ways out

    @property
    def is_begun(self) -> bool:
        """True once the session itself runs; its first frame is shown earlier."""
        return self._runner is not None

    @property
    def is_going_on(self) -> bool:
        """True until the session has ended."""
        return self._runner is None or not self._runner.view.ended

    def ask_leave(self) -> None:
        """Ask whether to leave; leave at once on a second request and at the closing."""
        from acusession.tui.screens.confirm import ConfirmScreen

        shown = self.app.screen
        if self._question is not None and shown is self._question:
            self._question.ask_again()
            return
        if shown is self._shown_closing:
            self._finish(True)
            return
        self._question = ConfirmScreen(
            "Leave the session?",
            "The session keeps running while you decide. Your progress so far is saved.",
            yes="leave",
            no="stay",
            patience=LEAVE_TIMEOUT,
        )
        self.app.push_screen(self._question, self._leave)

    def _leave(self, is_sure: bool | None) -> None:
        if is_sure:
            self._send(commands.Leave())

    def _show_closing(self, view: View) -> None:
        """Close any dialogs over the session, and show the closing."""
        from acusession.tui.screens.closing import ClosingScreen

        while self.app.screen is not self:
            self.app.pop_screen()
        self._shown_closing = ClosingScreen(
            view,
            self._undo,
            self._finish,
            self._services.rate,
            self._keymap,
            self._services.pain_before(),
        )
        self.app.push_screen(self._shown_closing)

    def _undo(self) -> None:
        """Go back from the closing to the last step, unless the time for that is over."""
        self._send(commands.Back())
        if self.is_going_on and self._shown_closing is not None:
            self._shown_closing.dismiss()

    def _finish(self, is_quitting: bool) -> None:
        """Leave the closing for good."""
        self._send(commands.Leave())
        self.post_message(self.Finished(is_quitting))

    def _report(self, sentence: str) -> None:
        """Report a problem; may be called from any thread."""
        self.post_message(self.Trouble(sentence))

    @on(Trouble)
    def _tell_trouble(self, message: Trouble) -> None:
        self.notify(message.sentence, severity="warning", timeout=5, markup=False)


def _time_words(view: View) -> str:
    """Return the phase, the side and the countdown, e.g. "● PRESS · LEFT · 0:42"."""
    return f"{phase_words(view)[0]} · {format_clock(view.countdown)}"
