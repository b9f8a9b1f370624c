"""The schema of the keymap in `config.yaml`."""

from __future__ import annotations

import yaml
from msgspec import Struct, field

from acusession.domain.suggestion import did_you_mean
from acusession.session.keymap import (
    CLOSING,
    DEFAULT_KEYMAP,
    KEYS,
    NAMED_KEYS,
    RESERVED_KEYS,
    Action,
    Keymap,
)
from acusession.yaml_schema.fields import Schema
from acusession.yaml_schema.problems import Problems

_NEEDED = frozenset({Action.PAUSE, Action.LOCK, Action.KEYS})
"""Actions that need at least one key. Leaving always has its reserved keys."""

_MOST = 6
"""Maximum number of keys of one action."""


class KeymapField(Struct, frozen=True):
    """A mapping of actions to their keys; actions that are not listed keep their default keys."""

    def parse(self, node: yaml.Node, problems: Problems) -> Keymap | None:
        """Return the keymap, or None after recording a problem."""
        if not isinstance(node, yaml.MappingNode):
            problems.add_error(
                node, "expected actions with their keys, such as 'skip: [n, right]'."
            )
            return None
        reading = _Reading(problems)
        before = len(problems.found)
        for action_node, keys_node in node.value:
            reading.read(action_node, keys_node)
        reading.check_defaults()
        return DEFAULT_KEYMAP.with_custom(reading.custom) if len(problems.found) == before else None

    def json_schema(self) -> Schema:
        """Return the schema: one key or a list of keys for each action."""
        key = {"type": "string", "minLength": 1}
        keys = {"anyOf": [key, {"type": "array", "items": key, "maxItems": _MOST}]}
        return {
            "type": "object",
            "properties": {str(action): keys for action in Action},
            "additionalProperties": False,
        }


class _Reading(Struct):
    """The keymap as parsed so far: the keys of each action, and the node of each key."""

    problems: Problems
    custom: dict[Action, tuple[str, ...]] = field(default_factory=dict)
    places: dict[str, tuple[Action, yaml.Node]] = field(default_factory=dict)

    def read(self, action_node: yaml.Node, keys_node: yaml.Node) -> None:
        """Parse one action with its keys."""
        name = action_node.value if isinstance(action_node, yaml.ScalarNode) else ""
        if name not in set(Action):
            hint = did_you_mean(name, map(str, Action)) or f" Valid actions: {', '.join(Action)}."
            self.problems.add_error(action_node, f"{name[:60]!r} is not a valid action.{hint}")
            return
        action = Action(name)
        if action in self.custom:
            self.problems.add_error(
                action_node, f"{name!r} is listed twice; put all its keys in one list."
            )
        nodes = keys_node.value if isinstance(keys_node, yaml.SequenceNode) else [keys_node]
        if not nodes and action in _NEEDED:
            self.problems.add_error(keys_node, f"{name!r} needs at least one key.")
        if len(nodes) > _MOST:
            self.problems.add_error(keys_node, f"{name!r} has too many keys; keep at most {_MOST}.")
        keys = [self._key(node, action) for node in nodes[:_MOST]]
        self.custom[action] = tuple(key for key in keys if key is not None)

    def _key(self, node: yaml.Node, action: Action) -> str | None:
        key = node.value if isinstance(node, yaml.ScalarNode) else ""
        if key in RESERVED_KEYS:
            self.problems.add_error(node, f"{key!r} is reserved for leaving; choose another key.")
        elif key not in NAMED_KEYS and (len(key) != 1 or not key.isprintable() or key == " "):
            hint = did_you_mean(key, NAMED_KEYS) or (
                " Use one character in quotes, such as 'n' or '+', or one of: "
                f"{', '.join(NAMED_KEYS)}."
            )
            self.problems.add_error(
                node, f"{key[:60]!r} is not a key that every terminal can send.{hint}"
            )
        elif action is Action.BACK and key in CLOSING:
            self.problems.add_error(
                node,
                f"{key!r} has another use on the closing screen, where 'back' also works; "
                "choose another key.",
            )
        elif key in self.places:
            other, place = self.places[key]
            line = place.start_mark.line + 1
            self.problems.add_error(
                node,
                f"{key!r} is already a key of {str(other)!r} (line {line}); choose another key.",
            )
        else:
            self.places[key] = (action, node)
            return key
        return None

    def check_defaults(self) -> None:
        """Record each custom key that is still a default key of an action that is not listed."""
        for default in KEYS:
            if default.action not in self.custom:
                for key in set(default.keys) & self.places.keys():
                    name = str(default.action)
                    self.problems.add_error(
                        self.places[key][1],
                        f"{key!r} is already a key of {name!r}; choose another key, or give "
                        f"{name!r} other keys.",
                    )
