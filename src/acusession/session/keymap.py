"""The keys of a session as the user has them: the project's own, or others from `config.yaml`."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from acusession.session.keys import KEYS, Action, Key

NAMED_KEYS = (
    *("space", "enter", "backspace", "left", "right", "up", "down"),
    *("home", "end", "pageup", "pagedown"),
)
"""The keys with names that every terminal sends, to every face."""

RESERVED_KEYS = ("ctrl+c", "ctrl+q")
"""Keys that lead out of every program, whatever else is asked."""

CLOSING = (*"0123456789", "q", "enter")
"""Keys that have a meaning at the closing, where only the keys of `back` count beside them."""


class Keymap(Struct, frozen=True):
    """Which keys call which action, in the order they are told in."""

    keys: tuple[Key, ...] = KEYS

    def action(self, key: str) -> Action | None:
        """What a key calls; a capital that is no key is its small letter, as with Caps Lock on."""
        actions = {name: each.action for each in self.keys for name in each.keys}
        return actions.get(key) or actions.get(key.lower())

    def key(self, action: Action) -> str:
        """The key to tell for an action; "" where it has none."""
        return next(each.shown for each in self.keys if each.action is action)

    def with_custom(self, custom: Mapping[Action, tuple[str, ...]]) -> Keymap:
        """The keymap with other keys for some actions."""
        return Keymap(
            tuple(
                replace(each, keys=_with_reserved(each.action, custom[each.action]))
                if each.action in custom
                else each
                for each in self.keys
            )
        )

    @property
    def visible_keys(self) -> tuple[Key, ...]:
        """The keys to tell: of every action that has one."""
        return tuple(each for each in self.keys if each.keys)

    @property
    def custom_keys(self) -> dict[str, list[str]]:
        """The user's own keys, as their file has them."""
        return {
            str(mine.action): [key for key in mine.keys if key not in RESERVED_KEYS]
            for mine, default in zip(self.keys, KEYS, strict=True)
            if mine != default
        }


DEFAULT_KEYMAP = Keymap()


def _with_reserved(action: Action, keys: tuple[str, ...]) -> tuple[str, ...]:
    return (*keys, *RESERVED_KEYS) if action is Action.LEAVE else keys
