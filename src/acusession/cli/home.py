"""The home screen, which `acusession` shows without a command.

It has a module of its own, since it needs little of what the other commands import.
"""

from __future__ import annotations

import argparse

from acusession import paths
from acusession.cli.full_screen import why_plain
from acusession.cli.load_settings import load_settings
from acusession.errors import UsageError
from acusession.sound.stderr_redirect import redirect_native_stderr


def home(args: argparse.Namespace) -> int:
    """Show the home screen."""
    if reason := why_plain():
        raise UsageError(f"The home screen cannot be shown. {reason} Try: acusession start")
    from acusession.tui.launch import run_screen

    settings = load_settings(args)
    with redirect_native_stderr(paths.log_file()):
        return run_screen(settings.saved, settings.overrides, trouble=settings.trouble)
