"""Reads and writes `config.yaml`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from msgspec.structs import fields

from acusession.config.settings import SET_FIELDS, Settings
from acusession.errors import AcusessionError
from acusession.system import private_files
from acusession.yaml_schema.parse_cache import cached_parse
from acusession.yaml_schema.problems import FileError
from acusession.yaml_schema.text import read_text

_COMMENT = re.compile(r"(^|\s)#")
_QUOTED = re.compile(r"""'[^']*'|"[^"]*\"""")


def read_settings(path: Path) -> Settings:
    """Read the settings; those that are not there are the defaults.

    Raises:
        FileError: the file cannot be read, or something in it is wrong.

    """
    text = read_text(path, missing="")
    if not text.strip():
        return Settings()
    return cached_parse(path, text, Settings, lambda: _parsed(text, str(path)))


def _parsed(text: str, file: str) -> Settings:
    from acusession.config.schema import parse_settings

    return parse_settings(text, file)


def write_settings(settings: Settings, path: Path) -> None:
    """Write the settings, whole or not at all. A file that is wrong is never written over.

    Raises:
        AcusessionError: they cannot be written there.

    """
    import yaml

    read_settings(path)
    text = yaml.safe_dump(_plain(settings), sort_keys=False, allow_unicode=True)
    try:
        # Through a link, which is the user's own.
        private_files.rewrite(path.resolve(), text.encode())
    except OSError as error:
        raise AcusessionError(f"{path} cannot be written: {error.strerror}.") from error


def has_comments(path: Path) -> bool:
    """Whether the file holds comments, which go when it is written. False if it is unreadable."""
    try:
        lines = read_text(path, missing="").splitlines()
    except FileError:
        return False
    return any(_COMMENT.search(_QUOTED.sub("", line)) for line in lines)


def _plain(settings: Settings) -> Mapping[str, object]:
    """The settings as YAML has them, what was never set left out."""
    values: dict[str, object] = {
        field.name: value
        for field in fields(settings)
        if (value := getattr(settings, field.name)) != field.default
    }
    for name in SET_FIELDS & values.keys():
        values[name] = sorted(str(each) for each in getattr(settings, name))
    if "keymap" in values:
        values["keymap"] = settings.keymap.custom_keys
    return values
