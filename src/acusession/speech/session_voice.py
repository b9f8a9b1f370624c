"""The voice of one session: finds the files for its words, and requests missing ones."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from acusession.domain.cues import Cue
from acusession.domain.model import Plan, Point
from acusession.session.events import Event
from acusession.session.view import View
from acusession.sound.cue_files import CueFiles
from acusession.speech.narrator import Narrator
from acusession.speech.options import SpeechOptions
from acusession.speech.prerender import request_missing
from acusession.speech.script import VOICE_ON, point_segments
from acusession.speech.segments import Utterance, to_segments
from acusession.speech.timing import SpeechTiming
from acusession.speech.voice_choice import choose_voice

if TYPE_CHECKING:  # imported only if words are missing
    from acusession.speech.synthesis.client import Batch


class SessionVoice:
    """Returns the files to play; it plays nothing. `report` may be called on any thread.

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
        self._choice = choose_voice(plan, options)
        self._store = self._choice.store
        self._timing = SpeechTiming(self._store, cue_files, options.silent_cues, options.warm_up)
        self._late = options.warm_up
        """Seconds by which the next sound is late; the first one must wake the device."""
        self._narrator = Narrator(plan, self._timing.seconds, options)
        self._batch: Batch | None = None
        self._is_prepared = False

    def prepare(self) -> None:
        """Start synthesizing all words of this session that have no file yet. Return at once."""
        if self._is_prepared or not (self.speaks and self._can_say):
            return
        self._is_prepared = True
        if self._choice.notice:
            self._report(self._choice.notice)
        self._store.touch(self._choice.segments)
        self._batch = request_missing(self._choice, self._report)

    def words(self, events: tuple[Event, ...], view: View, cues: Iterable[Cue]) -> tuple[Path, ...]:
        """Return the files of the words for simultaneous events, spoken after their `cues`."""
        before, self._late = self._late + self._timing.cue_seconds(cues), 0.0
        words = self._narrator.words(events, view, before)
        return self._files(words) if self.speaks else ()

    def ahead(self, index: int) -> tuple[Path, ...]:
        """Return the files of the words before the press of step `index` if no key is pressed.

        After the last step they are the words of the closing.
        """
        if not self.speaks:
            return ()
        steps = self._plan.steps
        if index >= len(steps):
            return self._files(to_segments(self._plan.closing))
        before = self._timing.cues_before(steps, index)
        return self._files(self._narrator.ahead(index, before))

    def about(self, point: Point) -> tuple[Path, ...]:
        """Return the files of everything about a point."""
        return self._files(point_segments(point)) if self.speaks else ()

    def hello(self) -> tuple[Path, ...]:
        """Return the file of the words that say that the voice is on."""
        return self._files((VOICE_ON,))

    def close(self) -> None:
        """Stop synthesizing."""
        if self._batch is not None:
            self._batch.cancel()

    def _files(self, words: Utterance) -> tuple[Path, ...]:
        """Return the files of the words, except words that have none."""
        if not self._can_say:
            return ()
        found = map(self._store.find, words)
        return tuple(recorded.path for recorded in found if recorded is not None)
