"""The `acusession` command, also run by `python -m acusession`."""

from __future__ import annotations

import sys

from acusession.system.garbage import postpone_collection


def main() -> int:
    """Run one command and return its exit code."""
    postpone_collection()
    from acusession.cli.main import main as run

    code = run()
    from acusession.console.signals import end_quietly  # not before the output of a short command

    end_quietly()
    return code


if __name__ == "__main__":
    sys.exit(main())
