"""Going on with an unfinished session."""

from __future__ import annotations

import argparse

from acusession import paths
from acusession.cli.load_settings import read_own
from acusession.cli.resume_hint import told
from acusession.cli.session import decide_plain, run_session
from acusession.cli.session_prompts import set_up
from acusession.console.report import report
from acusession.errors import AcusessionError
from acusession.record.resume import close_unfinished, find_unfinished
from acusession.runtime.session_setup import Restart, Resume


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
    is_plain = decide_plain(args)
    if args.new:
        setup = set_up(Restart(unfinished), own)
        said = f"starting anew, and closed as it is: {told(found)}"
    else:
        setup = set_up(Resume(unfinished), own)
        said = f"going on: {told(found)}"
    return run_session(setup, own, hold=args.wait, is_plain=is_plain, said=said)
