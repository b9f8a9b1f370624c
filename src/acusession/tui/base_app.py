"""Gives every screen of the app its themes, size classes, keys in any layout, and error texts."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from io import StringIO
from typing import Any

from rich.console import Console
from textual.app import App
from textual.await_complete import AwaitComplete
from textual.driver import Driver
from textual.events import Event, Key, Paste
from textual.filter import LineFilter
from textual.screen import Screen
from textual.worker import WorkerFailed

from acusession.console.capabilities import supports_unicode
from acusession.domain.phrases import OTHER_LAYOUT
from acusession.session.keymap import is_non_latin_letter
from acusession.system.garbage import begin_collection
from acusession.tui.ascii_filter import AsciiOnly
from acusession.tui.breakpoints import apply_breakpoints
from acusession.tui.closed_screens import free_closed_screens
from acusession.tui.theme import DARK, THEMES, own_variables

_log = logging.getLogger(__name__)

_OUT_OF_DATE = 10.0
"""Seconds after which a key that still waits is dropped."""

LEAVING = ("ctrl+q", "ctrl+c")
"""The keys that leave on every screen."""


class BaseApp(App[None]):
    """A Textual app in the program's colours.

    `theme` is the name of the first theme, and `styles` are the style sheets of the first screen.
    It uses `driver`, or Textual's own.
    """

    TITLE = "acusession"
    ENABLE_COMMAND_PALETTE = False
    # Ctrl+C leaves. Text selected by the terminal itself, with Shift, can be copied as usual.
    ALLOW_SELECT = False
    # For screens without breakpoints of their own; the style sheets say what each class does.
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - Textual's own type
        (0, "-narrow"),
        (60, "-normal"),
        (110, "-wide"),
        (170, "-broad"),
    ]
    VERTICAL_BREAKPOINTS = [  # noqa: RUF012
        (0, "-least"),
        (9, "-low"),
        (18, "-short"),
        (24, "-high"),
        (50, "-huge"),
    ]

    def __init__(self, theme: str, styles: Sequence[str], driver: type[Driver] | None) -> None:
        # Load the first screen's CSS with the app's; loading it later parses every rule again.
        super().__init__(driver, css_path=["app.tcss", *styles])
        self._has_told_of_layout = False
        self._traceback = StringIO()
        self.error_console = Console(file=self._traceback, width=100)
        for each in THEMES:
            self.register_theme(each)
        self._begin_in(self.usable_theme(theme))
        self._signs = () if supports_unicode() else (AsciiOnly(),)

    def push_screen(self, screen: Screen[Any] | str, *args: Any, **options: Any) -> Any:
        """Show a screen, laid out for the size of the terminal from its first frame on."""
        if isinstance(screen, Screen):
            apply_breakpoints(screen, self)
        return super().push_screen(screen, *args, **options)

    def pop_screen(self) -> AwaitComplete:
        """Close the topmost screen, and free its memory."""
        popped = super().pop_screen()
        free_closed_screens()
        return popped

    async def _replace_screen(self, screen: Screen[Any]) -> Screen[Any]:
        """Remove a closed screen, but not before it is complete, or its handlers would miss parts.

        The method is private to Textual.
        """
        await _completed(screen)
        return await super()._replace_screen(screen)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return Textual's filters, and an ASCII one if the terminal does not support Unicode."""
        return [*super().get_line_filters(), *self._signs]

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Return the project's own colours, for the themes that do not define them."""
        return own_variables(self.current_theme)

    async def on_event(self, event: Event) -> None:
        """Handle an event, a key or a paste only once the screen has all its widgets.

        Screens that open one after another can keep many keys waiting, e.g. a text that was pasted
        by mistake; after a while these are out of date.
        """
        if isinstance(event, (Key, Paste)):
            await _completed(self.screen)
            if _age(event) > _OUT_OF_DATE:
                return
        await super().on_event(event)

    def on_ready(self) -> None:
        """Collect garbage as usual from the first frame on."""
        begin_collection()

    def usable_theme(self, wanted: str) -> str:
        """Return the theme `wanted`, or the default one if there is no such theme."""
        return wanted if wanted in self.available_themes else DARK.name

    def _begin_in(self, theme: str) -> None:
        """Set the first theme without its watcher, which would parse every style again."""
        self.set_reactive(App.theme, theme)
        dark = self.current_theme.dark
        self.set_class(dark, "-dark-mode", update=False)
        self.set_class(not dark, "-light-mode", update=False)
        self.stylesheet.set_variables(self.get_css_variables())

    def warn(self, sentence: str) -> None:
        """Warn the user in one sentence."""
        self.notify(sentence, severity="warning", timeout=10, markup=False)

    async def on_key(self, event: Key) -> None:
        """Treat a capital as its lower-case letter (Caps Lock); explain a non-Latin layout once."""
        letter = event.character or ""
        if letter.lower() == letter and not is_non_latin_letter(letter):
            return
        bound = self.screen.active_bindings
        if letter in bound:
            return
        if (lower := bound.get(letter.lower())) is not None:
            await self.run_action(lower.binding.action, lower.node)
        elif is_non_latin_letter(letter) and not self._has_told_of_layout:
            self._has_told_of_layout = True
            self.warn(OTHER_LAYOUT)

    @property
    def traceback(self) -> str:
        """Textual's traceback of the error that ended the app; "" if there was none."""
        return self._traceback.getvalue()

    @property
    def fault(self) -> BaseException | None:
        """The exception that ended the app, if Textual (privately) still has it; else None."""
        error: BaseException | None = getattr(self, "_exception", None)
        return error.error if isinstance(error, WorkerFailed) else error

    def _handle_exception(self, error: Exception) -> None:
        """Log errors while the app is already ending, e.g. of a screen that was still loading."""
        if self._exit:
            _log.warning("on the way out: %r", error)
        else:
            super()._handle_exception(error)


def _age(event: Key | Paste) -> float:
    """Return the seconds since a key was pressed; 0 for those that leave, which always count."""
    if isinstance(event, Key) and event.key in LEAVING:
        return 0.0
    return Event().time - event.time  # both by Textual's own clock


async def _completed(screen: Screen[Any]) -> None:
    """Wait until a screen has all its widgets, if Textual's private event for that exists."""
    mounted: asyncio.Event | None = getattr(screen, "_mounted_event", None)
    if screen.is_attached and mounted is not None:  # else the screen or the program is closing
        await mounted.wait()
