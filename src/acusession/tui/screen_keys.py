"""The keys of a screen, each declared once: for its bindings, its key bar and its list of keys."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct
from textual.binding import Binding, BindingType

from acusession.tui.bindings import key_words
from acusession.tui.widgets.key_bar import Hint

WAY_ON, WAY_OUT, ALL_KEYS = range(3)
"""Ranks in the key bar that always stay: the keys to go on, to go back, and to see all keys."""

OFTEN, SOMETIMES, SELDOM = range(3, 6)
"""Ranks in the key bar that are dropped where there is no room, the seldom used first."""


class ScreenKey(Struct, frozen=True, kw_only=True):
    """A key of a screen.

    `keys` are Textual's names, separated by commas; `action` is an action of the screen, or of the
    app. The list of keys shows `description`. The key bar shows `label` at this place in the order
    of declaration, nothing if it is "", and drops the highest `rank` first. `shown` is the key as
    the user reads it, if it differs from the first of `keys`. A key with `priority` works before
    the widget with the focus sees it. A hidden key has no `description`.
    """

    keys: str
    action: str
    description: str = ""
    label: str = ""
    rank: int = SOMETIMES
    shown: str = ""
    priority: bool = False

    @property
    def first(self) -> str:
        """Textual's name of the first key."""
        return self.keys.split(",")[0]

    @property
    def words(self) -> str:
        """The key as the user reads it."""
        return self.shown or key_words((self.first,))

    def hint(self, label: str = "") -> Hint:
        """Return the key for the key bar, with its own label or another one."""
        return Hint(self.words, label or self.label, self.first, self.rank)


SHOW_KEYS = ScreenKey(
    keys="question_mark",
    action="show_keys",
    shown="?",
    description="show the keys of this screen",
    label="keys",
    rank=ALL_KEYS,
)
"""The key that shows all keys; the same on every screen."""

TICK = ScreenKey(
    keys="space",
    action="tick",
    description="tick the point, or untick it",
    label="tick",
    rank=OFTEN,
)
"""The key that ticks points, where they are chosen."""


def bindings(name: str, keys: Iterable[ScreenKey]) -> list[BindingType]:
    """Return the bindings of the keys of the screen `name`."""
    return [
        Binding(
            key.keys,
            key.action,
            key.label or key.description,
            show=False,
            priority=key.priority,
            id=f"{name}.{key.action}",
        )
        for key in keys
    ]
