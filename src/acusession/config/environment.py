"""Environment variables that override the user's settings, such as ACUSESSION_PRESS."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from acusession.config.settings import Overrides, Settings
from acusession.domain.escape import escape_unprintable
from acusession.domain.suggestion import did_you_mean
from acusession.errors import UsageError
from acusession.yaml_schema.problems import Problems

_PREFIX = "ACUSESSION_"

_FILE_ONLY = frozenset({"conditions", "silent_cues", "keymap"})
"""Settings that have more than one value."""

_SETTINGS = {f"{_PREFIX}{name.upper()}": name for name in Settings.__struct_fields__}

VARIABLES = {variable: name for variable, name in _SETTINGS.items() if name not in _FILE_ONLY}
"""The setting that each variable overrides."""


def read_environment(environment: Mapping[str, str]) -> Overrides:
    """Return the settings given by variables; an empty variable counts as unset.

    Raises:
        UsageError: some variables are not valid; the message has a line for each.

    """
    given = {name: text for name, text in _ours(environment) if name in _SETTINGS}
    return _read(given) if given else Overrides()


def describe_unknown(environment: Mapping[str, str]) -> str:
    """Return a line for each ACUSESSION_ variable that is not a setting; "" if there is none."""
    unknown = sorted(name for name, _ in _ours(environment) if name not in _SETTINGS)
    return "\n".join(map(_describe_unknown, unknown))


def _ours(environment: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    return ((name, text) for name, text in environment.items() if name.startswith(_PREFIX) and text)


def _read(given: Mapping[str, str]) -> Overrides:
    import yaml  # costly to load, and rarely needed

    from acusession.config.schema import FIELDS

    start = yaml.Mark("", 0, 0, 0, None, 0)
    values, wrong = {}, []
    for variable, text in sorted(given.items()):
        name, problems = _SETTINGS[variable], Problems(variable)
        if name in _FILE_ONLY:
            wrong.append(f"{variable}: {name!r} can only be set in config.yaml.")
            continue
        values[name] = FIELDS[name].parse(yaml.ScalarNode("", text, start, start), problems)
        wrong += [f"{variable}: {problem.sentence}" for problem in problems.found]
    if wrong:
        raise UsageError("\n".join(wrong))
    return Overrides(values)


def _describe_unknown(variable: str) -> str:
    hint = did_you_mean(variable, VARIABLES)
    name = escape_unprintable(variable)
    return f"The environment variable {name} is not known, so it is ignored.{hint}"
