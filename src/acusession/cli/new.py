"""The command that creates a routine of the user's own."""

from __future__ import annotations

import argparse

from acusession.routines.user_routines import create_from_template


def new(args: argparse.Namespace) -> int:
    """Write a commented starter routine to the user's folder."""
    path = create_from_template(args.name)
    print(f"Created {path}")
    print("Edit it in any text editor; comments explain each line. Then run:")
    print(f"  acusession check {path}")
    print(f"  acusession start {path.stem}")
    return 0
