"""What the screens need of the world, handed in, so that no screen opens a file or a device."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from acusession.model import Plan, Routine
from acusession.record.unfinished import Claim
from acusession.runner import Listener, Runner
from acusession.settings import Settings

Report = Callable[[str], None]
"""Tells the user of trouble in one sentence."""


class OpenSession(Protocol):
    """Makes the runner of a session, with everything else that listens to it beside the face."""

    def __call__(
        self, plan: Plan, face: Listener, report: Report, claim: Claim | None = None, /
    ) -> Runner:
        """Make it; with a claim, of the rest of what is claimed."""


@dataclass(slots=True, kw_only=True)
class Backstage:
    """Routines to read, settings to keep, sessions to open, sound to switch.

    `is_muted` tells how a session would begin now. `save` raises an `AcusessionError` when the
    settings cannot be kept. `mute` switches the sound off and on and says whether it is off now;
    `close` ends what a session opened.
    """

    read_routines: Callable[[], tuple[Routine, ...]]
    settings: Settings
    is_muted: Callable[[], bool]
    save: Callable[[Settings], None]
    open_session: OpenSession
    mute: Callable[[], bool]
    close: Callable[[], None]
