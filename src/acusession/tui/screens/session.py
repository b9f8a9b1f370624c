"""The session: countdown, phase, point, and what comes next. Draws views, sends commands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingsMap
from textual.containers import Container, Horizontal, Vertical
from textual.content import Content
from textual.events import Resize
from textual.message import Message
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Static

from acusession.checked_yaml.durations import clock
from acusession.keys import SLIP_AFTER, Action, Key, command_for
from acusession.model import Plan
from acusession.runner import Runner
from acusession.session import commands
from acusession.session.commands import Command
from acusession.session.events import Closed, Counted, Ended, Event, Paused, Phase
from acusession.session.machine import begin
from acusession.session.view import View, look
from acusession.tui.backstage import Backstage
from acusession.tui.frugal import FrugalCompositor
from acusession.tui.key_names import key_words, session_bindings, textual_key
from acusession.tui.terminal import figure_glyphs, shows_chinese
from acusession.tui.widgets.bar import Bar
from acusession.tui.widgets.countdown import Countdown
from acusession.tui.widgets.figure import Figure
from acusession.tui.widgets.fitting import Fitting, FittingRow
from acusession.tui.widgets.key_bar import Hint, KeyBar
from acusession.tui.widgets.step_list import StepList
from acusession.tui.words import (
    PHASE_CLASSES,
    labelled,
    next_words,
    phase_class,
    phase_words,
    step_titles,
    total_words,
)

if TYPE_CHECKING:  # what lies over a session is imported when it is shown
    from acusession.record.unfinished import Claim
    from acusession.tui.screens.ask import AskScreen
    from acusession.tui.screens.closing import ClosingScreen

_THIN = 50
"""Cells below which every column counts, as on a phone."""

_LESS_THAN_SOUND = {"bell": "mute (bell only)", "none": "mute (no sound)"}
"""How the key that mutes is shown on the lower rungs of the ladder."""


class SessionScreen(Screen[None]):
    """One session, from its first step to the closing."""

    @dataclass
    class Finished(Message):
        """The session is over, its closing read; `quit` tells that the user wants to leave."""

        quit: bool

    @dataclass
    class Trouble(Message):
        """Something is amiss that the user should know."""

        sentence: str

    CSS_PATH = "session.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (72, "-normal"), (110, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [  # noqa: RUF012 - Textual's own type
        (0, "-flat"),
        (7, "-least"),
        (10, "-tiny"),
        (18, "-short"),
        (24, "-medium"),
        (34, "-tall"),
    ]

    def __init__(self, plan: Plan, backstage: Backstage, claim: Claim | None = None) -> None:
        super().__init__(classes="-prepare -finding")  # what a session begins with
        self._compositor = FrugalCompositor()  # in place of Textual's own
        self._keymap = backstage.in_force.keymap
        self._bindings = BindingsMap.merge([self._bindings, session_bindings(self._keymap)])
        self._claim = claim
        self._plan = plan
        self._backstage = backstage
        self._runner: Runner | None = None
        self._alarm: Timer | None = None
        self._is_locked = False
        self._is_muted = backstage.is_muted()
        self._is_voice_off = not backstage.in_force.voice
        self._pause: Paused | None = None
        self._question: AskScreen | None = None
        self._shown_closing: ClosingScreen | None = None

    # What is drawn

    def compose(self) -> ComposeResult:
        """Lay the parts out; the styles decide which are shown at which size."""
        with Horizontal(id="heading"):
            yield Static(self._plan.name, id="routine", markup=False)
            yield FittingRow(id="total")
        yield Bar(id="whole")
        with Container(id="body"):
            with Vertical(id="main"):
                yield Static(id="phase", markup=False)
                yield Countdown(id="countdown")
                yield Bar(id="part")
                yield Fitting(id="point")
                yield Static(id="remark", markup=False)
                yield Static(id="where", markup=False)
            with Vertical(id="aside"):
                yield Figure(figure_glyphs(), id="figure")
                yield StepList(id="steps")
            with Vertical(id="texts"):
                yield Static(id="first", markup=False)
                yield Static(id="second", markup=False)
                yield Static(id="next", markup=False)
        yield KeyBar()

    def on_mount(self) -> None:
        """Draw how it will begin; what sounds and records is opened once that is to be seen."""
        progress = self._claim.unfinished.progress if self._claim else None
        state, _ = begin(self._plan, 0.0, progress=progress)
        self._draw(look(state))
        self.call_after_refresh(self._begun)

    def _begun(self) -> Runner:
        """The session, begun at the latest when a key asks something of it."""
        if self._runner is None:
            self._runner = self._backstage.open_session(self._plan, self, self._report, self._claim)
            self._runner.begin()
            self._set_alarm()
        return self._runner

    def hear(self, happened: tuple[Event, ...], view: View) -> None:
        """Draw what just happened."""
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

    def _draw(self, view: View) -> None:
        """All there is to see."""
        self._draw_time(view)
        with self.app.batch_update():
            self._draw_step(view)
        self._draw_keys(view)

    def _draw_time(self, view: View) -> None:
        """What changes every second, and nothing else."""
        self.query_one("#countdown", Countdown).show(clock(view.seconds_left))
        length = view.length or 1.0
        self.query_one("#part", Bar).show(1 - view.left / length)
        whole = view.plan.seconds or 1
        self.query_one("#whole", Bar).show(1 - view.session_left / whole)
        self.query_one("#total", FittingRow).show(*total_words(view))

    def _draw_step(self, view: View) -> None:
        """What changes with the phase or the step."""
        point = view.step.point
        careful = labelled("Careful", " ".join(point.cautions))
        how = labelled("How", point.technique)
        # Cautions stand in front of the press, and where there is no room for both, alone.
        is_before_press = view.phase in {Phase.PREPARE, Phase.HOLD}
        # All at once: each change of classes styles the whole screen anew.
        phases = {name: name == phase_class(view) for name in PHASE_CLASSES}
        self.update_classes(phases | {"-finding": is_before_press})
        self.query_one("#point", Fitting).show(*step_titles(view.step, hanzi=shows_chinese()))
        texts: dict[str, str | Content] = {
            "phase": phase_words(view),
            "remark": self._remark(view),
            "where": labelled("Where", point.location),
            "first": careful if is_before_press else how,
            "second": how if is_before_press else careful,
            "next": next_words(view),
        }
        for name, text in texts.items():
            shown = self.query_one(f"#{name}", Static)
            if shown.content != text:  # each update lays the whole screen out anew
                shown.update(text)
        self.query_one(Figure).show(point, view.step.side)
        self.query_one(StepList).show(view)

    def _remark(self, view: View) -> str:
        """What is worth saying of this moment beside where and how."""
        if view.is_paused:
            return _why_paused(self._pause, self._pause_key)
        if view.phase is Phase.HOLD:
            return f"{self._pause_key} starts the press."
        return view.step.point.posture

    @property
    def _pause_key(self) -> str:
        return self._keymap.key(Action.PAUSE).capitalize()

    def _draw_keys(self, view: View) -> None:
        if self._is_locked:
            key = self._keymap.key(Action.LOCK)
            self.query_one(KeyBar).show([Hint(key, "unlock the keys", textual_key(key))])
            return
        self.query_one(KeyBar).show([self._hint(key, view) for key in self._keymap.told])

    def _hint(self, key: Key, view: View) -> Hint:
        label = key.label
        if key.action is Action.PAUSE:
            label = "start" if view.phase is Phase.HOLD else "go on" if view.is_paused else "pause"
        if key.action is Action.MUTE:
            heard = _LESS_THAN_SOUND.get(self._backstage.output_name(), label)
            label = "sound on" if self._is_muted else heard
        if key.action is Action.VOICE and self._is_voice_off:
            label = "voice on"
        return Hint(key_words(key.keys[:1]), label, textual_key(key.shown))

    @on(Resize)
    def _fit(self, event: Resize) -> None:
        self.set_class(event.size.width < _THIN, "-thin")
        if self._runner is not None:
            self._draw_time(self._runner.view)

    # Time and commands

    def _send(self, command: Command) -> None:
        self._begun().send(command)
        self._set_alarm()

    def _wake(self) -> None:
        if self._runner is not None:
            self._runner.wake()
            self._set_alarm()

    def _set_alarm(self) -> None:
        """Wake up when anything changes next, and not before."""
        if self._alarm is not None:
            self._alarm.stop()
            self._alarm = None
        assert self._runner is not None
        seconds = self._runner.seconds_to_next()
        if seconds is not None:
            self._alarm = self.set_timer(seconds, self._wake)

    def action_ask(self, name: str) -> None:
        """Do what the key of the action `name` asks."""
        self._do(Action(name))

    def _do(self, action: Action | None) -> None:
        if action is None:
            return
        view = self._begun().view
        match action:
            case Action.LEAVE:
                self.ask_leave()
            case Action.LOCK:
                self._is_locked = not self._is_locked
                self._draw_keys(view)
            case Action.MUTE:
                self._is_muted = self._backstage.mute()
                self._draw_keys(view)
            case Action.VOICE:
                self._is_voice_off = self._backstage.switch_voice()
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

    # What lies over it

    def _show_about(self, view: View) -> None:
        from acusession.tui.screens.about import AboutScreen

        self.app.push_screen(AboutScreen(view.step.point, view.plan.source))
        self._backstage.tell_about(view.step.point)

    def _show_hand(self) -> None:
        from acusession.tui.screens.hand import HandScreen

        self.app.push_screen(HandScreen())

    def _show_keys(self) -> None:
        from acusession.tui.screens.keys import KeysScreen

        sheet = KeysScreen(self._keymap, self._backstage.output_name())
        self.app.push_screen(sheet, self._do)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While the keys are locked only the one that unlocks them works."""
        if action == "ask" and self._is_locked:
            return parameters == (Action.LOCK,)
        return True

    # Ways out

    @property
    def is_going_on(self) -> bool:
        """Whether the session has not ended yet."""
        return self._runner is None or not self._runner.view.ended

    def ask_leave(self) -> None:
        """Ask whether to leave, but for one who asks again or has come to the closing."""
        from acusession.tui.screens.ask import AskScreen

        shown = self.app.screen
        if self._question is not None and shown is self._question:
            self._question.ask_again()
            return
        if shown is self._shown_closing:
            self._finish(True)
            return
        self._question = AskScreen(
            "Leave the session?",
            "It goes on meanwhile. What you have pressed so far counts.",
            yes="leave",
            no="stay",
            patience=SLIP_AFTER,
        )
        self.app.push_screen(self._question, self._leave)

    def _leave(self, is_sure: bool | None) -> None:
        if is_sure:
            self._send(commands.Leave())

    def _show_closing(self, view: View) -> None:
        """The closing, over whatever lies over the session."""
        from acusession.tui.screens.closing import ClosingScreen

        while self.app.screen is not self:
            self.app.pop_screen()
        self._shown_closing = ClosingScreen(
            view, self._undo, self._finish, self._backstage.rate, self._keymap
        )
        self.app.push_screen(self._shown_closing)

    def _undo(self) -> None:
        """Back from the closing into the last step."""
        self._send(commands.Back())

    def _finish(self, is_quitting: bool) -> None:
        """From the closing for good."""
        self._send(commands.Leave())
        self.post_message(self.Finished(is_quitting))

    def _report(self, sentence: str) -> None:
        """Tell of trouble; may be called on any thread."""
        self.post_message(self.Trouble(sentence))

    @on(Trouble)
    def _tell_trouble(self, message: Trouble) -> None:
        self.notify(message.sentence, severity="warning", timeout=8, markup=False)


def _why_paused(pause: Paused | None, key: str) -> str:
    if pause is None or not pause.gap:
        return f"{key} goes on."
    return (
        f"For {round(pause.gap)} seconds the computer slept or the program was stopped. "
        f"Nothing of that time counts. {key} goes on."
    )
