"""The command that resumes, restarts or closes an unfinished session."""

from __future__ import annotations

import argparse

from acusession import paths
from acusession.cli.full_screen import decide_plain
from acusession.cli.load_settings import load_settings
from acusession.cli.resume_hint import describe_unfinished
from acusession.cli.session import run_session
from acusession.cli.session_prompts import set_up
from acusession.console.report import print_error
from acusession.errors import AcusessionError
from acusession.record.store import RecordStore
from acusession.runtime.session_setup import RestartSession, ResumeSession


def resume(args: argparse.Namespace) -> int:
    """Resume the last unfinished session, restart it, or close it as it is."""
    record = RecordStore(paths.record_file())
    found = record.unfinished(print_error)
    if not found:
        raise AcusessionError("There is no unfinished session.")
    unfinished = found[0]
    if args.close:
        record.close(unfinished, print_error)
        print(f"Closed: {describe_unfinished(found)}")
        return 0
    settings = load_settings(args)
    is_plain = decide_plain(args)
    if args.new:
        setup = set_up(RestartSession(unfinished), settings)
        message = f"Starting again. The unfinished session was closed: {describe_unfinished(found)}"
    else:
        setup = set_up(ResumeSession(unfinished), settings)
        message = f"Resuming: {describe_unfinished(found)}"
    return run_session(setup, settings, wait_for_go=args.wait, is_plain=is_plain, message=message)
