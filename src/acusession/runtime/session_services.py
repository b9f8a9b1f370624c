"""The services of a session: its runner, sound, voice, record and sleep inhibitor."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from acusession import paths
from acusession.config.settings import Settings
from acusession.domain.model import Point
from acusession.runtime.session_setup import Ready
from acusession.runtime.session_speech import speech_options
from acusession.sound.cue_files import cue_files

if TYPE_CHECKING:  # imported when the first session opens
    from acusession.record.journal import Journal
    from acusession.runtime.runner import Listener, Runner
    from acusession.runtime.session_sound import SoundListener
    from acusession.runtime.sleep_inhibitor import SleepInhibitor
    from acusession.sound.player import Player
    from acusession.speech.session_voice import SessionVoice

_READY: Final = 2.0
"""Longest wait in seconds for the first sounds to be loaded: if the first cue were late, every
later one would seem early. Reading a sound library takes 0.2 s, or nearly 1 s on a busy machine."""


class SessionServices:
    """Opens sessions, one at a time, and owns the services of the current one.

    `wait_for_go` makes each press wait for a key; `no_keyboard` means that no key can be pressed.
    """

    def __init__(self, *, wait_for_go: bool = False, no_keyboard: bool = False) -> None:
        self._wait_for_go = wait_for_go
        self._no_keyboard = no_keyboard
        self._player: Player | None = None
        self._voice: SessionVoice | None = None
        self._sound: SoundListener | None = None
        self._awake: SleepInhibitor | None = None
        self._journal: Journal | None = None
        self._before: int | None = None
        self.pain_before: int | None = None
        """The rating before the current session, 0 to 10; None if there is none."""
        self._loaded: Ready | None = None

    def load(self, ready: Ready, report: Callable[[str], None], settings: Settings) -> None:
        """Start loading the sound of a session that may start."""
        from acusession.runtime.session_sound import SoundListener
        from acusession.sound.outputs.registry import outputs_from
        from acusession.sound.player import Player
        from acusession.speech.session_voice import SessionVoice

        self.close(at_once=True)
        claim = ready.claim
        cues, options = cue_files(), speech_options(settings)
        player = Player(
            outputs_from(settings.output, sys.__stderr__),
            cues,
            report,
            muted=settings.mute,
            volume=settings.volume,
            warm_up=settings.warm_up,
            linger=settings.linger,
        )
        voice = SessionVoice(ready.plan, options, cues, report)
        if options.speaks:
            voice.prepare()
            player.load_ahead(*voice.ahead(claim.unfinished.progress.index if claim else 0))
        self._player, self._voice = player, voice
        self._sound = SoundListener(player, cues, voice, settings.silent_cues)
        self._loaded = ready

    def wait_until_loaded(self) -> None:
        """Wait until the first sounds are loaded, for at most two seconds."""
        if self._player is not None and not self._player.muted:
            self._player.ready(_READY)

    def open(
        self,
        ready: Ready,
        face: Listener,
        report: Callable[[str], None],
        settings: Settings,
    ) -> Runner:
        """Return the runner of a new session; load its sound first if `load` has not.

        `report` may be called on any thread.
        """
        from acusession.record.journal import Journal
        from acusession.runtime.runner import Runner
        from acusession.runtime.sleep_inhibitor import SleepInhibitor, inhibit_sleep

        if self._loaded is not ready:
            self.load(ready, report, settings)
            self.wait_until_loaded()
        self._loaded = None
        plan, claim = ready.plan, ready.claim
        assert self._sound is not None
        self._awake = SleepInhibitor(inhibit_sleep, report)
        self._journal = Journal(
            paths.record_file(),
            report,
            row=claim.row if claim else None,
            before=self._before,
        )
        self.pain_before, self._before = self._before, None
        return Runner(
            plan,
            # The sound first: a late cue is noticed sooner than a late line on the screen.
            [self._sound, self._journal, face, self._awake],
            report,
            wait_for_go=self._wait_for_go,
            no_keyboard=self._no_keyboard,
            progress=claim.unfinished.progress if claim else None,
        )

    def rate(self, rating: int) -> None:
        """Record a rating, 0 to 10: after the open session, or before the next if none is open."""
        if self._journal is None:
            self._before = rating
        else:
            self._journal.rate(rating)

    def keep_unfinished(self) -> None:
        """Stop recording the session, so that an unfinished one can be resumed later."""
        if self._journal is not None:
            self._journal.close()
            self._journal = None

    @property
    def output_name(self) -> str:
        """The name of the sound output in use; "" while no session is open."""
        return self._player.output_name if self._player else ""

    def toggle_mute(self) -> bool:
        """Mute or unmute the sound; return whether it is off now."""
        if self._player is None:
            return True
        self._player.muted = not self._player.muted
        if self._voice is not None and not self._player.muted:
            self._voice.prepare()
        return self._player.muted

    def toggle_voice(self) -> bool:
        """Switch the voice off or on; return whether it is off now."""
        return self._sound is None or self._sound.toggle_voice()

    def tell_about(self, point: Point) -> None:
        """Say everything about a point, while the session continues."""
        if self._sound is not None:
            self._sound.tell_about(point)

    def close(self, *, at_once: bool) -> None:
        """Close the record, allow sleep, and end the sound `at_once` or after the current cue."""
        self._loaded = None
        self.keep_unfinished()
        if self._awake is not None:
            self._awake.close()
            self._awake = None
        if self._voice is not None:
            self._voice.close()
            self._voice = None
        if self._player is not None:
            self._player.close(at_once=at_once)
            self._player = self._sound = None
