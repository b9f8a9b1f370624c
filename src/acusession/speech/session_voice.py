"""The voice of one session: puts what is to be said into files, and has made what is missing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from acusession.config.settings import Settings
from acusession.domain.cues import Cue
from acusession.domain.model import Plan, Point, unique
from acusession.session.events import Event
from acusession.session.view import View
from acusession.sound.audibility import can_say_words
from acusession.sound.cue_files import CueFiles
from acusession.speech.event_phrases import Wishes
from acusession.speech.narrator import Narrator
from acusession.speech.prerender import (
    describe_fallback,
    helper_command,
    library_for,
    missing_of,
)
from acusession.speech.script import VOICE_ON, about, everything
from acusession.speech.segments import Utterance, said
from acusession.speech.timing import Room

if TYPE_CHECKING:  # what makes words is imported when some are missing
    from acusession.speech.synthesis.client import Maker


class Voice:
    """Says nothing by itself: gives the files to play. `report` may be called on any thread.

    `speaks` can be changed at any time.
    """

    def __init__(
        self, plan: Plan, settings: Settings, cue_files: CueFiles, report: Callable[[str], None]
    ) -> None:
        self.speaks = settings.voice
        self._can_say = can_say_words(settings.output)
        self._plan = plan
        self._report = report
        self._library = library_for(settings)
        self._fallback = describe_fallback(settings, self._library)
        self._room = Room(self._library, cue_files, settings.silent_cues, settings.warm_up)
        self._late = settings.warm_up
        """By how much what is heard next comes late: the very first sound has a device to wake."""
        wishes = Wishes(half_way=settings.say_half_way, last_three=settings.say_last_three)
        self._narrator = Narrator(plan, self._room.seconds, wishes)
        self._maker: Maker | None = None
        self._is_prepared = False

    def prepare(self) -> None:
        """Have made what this session may say and nobody has said before. Returns at once."""
        if self._is_prepared or not (self.speaks and self._can_say):
            return
        self._is_prepared = True
        if self._fallback:
            self._report(self._fallback)
        pieces = unique(everything(self._plan.steps, self._plan.closing))
        self._library.touch(pieces)
        missing = missing_of(pieces, self._library)
        if not missing:
            return
        from acusession.speech.synthesis.client import Maker
        from acusession.speech.synthesis.engines import engine_name

        engine = engine_name()
        if not engine:
            self._report(
                "No speech program is found here, so part of this session is told by cues alone. "
                "To hear all of it: pip install 'acusession[voice]'."
            )
            return
        self._maker = Maker(self._library, helper_command(engine, self._library), self._report)
        self._maker.want(missing)

    def words(self, events: tuple[Event, ...], view: View, cues: Iterable[Cue]) -> tuple[Path, ...]:
        """What is said of events that came together, after their `cues`."""
        before, self._late = self._late + self._room.cue_seconds(cues), 0.0
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
            return self._files(said(self._plan.closing))
        before = self._room.cues_before(steps, index)
        return self._files(self._narrator.ahead(index, before))

    def about(self, point: Point) -> tuple[Path, ...]:
        """Everything about a point."""
        return self._files(about(point)) if self.speaks else ()

    def hello(self) -> tuple[Path, ...]:
        """That the voice is there again."""
        return self._files((VOICE_ON,))

    def close(self) -> None:
        """Make no more, and leave no helper behind."""
        if self._maker is not None:
            self._maker.close()

    def _files(self, words: Utterance) -> tuple[Path, ...]:
        """The files there are; what has none is not said."""
        if not self._can_say:
            return ()
        found = map(self._library.find, words)
        return tuple(recorded.path for recorded in found if recorded is not None)
