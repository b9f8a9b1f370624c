"""A cup of warm water."""

from __future__ import annotations

from textual.content import Content
from textual.widget import Widget

_SECOND = 1.0

_STEAM = (
    ("   )  )", "  (  ("),
    ("  (  (", "   )  )"),
)
_CUP = ("█████████▀▀█", "█████████▄▄█", "▀███████▀", "▀▀▀▀▀▀▀▀▀▀")

_SMALL_STEAM = ("  )  )", "  (  (")
_SMALL_CUP = ("██████▀█", "▀████▀▀")


class Cup(Widget):
    """A cup, large or small depending on its height. Its steam moves if animations are on."""

    DEFAULT_CSS = """
    Cup { width: 12; height: 6; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._frame = 0

    def on_mount(self) -> None:
        """Let the steam move."""
        if self.app.animation_level != "none" and not self.app.no_color:
            self.set_timer(_SECOND, self._move_steam)

    def _move_steam(self) -> None:
        self._frame = 1 - self._frame
        self.refresh()
        self.set_timer(_SECOND, self._move_steam)

    def render(self) -> Content:
        """Return the cup."""
        if self.size.height >= len(_CUP) + len(_STEAM[0]):
            return Content("\n".join((*_STEAM[self._frame], *_CUP)))
        return Content("\n".join((_SMALL_STEAM[self._frame], *_SMALL_CUP)))
