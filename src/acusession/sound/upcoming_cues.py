"""The time of a session's next cue, if no key is pressed."""

from __future__ import annotations

from collections.abc import Iterator

from acusession.domain.cues import Cue
from acusession.session.events import Phase
from acusession.session.transitions import HALF_WAY_FROM
from acusession.session.view import View


def seconds_to_next_cue(view: View, silent: frozenset[Cue] = frozenset()) -> float | None:
    """Return the seconds from `view.now` to the next cue that is not silent; None if none comes."""
    ahead = (
        seconds
        for seconds, cues in _cues_ahead(view)
        if seconds > 0 and not silent.issuperset(cues)
    )
    return min(ahead, default=None)


def _cues_ahead(view: View) -> Iterator[tuple[float, tuple[Cue, ...]]]:
    """Yield (seconds from now, possible cues) for each cue ahead in this phase."""
    if view.resumes_at is not None:
        yield view.resumes_at - view.now, (Cue.RESUME,)
    if view.is_paused or view.ended:
        return
    match view.phase:
        case Phase.PREPARE:
            yield view.left, (Cue.PRESS, Cue.PREPARE)
        case Phase.LEAD_IN:
            yield view.left, (Cue.PRESS,)
        case Phase.PRESS:
            if view.length >= HALF_WAY_FROM:
                yield view.left - view.length / 2, (Cue.HALF_WAY,)
            for last in (3, 2, 1):
                yield view.left - last, (Cue.LAST_THREE,)
            yield view.left, (Cue.END, Cue.PREPARE, Cue.OTHER_SIDE, Cue.CLOSING)
