"""The user's settings: `config.yaml` into a frozen object and back."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

import yaml

from acusession.checked_yaml.nodes import read_mapping
from acusession.checked_yaml.problems import FileError, Problems
from acusession.checked_yaml.shapes import ListOf, OneOf, Record, YesNo
from acusession.errors import AcusessionError
from acusession.model import Condition

OUTPUTS = ("auto", "simpleaudio", "miniaudio", "bell", "none")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the user chose once. `conditions` is None until the first start has asked."""

    conditions: frozenset[Condition] | None = None
    mute: bool = False
    voice: bool = True
    output: str = "auto"


@dataclass(frozen=True, slots=True, kw_only=True)
class Overrides:
    """What stands over the settings for this time; None leaves them as they are."""

    mute: bool | None = None
    voice: bool | None = None
    output: str | None = None

    def over(self, settings: Settings) -> Settings:
        """The settings as they count this time."""
        given = {field.name: getattr(self, field.name) for field in fields(self)}
        return replace(settings, **{name: each for name, each in given.items() if each is not None})


_SETTINGS = Record(
    {
        "conditions": ListOf(OneOf(Condition, "condition")),
        "mute": YesNo(),
        "voice": YesNo(),
        "output": OneOf(OUTPUTS, "sound output"),
    },
    what="settings file",
)


def read_settings(path: Path) -> Settings:
    """Read the settings; those that are not there are the defaults.

    Raises:
        FileError: the file cannot be read, or something in it is wrong.

    """
    problems = Problems(str(path))
    try:
        text = path.read_text(encoding="utf-8")
    except (FileNotFoundError, NotADirectoryError):
        return Settings()
    except (OSError, ValueError) as error:
        raise FileError.unreadable(str(path), error) from error
    if not text.strip():
        return Settings()
    values: dict[str, Any] = _SETTINGS.read(read_mapping(text, str(path)), problems) or {}
    if problems.found:
        raise FileError(problems.found)
    if "conditions" in values:
        values["conditions"] = frozenset(values["conditions"])
    return Settings(**values)


def write_settings(settings: Settings, path: Path) -> None:
    """Write the settings, whole or not at all. A file that is wrong is never written over.

    Raises:
        AcusessionError: they cannot be written there.

    """
    read_settings(path)
    text = yaml.safe_dump(_plain(settings), sort_keys=False, allow_unicode=True)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _write_whole(path.resolve(), text)  # through a link, which is the user's own
    except OSError as error:
        raise AcusessionError(f"{path} cannot be written: {error.strerror}.") from error


def _plain(settings: Settings) -> Mapping[str, object]:
    """The settings as YAML has them, what was never set left out."""
    values: dict[str, object] = {
        field.name: value
        for field in fields(settings)
        if (value := getattr(settings, field.name)) != field.default
    }
    if settings.conditions is not None:
        values["conditions"] = sorted(str(condition) for condition in settings.conditions)
    return values


def _write_whole(path: Path, text: str) -> None:
    """Write beside the file first, so that a full disk or a crash leaves the old one whole."""
    handle, beside = tempfile.mkstemp(dir=path.parent, prefix=path.name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as opened:
            opened.write(text)
            opened.flush()
            os.fsync(opened.fileno())
        os.replace(beside, path)
    except BaseException:
        os.unlink(beside)
        raise
