"""A one-line hint about an unfinished session, which never blocks a command."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from acusession import paths
from acusession.console.report import print_error
from acusession.record.errors import RecordError
from acusession.record.store import RecordStore

if TYPE_CHECKING:
    from acusession.record.resume import ResumableSession

_log = logging.getLogger(__name__)


def print_resume_hint() -> None:
    """Mention the last unfinished session, if there is one."""
    try:
        found = RecordStore(paths.record_file()).unfinished(print_error)
    except RecordError as error:  # the session's journal will report it
        _log.warning("cannot look for unfinished sessions: %s", error)
        return
    if found:
        session = describe_unfinished(found)
        print_error(f"Unfinished session: {session} Resume it with: acusession resume")


def describe_unfinished(found: tuple[ResumableSession, ...]) -> str:
    """Describe the last unfinished session, and say how many more there are."""
    from acusession.console.session_summary import describe_progress

    more = len(found) - 1
    others = f" ({more} more unfinished)" if more else ""
    return f"{describe_progress(found[0])}{others}."
