"""Fake outputs that record their calls, and players that use them."""

import threading
from pathlib import Path

from acusession.domain.cues import Cue
from acusession.paths import bundled_sounds
from acusession.sound.clip import FRAME_BYTES, RATE
from acusession.sound.cue_files import CueFiles
from acusession.sound.cue_mapping import BELL_CUES
from acusession.sound.decode import read_frames
from acusession.sound.outputs.base import OutputError, Sound
from acusession.sound.outputs.timeouts import Timeouts
from acusession.sound.player import Player
from tests.recorder import Clock
from tests.waiting import PATIENCE

PATIENT = Timeouts(
    begin=PATIENCE,
    load=PATIENCE,
    first_call=PATIENCE,
    later_call=PATIENCE,
    probe=PATIENCE,
    end=PATIENCE,
    silence=PATIENCE,
)
"""Timeouts that a busy machine does not reach."""


class Notes:
    """A log of what happened, and a way to wait for an entry."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._changed = threading.Condition()

    def add(self, line: str) -> None:
        with self._changed:
            self.lines.append(line)
            self._changed.notify_all()

    def wait_for(self, line: str) -> None:
        with self._changed:
            came = self._changed.wait_for(lambda: line in self.lines, PATIENCE)
        assert came, f"{line!r} is not among {self.lines}"


def names_of(frames: bytes) -> str:
    """Return the names of the cues in `frames`, after the seconds of leading silence."""
    rest = frames.lstrip(b"\0")
    silent = (len(frames) - len(rest)) / FRAME_BYTES / RATE
    names = [f"{silent:.1f}"] if silent > 0.05 else []
    while rest:
        begun = len(rest)
        for cue in Cue:
            own = read_frames(bundled_sounds() / f"{cue}.wav").lstrip(b"\0")
            if rest.startswith(own):
                names.append(cue)
                rest = rest.removeprefix(own).lstrip(b"\0")
        if len(rest) == begun:
            return "words"
    return " ".join(names) or "a moment of silence"


class FakeOutput:
    """An output that records its calls, and fails, hangs or stalls on request."""

    def __init__(self, name: str, notes: Notes, fails: str = "") -> None:
        self.name = name
        self.uses_device = name != "bell"
        self.needs_whole_clip = False
        self.is_installed = not fails
        self.server_client = None
        self.notes = notes
        self.fails = fails
        self.stuck = False
        self.gate = threading.Event()
        self.gate.set()

    def load(self) -> None:
        if self.fails:
            raise OutputError(self.fails)

    def play(self, sound: Sound) -> None:
        heard = b"".join(sound.chunks())
        self.notes.add(f"{self.name} plays {names_of(heard)}{'!' if sound.rings else ''}")
        self.gate.wait()

    def device(self) -> str:
        return "a notebook"

    def has_stalled(self) -> bool:
        return self.stuck

    def stop(self) -> None:
        self.notes.add(f"{self.name} stops")

    def close(self) -> None:
        pass


def stopped_player(
    notes: Notes, *outputs: FakeOutput, timeouts: Timeouts = PATIENT, warm_up: float = 0.0
) -> Player:
    """Return a player whose clock stands still, so that it does only what is ordered."""
    cue_files = CueFiles(bundled_sounds())
    return Player(outputs, cue_files, notes.add, clock=Clock(), timeouts=timeouts, warm_up=warm_up)


def files_of(*cues: Cue) -> tuple[tuple[Path, ...], bool]:
    """Return the bundled files of some cues, and whether the bell rings for them."""
    return tuple(map(CueFiles(bundled_sounds()).of, cues)), not BELL_CUES.isdisjoint(cues)


def play(player: Player, *cues: Cue) -> None:
    files, rings = files_of(*cues)
    player.play(*files, rings=rings)
