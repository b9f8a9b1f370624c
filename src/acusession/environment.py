"""Environment variables that stand over the user's settings: ACUSESSION_PRESS and the others."""

from __future__ import annotations

from collections.abc import Mapping

from acusession.errors import UsageError
from acusession.settings import Overrides, Settings

_PREFIX = "ACUSESSION_"

_FILE_ONLY = frozenset({"conditions", "silent_cues", "keymap"})
"""Settings that are more than one value."""

VARIABLES = {
    f"{_PREFIX}{name.upper()}": name
    for name in Settings.__struct_fields__
    if name not in _FILE_ONLY
}
"""The setting that each variable stands over."""


def read_environment(environment: Mapping[str, str]) -> Overrides:
    """What the variables say; an empty one says nothing.

    Raises:
        UsageError: what a variable says makes no sense; every such variable is told.

    """
    given = {name: text for name, text in environment.items() if name.startswith(_PREFIX) and text}
    return _read(given) if given else Overrides()


def _read(given: Mapping[str, str]) -> Overrides:
    import yaml  # hardly anybody sets any

    from acusession.checked_yaml.problems import Problems
    from acusession.setting_shapes import SHAPES

    start = yaml.Mark("", 0, 0, 0, None, 0)
    values, wrong = {}, []
    for variable, text in sorted(given.items()):
        problems = Problems(variable)
        if variable in VARIABLES:
            node = yaml.ScalarNode("", text, start, start)
            values[VARIABLES[variable]] = SHAPES[VARIABLES[variable]].read(node, problems)
            wrong += [f"{variable}: {problem.sentence}" for problem in problems.found]
        else:
            wrong.append(f"{variable}: no such variable is known.{_hint(variable)}")
    if wrong:
        raise UsageError("\n".join(wrong))
    return Overrides(values)


def _hint(variable: str) -> str:
    from acusession.checked_yaml.problems import did_you_mean

    return did_you_mean(variable, VARIABLES) or f" Known are: {', '.join(VARIABLES)}."
