"""The voice of one session: puts what is to be said into files, and has made what is missing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from acusession.domain.cues import Cue
from acusession.domain.model import Plan, Point, unique
from acusession.session.events import Event
from acusession.session.view import View
from acusession.sound.cue_files import CueFiles
from acusession.speech.narrator import Narrator
from acusession.speech.options import SpeechOptions
from acusession.speech.prerender import (
    describe_fallback,
    missing_segments,
    voice_store_for,
    worker_command,
)
from acusession.speech.script import VOICE_ON, all_segments, point_segments
from acusession.speech.segments import Utterance, to_segments
from acusession.speech.timing import SpeechTiming

if TYPE_CHECKING:  # what makes words is imported when some are missing
    from acusession.speech.synthesis.client import SynthesisClient


class SessionVoice:
    """Says nothing by itself: gives the files to play. `report` may be called on any thread.

    `speaks` can be changed at any time.
    """

    def __init__(
        self,
        plan: Plan,
        options: SpeechOptions,
        cue_files: CueFiles,
        report: Callable[[str], None],
    ) -> None:
        self.speaks = options.is_on
        self._can_say = options.is_audible
        self._plan = plan
        self._report = report
        self._store = voice_store_for(options)
        self._fallback = describe_fallback(options, self._store)
        self._timing = SpeechTiming(self._store, cue_files, options.silent_cues, options.warm_up)
        self._late = options.warm_up
        """By how much what is heard next comes late: the very first sound has a device to wake."""
        self._narrator = Narrator(plan, self._timing.seconds, options)
        self._client: SynthesisClient | None = None
        self._is_prepared = False

    def prepare(self) -> None:
        """Have made what this session may say and nobody has said before. Returns at once."""
        if self._is_prepared or not (self.speaks and self._can_say):
            return
        self._is_prepared = True
        if self._fallback:
            self._report(self._fallback)
        segments = unique(all_segments(self._plan.steps, self._plan.closing))
        self._store.touch(segments)
        missing = missing_segments(segments, self._store)
        if not missing:
            return
        from acusession.speech.synthesis.client import SynthesisClient
        from acusession.speech.synthesis.engines import engine_name

        engine = engine_name()
        if not engine:
            self._report(
                "No speech program is found here, so part of this session is told by cues alone. "
                "To hear all of it: pip install 'acusession[voice]'."
            )
            return
        self._client = SynthesisClient(
            self._store, worker_command(engine, self._store), self._report
        )
        self._client.request(missing)

    def words(self, events: tuple[Event, ...], view: View, cues: Iterable[Cue]) -> tuple[Path, ...]:
        """What is said of events that came together, after their `cues`."""
        before, self._late = self._late + self._timing.cue_seconds(cues), 0.0
        words = self._narrator.words(events, view, before)
        return self._files(words) if self.speaks else ()

    def ahead(self, index: int) -> tuple[Path, ...]:
        """What will be said before the press of step `index` if nobody touches a key.

        Beyond the last step it is what is said at the closing.
        """
        if not self.speaks:
            return ()
        steps = self._plan.steps
        if index >= len(steps):
            return self._files(to_segments(self._plan.closing))
        before = self._timing.cues_before(steps, index)
        return self._files(self._narrator.ahead(index, before))

    def about(self, point: Point) -> tuple[Path, ...]:
        """Everything about a point."""
        return self._files(point_segments(point)) if self.speaks else ()

    def hello(self) -> tuple[Path, ...]:
        """That the voice is there again."""
        return self._files((VOICE_ON,))

    def close(self) -> None:
        """Make no more, and leave no helper behind."""
        if self._client is not None:
            self._client.close()

    def _files(self, words: Utterance) -> tuple[Path, ...]:
        """The files there are; what has none is not said."""
        if not self._can_say:
            return ()
        found = map(self._store.find, words)
        return tuple(recorded.path for recorded in found if recorded is not None)
