"""The user's settings for one command: those in the file, and what overrides them in this run."""

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
"""Command-line options that are also settings."""


class EffectiveSettings(Struct, frozen=True):
    """The saved settings, what overrides them, and the problems found in both, "" if none."""

    saved: Settings
    overrides: Overrides
    trouble: str

    @property
    def effective(self) -> Settings:
        """The settings that apply in this run."""
        return self.overrides.apply_to(self.saved)


def load_settings(args: argparse.Namespace) -> EffectiveSettings:
    """Read the user's settings: command line over environment over file.

    A file with errors is reported, ignored and left unchanged; its conditions are then unknown and
    asked for. An unknown variable is reported.

    Raises:
        UsageError: the value of an environment variable is not valid.

    """
    options = {name: value for name in _OPTIONS if (value := getattr(args, name, None)) is not None}
    overrides = Overrides({**read_environment(os.environ).values, **options})
    settings, trouble = Settings(), describe_unknown(os.environ)
    try:
        settings = read_settings(paths.config_file())
    except FileError as error:
        wrong = f"{error}\nUntil this is fixed, the settings file is ignored."
        trouble = "\n".join(filter(None, (trouble, wrong)))
    if trouble:
        print_error(trouble)
    return EffectiveSettings(settings, overrides, trouble)
