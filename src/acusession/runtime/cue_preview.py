"""Cues played outside a session, so that the user can hear them while changing settings."""

from __future__ import annotations

import sys
from collections.abc import Callable
from threading import Lock
from typing import TYPE_CHECKING, Any

from acusession.config.settings import Settings
from acusession.domain.cues import Cue
from acusession.sound.cue_files import cue_files

if TYPE_CHECKING:  # imported with the first cue
    from acusession.sound.player import Player


class CuePreview:
    """Plays single cues with the settings of the moment.

    `play` and `close` can take a second if the sound device hangs; call them from any thread except
    that of the screen. `report` gets each problem once, on any thread.
    """

    def __init__(self, report: Callable[[str], None]) -> None:
        self._report = report
        self._reported: set[str] = set()
        self._player: Player | None = None
        self._played_with: tuple[Any, ...] = ()
        self._cues = cue_files()
        self._lock = Lock()

    def play(self, cue: Cue, settings: Settings) -> None:
        """Play a cue in place of the current one; open the sound again if its settings changed."""
        from acusession.sound.cue_mapping import BELL_CUES

        with self._lock:
            wanted = settings.output, settings.volume, settings.mute, settings.warm_up
            if self._player is None or wanted != self._played_with:
                self._close()
                self._player, self._played_with = self._open(settings), wanted
            self._player.play(self._cues.of(cue), rings=cue in BELL_CUES)

    def close(self) -> None:
        """End the current cue and close the sound device."""
        with self._lock:
            self._close()

    def _open(self, settings: Settings) -> Player:
        from acusession.sound.outputs.registry import outputs_from
        from acusession.sound.player import Player

        return Player(
            outputs_from(settings.output, sys.__stderr__),
            self._cues,
            self._report_once,
            muted=settings.mute,
            volume=settings.volume,
            warm_up=settings.warm_up,
            linger=settings.linger,
        )

    def _close(self) -> None:
        if self._player is not None:
            self._player.close(at_once=True)
            self._player = None

    def _report_once(self, sentence: str) -> None:
        if sentence not in self._reported:
            self._reported.add(sentence)
            self._report(sentence)
