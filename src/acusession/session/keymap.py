"""The keys of a session: the program's own, or the user's from `config.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from unicodedata import name

from msgspec import Struct
from msgspec.structs import replace


class Action(StrEnum):
    """An action that a key can trigger."""

    FOUND = "found"
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
    """An action, its keys (the first is the one shown), a short label and a description."""

    action: Action
    keys: tuple[str, ...]
    label: str
    description: str

    @property
    def shown(self) -> str:
        """The key shown to the user; "" if there is none."""
        return self.keys[0] if self.keys else ""


KEYS = (
    Key(Action.FOUND, ("enter",), "found it", "start now: the point is found"),
    Key(Action.PAUSE, ("space",), "pause", "pause or continue"),
    Key(Action.SKIP, ("n", "right"), "skip", "skip this step"),
    Key(Action.BACK, ("b", "left"), "back", "go back, or undo a skip"),
    Key(Action.RESTART, ("r",), "again", "restart this step"),
    Key(Action.LONGER, ("+", "="), "10 s", "add ten seconds"),
    Key(Action.SHORTER, ("-",), "10 s", "remove ten seconds"),
    Key(Action.MUTE, ("m",), "mute", "turn sound off or on"),
    Key(Action.VOICE, ("v",), "voice", "turn voice off or on"),
    Key(Action.ABOUT, ("i",), "about", "describe this point"),
    Key(Action.HAND, ("h",), "hand", "show your hand as a ruler"),
    Key(Action.LOCK, ("l",), "lock", "lock or unlock the keys"),
    Key(Action.KEYS, ("?",), "keys", "show all keys"),
    Key(Action.LEAVE, ("q", "ctrl+c", "ctrl+q"), "leave", "leave the session"),
)

NAMED_KEYS = (
    *("space", "enter", "backspace", "left", "right", "up", "down"),
    *("home", "end", "pageup", "pagedown"),
)
"""The named keys that every terminal sends and every face understands."""

RESERVED_KEYS = ("ctrl+c", "ctrl+q")
"""Keys that always leave the session, whatever the user's keymap says."""

CLOSING = (*"0123456789", "q", "enter", "?")
"""Keys with a meaning at the closing, where otherwise only the keys of `back` work."""


class Keymap(Struct, frozen=True):
    """The keys of each action, in the order they are shown."""

    keys: tuple[Key, ...] = KEYS

    def action(self, key: str) -> Action | None:
        """Return the action of a key; an unknown capital counts as lower case (Caps Lock)."""
        actions = {name: each.action for each in self.keys for name in each.keys}
        return actions.get(key) or actions.get(key.lower())

    def key(self, action: Action) -> str:
        """Return the key to show for an action; "" if it has none."""
        return next(each.shown for each in self.keys if each.action is action)

    def with_custom(self, custom: Mapping[Action, tuple[str, ...]]) -> Keymap:
        """Return a keymap with other keys for some actions."""
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
        """The keys to show: those of every action that has one."""
        return tuple(each for each in self.keys if each.keys)

    @property
    def custom_keys(self) -> dict[str, list[str]]:
        """The user's own keys by action, as in `config.yaml`."""
        return {
            str(mine.action): [key for key in mine.keys if key not in RESERVED_KEYS]
            for mine, default in zip(self.keys, KEYS, strict=True)
            if mine != default
        }


DEFAULT_KEYMAP = Keymap()


def _with_reserved(action: Action, keys: tuple[str, ...]) -> tuple[str, ...]:
    return (*keys, *RESERVED_KEYS) if action is Action.LEAVE else keys


def is_non_latin_letter(key: str) -> bool:
    """Return whether a key is a non-Latin letter: another keyboard layout is active."""
    if key.isascii() or len(key) != 1 or not key.isalpha():
        return False

    return not name(key, "").startswith("LATIN")
