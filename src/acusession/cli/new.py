"""The command that begins a routine of one's own."""

from __future__ import annotations

import argparse

from acusession.routines.user_routines import create_from_template


def new(args: argparse.Namespace) -> int:
    """Write a commented starter routine into the user's folder."""
    path = create_from_template(args.name)
    print(f"Written: {path}")
    print("Change it in any editor; each line is explained there. Then:")
    print(f"  acusession check {path}")
    print(f"  acusession start {path.stem}")
    return 0
