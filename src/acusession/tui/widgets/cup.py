"""A cup of warm water."""

from __future__ import annotations

from msgspec import Struct
from textual.content import Content
from textual.widget import Widget

_SECOND = 1.0


class _Drawing(Struct, frozen=True):
    """The cup in one size: its rows, and the rows of steam over it in both of its shapes."""

    cup: tuple[str, ...]
    steam: tuple[tuple[str, ...], tuple[str, ...]]

    @property
    def height(self) -> int:
        """The height in rows."""
        return len(self.cup) + len(self.steam[0])


_SMALL = _Drawing(
    cup=("██████▀█", "▀████▀▀"),
    steam=(("  )  )",), ("  (  (",)),
)
_MEDIUM = _Drawing(
    cup=("█████████▀▀█", "█████████▄▄█", "▀███████▀", "▀▀▀▀▀▀▀▀▀▀"),
    steam=(("   )  )", "  (  ("), ("  (  (", "   )  )")),
)
_LARGE = _Drawing(
    cup=(
        "██████████████████▀▀▀▀██",
        "██████████████████    ██",
        "██████████████████    ██",
        "██████████████████▄▄▄▄██",
        "██████████████████",
        " ▀██████████████▀",
        "▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄",
    ),
    steam=(
        ("     )    )    )", "    (    (    (", "     )    )    )", "    (    (    ("),
        ("    (    (    (", "     )    )    )", "    (    (    (", "     )    )    )"),
    ),
)


class Cup(Widget):
    """A cup, as large as its height allows. Its steam moves if animations are on."""

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
        fitting = (each for each in (_LARGE, _MEDIUM) if each.height <= self.size.height)
        drawing = next(fitting, _SMALL)
        return Content("\n".join((*drawing.steam[self._frame], *drawing.cup)))
