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
    """Routines to read, settings to keep, sessions to open, sound to switch, what was recorded.

    `read_routines` may read as it goes. `is_muted` tells how a session would begin now. `save`
    raises an `AcusessionError` when the settings cannot be kept, and so does `save_routine`, which
    writes a routine as the user's own under a name and gives its file. `toggle_mute` switches the sound
    off and on and says whether it is off now, `toggle_voice` does so with the words alone;
    `tell_about` has everything about a point said. `close` ends what a session opened. `rate` keeps
    how it feels, before the next session or after the one that has just ended. `output_name` is
    what plays the sound now, "" where nothing is open.
    `speech_seconds` tells how much time a plan must leave for words as things are; `prerender` has
    those made that are missing in a plan about to start, and gives the seconds they take by now, if
    any were.
    `load_sound`, where anything is to be loaded, is waited for before `open_session`, unless a key
    asks something of the session meanwhile.
    `has_comments` tells whether the settings' file holds any, which go when it is written.
    `overrides` stand over the settings for this time; `trouble` is what does not count of them.
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
