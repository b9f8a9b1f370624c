"""The services that the screens use, passed in so that no screen opens a file or a device."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from msgspec import Struct, field

from acusession import paths
from acusession.config.settings import Overrides, Settings
from acusession.domain.cues import Cue
from acusession.domain.model import BrokenRoutine, Plan, Point, Routine
from acusession.domain.plan import SpeechSeconds, no_speech
from acusession.record.store import RecordStore
from acusession.runtime.session_setup import Ready

if TYPE_CHECKING:
    from acusession.runtime.runner import Listener, Runner


async def _nothing_to_make(_plan: Plan, _on_wait: Callable[[], None]) -> SpeechSeconds | None:
    return None


def _no_cue(_cue: Cue, _settings: Settings) -> None:
    return None


async def _no_words(_routine: Routine) -> None:
    return None


Report = Callable[[str], None]
"""Reports a problem to the user in one sentence."""


class OpenSession(Protocol):
    """Makes the runner of a session, with all its listeners besides the face."""

    def __call__(self, ready: Ready, face: Listener, report: Report, /) -> Runner:
        """Return the runner of a session that may start."""


class LoadSound(Protocol):
    """Loads the sound of a session; done when its first cue can be played at once."""

    def __call__(self, ready: Ready, report: Report, /) -> Awaitable[None]:
        """Load the sound of a session that may start."""


class PrerenderSpeech(Protocol):
    """Synthesizes the missing speech of a plan."""

    def __call__(
        self, plan: Plan, on_wait: Callable[[], None], /
    ) -> Awaitable[SpeechSeconds | None]:
        """Return the new seconds if any was missing. `on_wait` is called on another thread."""


class Services(Struct, kw_only=True):
    """The rest of the program as the screens use it.

    `read_routines` may read lazily. `is_muted` says whether a session would start muted. `save` and
    `save_routine` (which writes a user's routine under a name and returns its file) raise an
    `AcusessionError` if the file cannot be written. `toggle_mute` and `toggle_voice` return whether
    sound or voice is now off; `tell_about` speaks everything about a point. `close` closes what a
    session opened. `rate` records the pain before the next session, or after the one that has just
    ended; `pain_before` returns the rating before the current session. `output_name` is the sound
    output in use, "" while no session is open.

    `speech_seconds` returns how long a plan's words take now; `prerender` synthesizes the missing
    speech, and returns the new seconds if any was missing; `make_words` starts synthesizing that of
    a routine that was saved. `load_sound`, if given, is awaited
    before `open_session`, unless a key is pressed first. `has_comments` says whether the settings
    file has comments, which are lost when it is written. `overrides` take precedence over the
    settings in this run; `trouble` says what is ignored in either.

    `play_cue` plays a cue with these settings and `stop_cues` closes the sound that it opened; both
    may block for a second, so not on the app's own thread.
    """

    read_routines: Callable[[], Iterable[Routine | BrokenRoutine]]
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
    pain_before: Callable[[], int | None] = lambda: None
    play_cue: Callable[[Cue, Settings], None] = _no_cue
    stop_cues: Callable[[], None] = lambda: None
    output_name: Callable[[], str] = lambda: ""
    record: RecordStore = field(default_factory=lambda: RecordStore(paths.record_file()))
    has_comments: Callable[[], bool] = lambda: False
    overrides: Overrides = field(default_factory=Overrides)
    trouble: str = ""
    speech_seconds: Callable[[], SpeechSeconds] = lambda: no_speech
    load_sound: LoadSound | None = None
    prerender: PrerenderSpeech = _nothing_to_make
    make_words: Callable[[Routine], Awaitable[None]] = _no_words

    @property
    def effective(self) -> Settings:
        """The settings with the overrides of this run."""
        return self.overrides.apply_to(self.settings)
