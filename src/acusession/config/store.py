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

_COMMENT = r"(^|\s)#"
_QUOTED = r"""'[^']*'|"[^"]*\""""


def read_settings(path: Path) -> Settings:
    """Return the settings in a file; missing ones, or a missing file, have their defaults.

    Raises:
        FileError: the file cannot be read, or is not valid.

    """
    text = read_text(path, missing="")
    if not text.strip():
        return Settings()
    return cached_parse(path, text, Settings, lambda: _parsed(text, str(path)))


def _parsed(text: str, file: str) -> Settings:
    from acusession.config.schema import parse_settings

    return parse_settings(text, file)


def write_settings(settings: Settings, path: Path) -> None:
    """Write the settings atomically. A file that is not valid is never overwritten.

    Raises:
        AcusessionError: the file cannot be written, or its current text is not valid.

    """
    import yaml

    read_settings(path)
    text = yaml.safe_dump(_plain(settings), sort_keys=False, allow_unicode=True)
    try:
        # Resolved, so that a symbolic link of the user's stays one.
        private_files.rewrite(path.resolve(), text.encode())
    except OSError as error:
        raise AcusessionError(f"{path} cannot be written: {error.strerror}.") from error


def has_comments(path: Path) -> bool:
    """Return whether the file has comments, which writing removes; False if it is unreadable."""
    try:
        lines = read_text(path, missing="").splitlines()
    except FileError:
        return False
    return any(re.search(_COMMENT, re.sub(_QUOTED, "", line)) for line in lines)


def _plain(settings: Settings) -> Mapping[str, object]:
    """Return the settings as plain YAML values, without those that have their default."""
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
