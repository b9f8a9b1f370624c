"""Which key does what in a session: the program's own keys, or the user's from `config.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from unicodedata import name

from msgspec import Struct
from msgspec.structs import replace


class Action(StrEnum):
    """What a key does."""

    PAUSE = "pause"
    SKIP = "skip"
    BACK = "back"
    RESTART = "restart"
    LONGER = "longer"
    SHORTER = "shorter"
    MUTE = "mute"
    VOICE = "voice"
    ABOUT = "about"
    HAND = "hand"
    LOCK = "lock"
    KEYS = "keys"
    LEAVE = "leave"


class Key(Struct, frozen=True):
    """An action, the keys that call it (the first is the one shown), and what it does in words."""

    action: Action
    keys: tuple[str, ...]
    label: str
    description: str

    @property
    def shown(self) -> str:
        """The key as the user is told it; "" where there is none."""
        return self.keys[0] if self.keys else ""


KEYS = (
    Key(Action.PAUSE, ("space",), "pause", "pause and go on"),
    Key(Action.SKIP, ("n", "right"), "skip", "skip this step"),
    Key(Action.BACK, ("b", "left"), "back", "back, undoing a skip"),
    Key(Action.RESTART, ("r",), "again", "this step again"),
    Key(Action.LONGER, ("+", "="), "10 s", "ten seconds more"),
    Key(Action.SHORTER, ("-",), "10 s", "ten seconds less"),
    Key(Action.MUTE, ("m",), "mute", "sound off and on"),
    Key(Action.VOICE, ("v",), "voice", "voice off and on"),
    Key(Action.ABOUT, ("i",), "about", "all about this point"),
    Key(Action.HAND, ("h",), "hand", "how to measure with your own hand"),
    Key(Action.LOCK, ("l",), "lock", "lock the keys and unlock them"),
    Key(Action.KEYS, ("?",), "keys", "all keys"),
    Key(Action.LEAVE, ("q", "ctrl+c", "ctrl+q"), "leave", "leave the session"),
)

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


def is_non_latin_letter(key: str) -> bool:
    """Whether a key is a letter, and not a Latin one: the keyboard has another layout just now."""
    if key.isascii() or len(key) != 1 or not key.isalpha():
        return False

    return not name(key, "").startswith("LATIN")
