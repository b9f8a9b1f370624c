"""The keys of a session as Textual binds them, and as one reads them."""

from __future__ import annotations

from textual.binding import Binding, BindingsMap

from acusession.session.keymap import Action, Keymap

_SIGNS = {"right": "→", "left": "←", "up": "↑", "down": "↓"}


def textual_key(key: str) -> str:
    """What Textual calls a key."""
    if key == ",":  # which it takes for two keys
        return "comma"
    return next(iter(Binding.make_bindings([Binding(key, "")]))).key


def key_words(keys: tuple[str, ...]) -> str:
    """Keys as one reads them: "n, →"."""
    return ", ".join(_SIGNS.get(key, key) for key in keys)


def session_bindings(keymap: Keymap) -> BindingsMap:
    """The bindings of a session's actions."""
    return BindingsMap.merge(
        action_bindings(keymap, each.action, f"perform('{each.action}')") for each in keymap.keys
    )


def action_bindings(keymap: Keymap, action: Action, call: str) -> BindingsMap:
    """The bindings by which the keys of one action `call` what a screen does."""
    return BindingsMap(
        Binding(
            textual_key(key), call, each.label, tooltip=each.description, id=f"session.{action}"
        )
        for each in keymap.keys
        if each.action is action
        for key in each.keys
    )
