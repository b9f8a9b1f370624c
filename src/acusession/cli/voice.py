"""The command that records the spoken words of a routine ahead of time."""

from __future__ import annotations

import argparse
import sys
from typing import Final

from acusession import paths
from acusession.cli.load_settings import load_settings
from acusession.console.report import print_error
from acusession.domain.escape import escape_unprintable
from acusession.domain.phrases import counted
from acusession.errors import AcusessionError
from acusession.routines.catalog import find_routine
from acusession.runtime.session_speech import choose_routine_voice
from acusession.speech.prerender import request_missing

_BAR: Final = 30
"""Width of the progress bar in cells."""

_EVERY: Final = 0.2
"""Seconds between two updates of the progress bar."""


def make(args: argparse.Namespace) -> int:
    """Record the words of a routine that are missing; return 0 if none is missing any more."""
    settings = load_settings(args).effective
    routine = find_routine(args.routine)
    name = escape_unprintable(routine.name)
    choice = choose_routine_voice(routine, settings)
    if not choice.missing:
        print(f"All words of {name} are already recorded.")
        return 0
    batch = request_missing(choice, lambda sentence: None)  # the log has the causes
    if batch is None:
        raise AcusessionError(
            "No speech program was found, so no words can be recorded. "
            "Run: pip install 'acusession[voice]'"
        )
    if choice.notice:
        print_error(choice.notice)
    print(f"Recording the words of {name}, in the voice {choice.store.voice_config}.", flush=True)
    total = batch.left
    while not batch.wait(_EVERY):
        _show_progress(total - batch.left, total)
    _show_progress(total, total)
    if not batch.failed:
        print(f"Done: {counted(total, 'text')}.")
        return 0
    print_error(
        f"{counted(batch.failed, 'text')} could not be recorded; "
        f"the details are in {paths.log_file()}."
    )
    return 1


def _show_progress(done: int, total: int) -> None:
    """Draw the progress bar over the previous one; in a file or pipe, draw nothing."""
    if sys.stdout.isatty():
        full = round(_BAR * done / total)
        end = "\n" if done == total else ""
        print(f"\r[{'#' * full:-<{_BAR}}] {done} of {total}", end=end, flush=True)
