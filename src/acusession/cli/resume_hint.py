"""Telling of an unfinished session in one line, without standing in the way of anything."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from acusession import paths
from acusession.console.report import report
from acusession.record.glance import may_hold_unfinished

if TYPE_CHECKING:
    from acusession.record.resume import Unfinished

_log = logging.getLogger(__name__)


def tell_unfinished() -> None:
    """Tell of the last unfinished session, if there is one."""
    if not may_hold_unfinished(paths.record_file()):
        return
    from acusession.record.errors import RecordError
    from acusession.record.resume import find_unfinished

    try:
        found = find_unfinished(paths.record_file(), report)
    except RecordError as error:  # the session's own journal will tell
        _log.warning("cannot look for unfinished sessions: %s", error)
        return
    if found:
        report(f"unfinished: {told(found)} To go on with it: acusession resume")


def told(found: tuple[Unfinished, ...]) -> str:
    """The last unfinished session in a sentence, and how many there are beside it."""
    from acusession.domain.phrases import unfinished_words

    more = len(found) - 1
    others = f" ({more} more unfinished)" if more else ""
    return f"{unfinished_words(found[0])}{others}."
