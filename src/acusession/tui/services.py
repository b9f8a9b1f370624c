"""What the screens need of the world, handed in, so that no screen opens a file or a device."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from msgspec import Struct, field

from acusession import paths
from acusession.config.settings import Overrides, Settings
from acusession.domain.model import Plan, Point, Routine
from acusession.domain.plan import SpeechSeconds, no_speech
from acusession.record.store import RecordStore
from acusession.runtime.session_setup import Ready

if TYPE_CHECKING:
    from acusession.runtime.runner import Listener, Runner


async def _nothing_to_make(_plan: Plan) -> SpeechSeconds | None:
    return None


Report = Callable[[str], None]
"""Tells the user of trouble in one sentence."""


class OpenSession(Protocol):
    """Makes the runner of a session, with everything else that listens to it beside the face."""

    def __call__(self, ready: Ready, face: Listener, report: Report, /) -> Runner:
        """Make it, of what may start."""


class LoadSound(Protocol):
    """Loads what is heard of a session; done when its first cue can be heard at once."""

    def __call__(self, ready: Ready, report: Report, /) -> Awaitable[None]:
        """Load it, of what may start."""


class Services(Struct, kw_only=True):
    """What the screens may ask of the rest of the program.

    `read_routines` may read as it goes. `is_muted` says how a session would start now. `save` and
    `save_routine`, which writes a routine of the user's under a name and returns its file, raise an
    `AcusessionError` where that cannot be written. `toggle_mute` and `toggle_voice` return whether
    sound or voice is off now; `tell_about` speaks everything about a point. `close` ends what a
    session opened. `rate` records the pain before the next session, or after the one that has just
    ended. `output_name` is the sound output in use, "" while no session is open.

    `speech_seconds` returns how long a plan's words take as things are; `prerender` has the missing
    ones made, and returns the new seconds if any were. `load_sound`, where there is any to load, is
    awaited before `open_session`, unless a key comes first. `has_comments` says whether the
    settings file holds comments, which are lost when it is written. `overrides` take precedence
    over the settings this time; `trouble` says what of both is ignored.
    """

    read_routines: Callable[[], Iterable[Routine]]
    settings: Settings
    is_muted: Callable[[], bool]
    save: Callable[[Settings], None]
    save_routine: Callable[[Routine, str], Path]
    open_session: OpenSession
    toggle_mute: Callable[[], bool]
    toggle_voice: Callable[[], bool]
    tell_about: Callable[[Point], None]
    close: Callable[[], None]
    rate: Callable[[int], None] = lambda rating: None
    output_name: Callable[[], str] = lambda: ""
    record: RecordStore = field(default_factory=lambda: RecordStore(paths.record_file()))
    has_comments: Callable[[], bool] = lambda: False
    overrides: Overrides = field(default_factory=Overrides)
    trouble: str = ""
    speech_seconds: Callable[[], SpeechSeconds] = lambda: no_speech
    load_sound: LoadSound | None = None
    prerender: Callable[[Plan], Awaitable[SpeechSeconds | None]] = _nothing_to_make

    @property
    def effective(self) -> Settings:
        """The settings as they count this time."""
        return self.overrides.apply_to(self.settings)
