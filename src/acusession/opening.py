"""Opens a session: its runner, and what listens to it beside the face."""

from __future__ import annotations

import sys
from collections.abc import Callable

from acusession import paths
from acusession.awake import Awake, keep_running
from acusession.model import Plan
from acusession.record.journal import Journal
from acusession.record.unfinished import Claim
from acusession.runner import Listener, Runner
from acusession.settings import Settings
from acusession.sound.cue_files import CueFiles
from acusession.sound.ladder import ladder
from acusession.sound.listener import SoundListener
from acusession.sound.player import Player


class Opening:
    """Opens one session after the other, and holds the sound of the one that runs.

    `hold` makes each press wait for a key; `unattended` says that no key can be pressed.
    """

    def __init__(self, *, hold: bool = False, unattended: bool = False) -> None:
        self._hold = hold
        self._unattended = unattended
        self._player: Player | None = None
        self._awake: Awake | None = None
        self._journal: Journal | None = None
        self._before: int | None = None

    def open(
        self,
        plan: Plan,
        face: Listener,
        report: Callable[[str], None],
        settings: Settings,
        claim: Claim | None = None,
    ) -> Runner:
        """Make the runner of a session of `plan`, or of the rest of what is claimed.

        `report` may be called on any thread.
        """
        self.close(at_once=True)
        cue_files = CueFiles(paths.bundled_sounds(), paths.user_sounds())
        player = Player(
            ladder(settings.output, sys.__stderr__),
            cue_files,
            report,
            muted=settings.mute,
            volume=settings.volume,
            warm_up=settings.warm_up,
            linger=settings.linger,
        )
        self._player = player
        self._awake = Awake(keep_running, report)
        self._journal = Journal(
            paths.record_file(),
            report,
            row=claim.row if claim else None,
            before=self._before,
        )
        self._before = None
        return Runner(
            plan,
            # The sound first: a cue is heard more exactly than a line is read.
            [
                SoundListener(player, cue_files, settings.silent_cues),
                self._journal,
                face,
                self._awake,
            ],
            report,
            hold=self._hold,
            unattended=self._unattended,
            progress=claim.unfinished.progress if claim else None,
        )

    def rate(self, rating: int) -> None:
        """Record how it feels: after the session that is open, else before the next one."""
        if self._journal is None:
            self._before = rating
        else:
            self._journal.rate(rating)

    def keep_unfinished(self) -> None:
        """Record no more of this session, so that one can go on with it another time."""
        if self._journal is not None:
            self._journal.close()
            self._journal = None

    def mute(self) -> bool:
        """Switch the sound off or on again; says whether it is off now."""
        if self._player is None:
            return True
        self._player.muted = not self._player.muted
        return self._player.muted

    def close(self, *, at_once: bool) -> None:
        """End the record, let the machine sleep, give its sound back, `at_once` or after a cue."""
        self.keep_unfinished()
        if self._awake is not None:
            self._awake.close()
            self._awake = None
        if self._player is not None:
            self._player.close(at_once=at_once)
            self._player = None
