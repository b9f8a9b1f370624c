"""The user's settings for one command: the file's, and what stands over them for this time."""

from __future__ import annotations

import argparse
import os

from msgspec import Struct

from acusession import paths
from acusession.config.environment import describe_unknown, read_environment
from acusession.config.settings import Overrides, Settings
from acusession.config.store import read_settings
from acusession.console.report import print_error
from acusession.yaml_schema.problems import FileError

_OPTIONS = ("mute", "voice", "output")
"""Options of the command line that are settings too."""


class EffectiveSettings(Struct, frozen=True):
    """What the file says, what stands over it, and what does not count of both, "" if nothing."""

    saved: Settings
    overrides: Overrides
    trouble: str

    @property
    def effective(self) -> Settings:
        """The settings as they count this time."""
        return self.overrides.apply_to(self.saved)


def load_settings(args: argparse.Namespace) -> EffectiveSettings:
    """Read the user's settings: command line over environment over file.

    A wrong file is told, and does not count; it stays as it is. The conditions in it are not known
    either, so they are asked. A variable that is no setting is told.

    Raises:
        UsageError: an environment variable makes no sense.

    """
    options = {name: value for name in _OPTIONS if (value := getattr(args, name, None)) is not None}
    overrides = Overrides({**read_environment(os.environ).values, **options})
    settings, trouble = Settings(), describe_unknown(os.environ)
    try:
        settings = read_settings(paths.config_file())
    except FileError as error:
        wrong = f"{error}\nUntil that is mended, the settings in it do not count."
        trouble = "\n".join(filter(None, (trouble, wrong)))
    if trouble:
        print_error(trouble)
    return EffectiveSettings(settings, overrides, trouble)
