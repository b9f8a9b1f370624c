"""Going on with an unfinished session."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from acusession import paths
from acusession.cli.ask import first_start, is_accepted
from acusession.cli.own import Own, read_own
from acusession.cli.session import decide_plain
from acusession.cli.unfinished import told
from acusession.errors import AcusessionError
from acusession.model import Plan, Step, unique
from acusession.plain.report import report
from acusession.record.unfinished import Claim, claim, close_unfinished, find_unfinished
from acusession.settings import Settings
from acusession.sound.quiet import native_stderr_to


def resume(args: argparse.Namespace) -> int:
    """Go on with the last unfinished session, start it anew, or close it as it is."""
    path = paths.record_file()
    found = find_unfinished(path, report)
    if not found:
        raise AcusessionError("There is no unfinished session.")
    unfinished = found[0]
    if args.close:
        close_unfinished(path, unfinished, report)
        print(f"Closed as it is: {told(found)}")
        return 0
    own = read_own(args)
    _check_conditions(unfinished.plan.steps if args.new else unfinished.ahead, own.settings)
    is_plain = decide_plain(args)
    if args.new:
        close_unfinished(path, unfinished, report)
        report(f"starting anew, and closed as it is: {told(found)}")
        return _run(args, unfinished.plan, own, None, is_plain=is_plain)
    claimed = claim(path, unfinished, report)
    report(f"going on: {told(found)}")
    return _run(args, unfinished.plan, own, claimed, is_plain=is_plain)


def _check_conditions(steps: Sequence[Step], settings: Settings) -> None:
    """Ask for each point that a condition is by now against.

    Raises:
        AcusessionError: it must not be pressed.

    """
    for point in unique(step.point for step in steps):
        if not is_accepted(point, settings.conditions or frozenset()):
            raise AcusessionError(
                f"{point.title} is still to come in that session, so it is not gone on with. "
                "To close it as it is: acusession resume --close"
            )


def _run(
    args: argparse.Namespace,
    plan: Plan,
    own: Own,
    claimed: Claim | None,
    *,
    is_plain: bool,
) -> int:
    with native_stderr_to(paths.log_file()):
        if is_plain:
            from acusession.plain.session import run_plain

            settings = own.overrides.over(first_start(own.settings))
            return run_plain(plan, settings, hold=args.wait, claim=claimed)
        from acusession.tui.run import run_screen

        return run_screen(
            own.settings,
            own.overrides,
            claimed or plan,
            hold=args.wait,
            trouble=own.trouble,
        )
