"""The keys of a session as Textual bindings, and as text for the user."""

from __future__ import annotations

from textual.binding import Binding, BindingsMap

from acusession.session.keymap import Action, Keymap

_SIGNS = {"right": "→", "left": "←", "up": "↑", "down": "↓"}


def textual_key(key: str) -> str:
    """Return Textual's name for a key."""
    if key == ",":  # Textual separates keys by commas
        return "comma"
    return next(iter(Binding.make_bindings([Binding(key, "")]))).key


def key_words(keys: tuple[str, ...]) -> str:
    """Return keys as the user reads them, e.g. "n, →"."""
    return ", ".join(_SIGNS.get(key, key) for key in keys)


def session_bindings(keymap: Keymap) -> BindingsMap:
    """Return the bindings of all actions of a session."""
    return BindingsMap.merge(
        action_bindings(keymap, each.action, f"perform('{each.action}')") for each in keymap.keys
    )


def action_bindings(keymap: Keymap, action: Action, call: str) -> BindingsMap:
    """Return bindings from the keys of one action to `call`, the action string of a screen."""
    return BindingsMap(
        Binding(
            textual_key(key), call, each.label, tooltip=each.description, id=f"session.{action}"
        )
        for each in keymap.keys
        if each.action is action
        for key in each.keys
    )
