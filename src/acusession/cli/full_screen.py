"""Decides whether the full screen is shown, or plain text must do."""

from __future__ import annotations

import argparse
import os
import sys

from acusession.console.report import print_error
from acusession.errors import UsageError


def decide_plain(args: argparse.Namespace) -> bool:
    """Return True for plain text mode, and print why if the user did not ask for it.

    Raises:
        UsageError: --wait asks for a keyboard, and there is none.

    """
    if args.wait and not sys.stdin.isatty():
        raise UsageError("--wait needs a keyboard, and there is none here. Omit --wait.")
    reason = "" if args.plain else why_plain()
    if reason:
        print_error(f"{reason} Using plain text mode.")
    return bool(args.plain or reason)


def why_plain() -> str:
    """Return why the full screen cannot be shown here, as a sentence; "" if it can."""
    if not sys.stdout.isatty():
        return "The output is not a terminal."
    if not sys.stdin.isatty():
        return "The input is not a terminal."
    if sys.platform != "win32" and os.environ.get("TERM", "") in {"", "dumb"}:
        return "This terminal does not support full-screen mode."
    return ""
