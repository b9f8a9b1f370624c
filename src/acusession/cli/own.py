"""The user's settings for one command: the file's, and what stands over them for this time."""

from __future__ import annotations

import argparse
import os

from msgspec import Struct

from acusession import paths
from acusession.checked_yaml.problems import FileError
from acusession.environment import read_environment
from acusession.plain.report import report
from acusession.settings import Overrides, Settings, read_settings

_OPTIONS = ("mute", "voice", "output")
"""Options of the command line that are settings too."""


class Own(Struct, frozen=True):
    """What the file says, what stands over it, and what is wrong with the file, "" if nothing."""

    settings: Settings
    overrides: Overrides
    trouble: str

    @property
    def in_force(self) -> Settings:
        """The settings as they count this time."""
        return self.overrides.over(self.settings)


def read_own(args: argparse.Namespace) -> Own:
    """Read the user's settings: command line over environment over file.

    A wrong file is told, and does not count; it stays as it is. The conditions in it are not known
    either, so they are asked.

    Raises:
        UsageError: an environment variable makes no sense.

    """
    options = {name: value for name in _OPTIONS if (value := getattr(args, name, None)) is not None}
    overrides = Overrides({**read_environment(os.environ).values, **options})
    try:
        return Own(read_settings(paths.config_file()), overrides, "")
    except FileError as error:
        trouble = f"{error}\nUntil that is mended, the settings in it do not count."
        report(trouble)
        return Own(Settings(), overrides, trouble)
