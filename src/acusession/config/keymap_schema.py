"""The keymap as it stands in `config.yaml`, and all that can be wrong with it."""

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
"""Actions that cannot be without a key; one can always leave by those that are kept."""

_MOST = 6
"""Keys of one action."""


class KeymapField(Struct, frozen=True):
    """Lines of an action and its keys; the actions that are not named keep theirs."""

    def parse(self, node: yaml.Node, problems: Problems) -> Keymap | None:
        """The keymap, or None when anything is wrong with it."""
        if not isinstance(node, yaml.MappingNode):
            problems.add_error(
                node, "here belong actions and their keys, such as 'skip: [n, right]'."
            )
            return None
        reading = _Reading(problems)
        before = len(problems.found)
        for action_node, keys_node in node.value:
            reading.read(action_node, keys_node)
        reading.check_defaults()
        return DEFAULT_KEYMAP.with_custom(reading.custom) if len(problems.found) == before else None

    def json_schema(self) -> Schema:
        """One key or a list of them for each action."""
        key = {"type": "string", "minLength": 1}
        keys = {"anyOf": [key, {"type": "array", "items": key, "maxItems": _MOST}]}
        return {
            "type": "object",
            "properties": {str(action): keys for action in Action},
            "additionalProperties": False,
        }


class _Reading(Struct):
    """What was read of a keymap so far: the keys of each action, and where each key stands."""

    problems: Problems
    custom: dict[Action, tuple[str, ...]] = field(default_factory=dict)
    places: dict[str, tuple[Action, yaml.Node]] = field(default_factory=dict)

    def read(self, action_node: yaml.Node, keys_node: yaml.Node) -> None:
        """Read the keys of one action."""
        name = action_node.value if isinstance(action_node, yaml.ScalarNode) else ""
        if name not in set(Action):
            hint = did_you_mean(name, map(str, Action)) or f" Known are: {', '.join(Action)}."
            self.problems.add_error(action_node, f"{name[:60]!r} is no action of a key.{hint}")
            return
        action = Action(name)
        if action in self.custom:
            self.problems.add_error(action_node, f"{name!r} stands here again; give its keys once.")
        nodes = keys_node.value if isinstance(keys_node, yaml.SequenceNode) else [keys_node]
        if not nodes and action in _NEEDED:
            self.problems.add_error(keys_node, f"{name!r} needs a key.")
        if len(nodes) > _MOST:
            self.problems.add_error(keys_node, f"{name!r} has more than {_MOST} keys.")
        keys = [self._key(node, action) for node in nodes[:_MOST]]
        self.custom[action] = tuple(key for key in keys if key is not None)

    def _key(self, node: yaml.Node, action: Action) -> str | None:
        key = node.value if isinstance(node, yaml.ScalarNode) else ""
        if key in RESERVED_KEYS:
            self.problems.add_error(
                node, f"{key!r} asks to leave, whatever else does; take another key."
            )
        elif key not in NAMED_KEYS and (len(key) != 1 or not key.isprintable() or key == " "):
            hint = did_you_mean(key, NAMED_KEYS) or (
                f" Take one sign in quotes, such as 'n' or '+', or one of: {', '.join(NAMED_KEYS)}."
            )
            self.problems.add_error(
                node, f"{key[:60]!r} is no key that every terminal sends.{hint}"
            )
        elif action is Action.BACK and key in CLOSING:
            self.problems.add_error(
                node,
                f"{key!r} means something else at the closing, from which 'back' leads as well; "
                "take another key.",
            )
        elif key in self.places:
            other, place = self.places[key]
            line = place.start_mark.line + 1
            self.problems.add_error(
                node, f"{key!r} is the key of {str(other)!r} in line {line} already."
            )
        else:
            self.places[key] = (action, node)
            return key
        return None

    def check_defaults(self) -> None:
        """See that no key was taken from an action that still counts on it."""
        for default in KEYS:
            if default.action not in self.custom:
                for key in set(default.keys) & self.places.keys():
                    name = str(default.action)
                    self.problems.add_error(
                        self.places[key][1],
                        f"{key!r} is the key of {name!r} already; give {name!r} other keys too.",
                    )
