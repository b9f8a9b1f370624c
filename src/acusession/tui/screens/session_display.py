"""The display of a session: countdown, phase, point, the body, and the next step."""

from __future__ import annotations

from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.containers import Container, Horizontal, Vertical
from textual.events import Resize
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Static

from acusession.console.capabilities import figure_glyphs, supports_unicode
from acusession.domain.durations import format_clock
from acusession.domain.model import Plan, Step
from acusession.session.events import Paused, Phase
from acusession.session.keymap import Action, Key
from acusession.session.view import View
from acusession.tui.bindings import key_words, textual_key
from acusession.tui.breakpoints import ACROSS, DOWN
from acusession.tui.diff_compositor import use_diff_compositor
from acusession.tui.services import Services
from acusession.tui.status_text import (
    PHASE_CLASSES,
    brief_words,
    is_before_press,
    next_words,
    phase_class,
    phase_words,
    side_word,
    step_texts,
    step_titles,
    total_words,
)
from acusession.tui.widgets.bar import Bar
from acusession.tui.widgets.countdown import Countdown
from acusession.tui.widgets.figure import Figure
from acusession.tui.widgets.key_bar import Hint, KeyBar
from acusession.tui.widgets.passage import Passage, TextFlow
from acusession.tui.widgets.responsive_text import ResponsiveRow, ResponsiveText
from acusession.tui.widgets.side_word import SideWord
from acusession.tui.widgets.step_list import StepDots, StepList

_THIN = 50
"""Width in cells below which every column counts, as on a phone."""

_LESS_THAN_SOUND = {"bell": "mute (bell only)", "none": "mute (no sound)"}
"""Labels of the mute key for outputs that play no real sound."""


_RANKS = {
    **dict.fromkeys(Action, 8),
    Action.FOUND: 0,
    Action.PAUSE: 0,
    Action.LEAVE: 1,
    Action.KEYS: 2,
    Action.ABOUT: 4,
    Action.SKIP: 5,
    Action.BACK: 5,
    Action.SHORTER: 6,
    Action.LONGER: 7,
}
"""The ranks of the keys in the key bar; the highest are dropped first."""

_PAGE_SECONDS = (5, 12)
"""The least and the most seconds for which a page of texts is shown."""

_HALO_STEPS = 5
"""Number of steps in the brightness of a halo that breathes; each is drawn only once."""


class SessionDisplay(Screen[None]):
    """A screen that draws views of a session, each only where it differs from the last one."""

    CSS_PATH = "session.tcss"
    HORIZONTAL_BREAKPOINTS = ACROSS
    VERTICAL_BREAKPOINTS = DOWN

    def __init__(self, plan: Plan, services: Services) -> None:
        super().__init__(classes="-prepare -finding")  # the state that a session starts in
        use_diff_compositor(self)
        self._plan = plan
        self._services = services
        self._keymap = services.effective.keymap
        self._flow = TextFlow(self._rest_key, self._turn_pages)
        self._is_locked = False
        self._is_muted = services.is_muted()
        self._is_voice_off = not services.effective.voice
        self._breath = services.effective.breath_pace
        self._pause: Paused | None = None
        self._step: Step | None = None
        self._turning: Timer | None = None

    def compose(self) -> ComposeResult:
        """Lay out all parts; the styles decide which are shown at which size."""
        with Horizontal(id="heading"):
            yield Static(self._plan.name, id="routine", markup=False)
            yield ResponsiveRow(id="total")
        yield Bar(id="whole")
        with Container(id="body"):
            with Vertical(id="main"):
                yield ResponsiveRow(id="brief")
                yield ResponsiveText(id="phase")
                yield SideWord(id="side")
                yield Countdown(id="countdown")
                yield Bar(id="part")
                yield ResponsiveText(id="point")
                yield Passage(self._flow, id="passage")
            with Vertical(id="aside"):
                yield Figure(figure_glyphs(), id="figure")
                yield StepDots(id="dots")
                yield StepList(id="steps")
            with Vertical(id="texts"):
                yield Passage(self._flow, id="continued")
        yield KeyBar()

    @on(Resize)
    def _fit(self, event: Resize) -> None:
        self.set_class(event.size.width < _THIN, "-thin")

    def _draw(self, view: View) -> None:
        """Draw everything."""
        self._draw_time(view)
        with self.app.batch_update():
            self._draw_step(view)
        self._draw_keys(view)

    def _draw_time(self, view: View) -> None:
        """Draw what changes every second, and nothing else."""
        self.query_one("#countdown", Countdown).show(format_clock(view.countdown))
        is_held = view.phase is Phase.HOLD
        done = 0.0 if is_held else 1 - view.left / (view.length or 1.0)
        self.query_one("#part", Bar).show(done)
        whole = view.plan.seconds or 1
        self.query_one("#whole", Bar).show(1 - view.session_left / whole)
        self.query_one("#total", ResponsiveRow).show(*total_words(view))
        self.query_one("#brief", ResponsiveRow).show(*brief_words(view))
        self._draw_glow(view)

    def _draw_glow(self, view: View) -> None:
        """Draw the light of the point, which breathes in a press."""
        figure, halo = self.query_one(Figure), 1.0
        is_pressing = view.phase is Phase.PRESS and not view.is_paused
        if self._breath is not None and is_pressing and figure.can_breathe:
            # A step each second, with the countdown, so that nothing else has to wake.
            fullness = self._breath.fullness(round(view.press_length - view.press_left))
            halo = round(fullness * _HALO_STEPS) / _HALO_STEPS
        figure.glow(phase_class(view).removeprefix("-"), halo)

    def _draw_step(self, view: View) -> None:
        """Draw what changes with the phase or the step."""
        is_finding = is_before_press(view)
        # All at once: each change of classes restyles the whole screen.
        phases = {name: name == phase_class(view) for name in PHASE_CLASSES}
        self.update_classes(phases | {"-finding": is_finding})
        self._draw_phase(view)
        self.query_one(SideWord).show(side_word(view.step))
        self.query_one("#point", ResponsiveText).show(
            *step_titles(view.step, hanzi=supports_unicode())
        )
        texts = step_texts(view, self._remark(view))
        self._flow.show(*texts, footer=next_words(view), is_turning=is_finding)
        self.query_one(Figure).show(view.step.point, view.step.side, at_once=True)
        self.query_one(StepDots).show(view)
        self.query_one(StepList).show(view)
        if view.step != self._step:
            self._step = view.step
            self.refresh()  # all in one frame, or a part could still show the previous side

    def _turn_pages(self, pages: int) -> None:
        """Turn the pages one after another; nothing wakes for a single one."""
        if self._turning is not None:
            self._turning.stop()
            self._turning = None
        if pages > 1:
            assert self._step is not None
            least, most = _PAGE_SECONDS
            each = self._step.prepare / pages  # so that all are seen before the press
            seconds = min(most, max(least, each)) if each else most
            self._turning = self.set_timer(seconds, partial(self._turn_page, pages))

    def _turn_page(self, pages: int) -> None:
        self._flow.turn_page()
        self._turn_pages(pages)

    def _draw_phase(self, view: View) -> None:
        """Draw the phase, and that the keys are locked."""
        unlock = self._keymap.key(Action.LOCK) if self._is_locked else ""
        self._flow.name_key(f"{unlock}, {self._rest_key}" if unlock else self._rest_key)
        remark = f"locked · {unlock}" if unlock else ""
        self.query_one("#phase", ResponsiveText).show(*phase_words(view), remark=remark)

    def _remark(self, view: View) -> str:
        """Return why the session is paused, how to start the press, or the posture."""
        posture = view.step.point.posture
        if view.is_paused:
            why = _why_paused(self._pause, self._pause_key)
            return f"{why} {posture}".strip() if is_before_press(view) else why
        if view.phase is Phase.HOLD:
            return f"{posture} Press {self._start_keys} to start.".strip()
        return posture

    @property
    def _rest_key(self) -> str:
        """The key that shows the rest of a text that is cut."""
        return key_words((self._keymap.key(Action.ABOUT),))

    @property
    def _pause_key(self) -> str:
        return _key_name(self._keymap.key(Action.PAUSE))

    @property
    def _start_keys(self) -> str:
        """The keys that start a press on hold: "Space or Enter"."""
        found = _key_name(self._keymap.key(Action.FOUND))
        return f"{self._pause_key} or {found}" if found else self._pause_key

    def _draw_keys(self, view: View) -> None:
        if self._is_locked:
            key = self._keymap.key(Action.LOCK)
            self.query_one(KeyBar).show(
                [Hint(key, "unlock the keys (locked now)", textual_key(key))]
            )
            return
        keys = [key for key in self._keymap.visible_keys if self._is_hinted(key, view)]
        self.query_one(KeyBar).show([self._hint(key, view) for key in keys])

    def _is_hinted(self, key: Key, view: View) -> bool:
        """Return whether a key is in the last row: of the two that start a press, the first."""
        if key.action is Action.FOUND:
            return view.is_finding
        is_second = view.phase is Phase.HOLD and self._keymap.key(Action.FOUND) != ""
        return key.action is not Action.PAUSE or not is_second

    def _hint(self, key: Key, view: View) -> Hint:
        label = key.label
        if key.action is Action.PAUSE:
            label = "continue" if view.is_paused else "pause"
        if view.phase is Phase.HOLD and key.action in {Action.FOUND, Action.PAUSE}:
            label = "start"
        if key.action is Action.LONGER and self._keymap.key(Action.SHORTER):
            label = ""  # the label of the next key is that of both
        if key.action is Action.MUTE:
            heard = _LESS_THAN_SOUND.get(self._services.output_name(), label)
            label = "sound on" if self._is_muted else heard
        if key.action is Action.VOICE and self._is_voice_off:
            label = "voice on"
        rank = _RANKS[key.action]
        if key.action is Action.PAUSE and view.is_finding and self._keymap.key(Action.FOUND):
            rank = _RANKS[Action.KEYS] + 1  # the other key is the way on
        return Hint(key_words(key.keys[:1]), label, textual_key(key.shown), rank)


def _key_name(key: str) -> str:
    """Return a key as a word of a sentence: "Space", but p stays p, which is not the key P."""
    name = key_words((key,))
    return name if len(name) == 1 else name.capitalize()


def _why_paused(pause: Paused | None, key: str) -> str:
    if pause is None or not pause.gap:
        return f"Press {key} to continue."
    return (
        f"The computer slept or the program was suspended for {round(pause.gap)} seconds; "
        f"that time is not counted. Press {key} to continue."
    )
