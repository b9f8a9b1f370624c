"""What the screens need of the world, handed in, so that no screen opens a file or a device."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from acusession.model import Plan, Routine
from acusession.runner import Listener, Runner
from acusession.settings import Settings

Report = Callable[[str], None]
"""Tells the user of trouble in one sentence."""

OpenSession = Callable[[Plan, Listener, Report], Runner]
"""Makes the runner of a session, with everything else that listens to it beside the face."""


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
