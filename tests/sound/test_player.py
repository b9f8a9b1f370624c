"""The player's manners, on outputs that only take notes."""

import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from acusession.paths import bundled_sounds
from acusession.sound.climber import Climber
from acusession.sound.clip import FRAME_BYTES, RATE, clip_of
from acusession.sound.cue import Cue
from acusession.sound.cue_files import CueFiles
from acusession.sound.cues import RINGS
from acusession.sound.files import read_frames
from acusession.sound.output import OutputError, Sound
from acusession.sound.player import Player
from tests.wall_clock import wall_clock

PATIENCE = 10.0
"""Seconds after which what was waited for will not come any more."""


class Notes:
    """What happened, in order, and a way to wait for it."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._changed = threading.Condition()

    def add(self, line: str) -> None:
        with self._changed:
            self.lines.append(line)
            self._changed.notify_all()

    def wait_for(self, line: str, times: int = 1) -> None:
        with self._changed:
            came = self._changed.wait_for(lambda: self.lines.count(line) >= times, PATIENCE)
        assert came, f"{line!r} is not among {self.lines}"


def names_of(frames: bytes) -> str:
    """The cues that `frames` are made of, and the seconds of silence, to the tenth."""
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
    return " ".join(names)


class FakeOutput:
    """Notes what it is told; fails, hangs or gets stuck where a test says so."""

    def __init__(self, name: str, notes: Notes, fails: str = "") -> None:
        self.name = name
        self.holds_device = name != "bell"
        self.takes_whole = False
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
        self.gate.wait(PATIENCE)

    def device(self) -> str:
        return "a notebook"

    def is_stuck(self) -> bool:
        return self.stuck

    def stop(self) -> None:
        self.notes.add(f"{self.name} stops")

    def close(self) -> None:
        pass


@pytest.fixture
def notes() -> Notes:
    return Notes()


@pytest.fixture
def output(notes: Notes) -> FakeOutput:
    return FakeOutput("first", notes)


def player_of(notes: Notes, *rungs: FakeOutput, own: Path | None = None) -> Player:
    return Player(rungs, CueFiles(bundled_sounds(), own), notes.add)


def play(player: Player, *cues: Cue) -> None:
    files = map(CueFiles(bundled_sounds()).of, cues)
    player.play(*files, rings=not RINGS.isdisjoint(cues))


def test_a_cue_is_played_and_the_output_let_go_after_it(notes: Notes, output: FakeOutput) -> None:
    player = player_of(notes, output)
    started = time.monotonic()
    play(player, Cue.LAST_THREE)
    notes.wait_for("first stops")
    assert notes.lines == ["first plays last_three", "first stops"]
    assert time.monotonic() - started > 0.22, "let go before the end of the sound"
    player.close()


def test_a_cue_has_begun_before_anybody_goes_on(
    notes: Notes, output: FakeOutput, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who went on drawing at once would take the interpreter from it."""
    player = player_of(notes, output)
    player.ready(PATIENCE)
    monkeypatch.setattr("acusession.sound.worker._MOMENT", PATIENCE)  # also on a busy machine
    for times in range(1, 6):
        play(player, Cue.LAST_THREE)
        assert notes.lines.count("first plays last_three") == times
    player.close(at_once=True)


def test_cues_asked_for_together_come_one_after_the_other(notes: Notes, output: FakeOutput) -> None:
    player = player_of(notes, output)
    play(player, Cue.END, Cue.OTHER_SIDE)
    player.close(at_once=True)
    assert notes.lines == ["first plays end other_side!", "first stops"]


def test_a_new_cue_cuts_the_one_that_plays(notes: Notes, output: FakeOutput) -> None:
    player = player_of(notes, output)
    play(player, Cue.CLOSING)
    play(player, Cue.PAUSE)
    notes.wait_for("first plays pause")
    assert notes.lines == ["first plays closing!", "first plays pause"]
    player.stop()
    player.close()


@wall_clock
def test_stop_silences_at_once(notes: Notes, output: FakeOutput) -> None:
    player = player_of(notes, output)
    play(player, Cue.CLOSING)
    notes.wait_for("first plays closing!")
    player.stop()
    stopped = time.monotonic()
    notes.wait_for("first stops")
    assert time.monotonic() - stopped < 0.05
    player.close()


def test_muted_nothing_is_played_and_muting_silences(notes: Notes, output: FakeOutput) -> None:
    player = player_of(notes, output)
    play(player, Cue.CLOSING)
    player.muted = True
    play(player, Cue.PRESS)
    notes.wait_for("first stops")
    player.muted = False
    play(player, Cue.END)
    notes.wait_for("first plays end!")
    assert notes.lines == ["first plays closing!", "first stops", "first plays end!"]
    player.stop()
    player.close()


@wall_clock
def test_closing_lets_the_last_cue_end(notes: Notes, output: FakeOutput) -> None:
    player = player_of(notes, output)
    play(player, Cue.LAST_THREE)
    started = time.monotonic()
    player.close()
    assert 0.2 < time.monotonic() - started < 2.0
    assert notes.lines == ["first plays last_three", "first stops"]


@wall_clock
def test_closing_in_silence_takes_no_time(notes: Notes, output: FakeOutput) -> None:
    player = player_of(notes, output)
    started = time.monotonic()
    player.close()
    assert time.monotonic() - started < 0.5
    assert not [thread for thread in threading.enumerate() if thread.name == "sound"]


def test_leaving_the_interpreter_silences_the_output_first() -> None:
    """An open device could hang the interpreter's end for ever."""
    program = (
        "from acusession.sound.cue import Cue\n"
        "from tests.sound.test_player import FakeOutput, Notes, play, player_of\n"
        "notes = Notes()\n"
        "player = player_of(notes, FakeOutput('first', notes))\n"
        "play(player, Cue.CLOSING)\n"
        "notes.wait_for('first plays closing!')\n"
        "notes.add = print\n"
    )
    command = [sys.executable, "-c", program]
    root = Path(__file__).parents[2]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, timeout=PATIENCE)
    assert (done.stdout, done.stderr) == ("first stops\n", "")


def test_an_output_that_fails_gives_way_to_the_next_with_one_sentence(notes: Notes) -> None:
    rungs = [
        FakeOutput("first", notes, fails="it is not installed"),
        FakeOutput("second", notes, fails="no sound device answers"),
        FakeOutput("third", notes),
    ]
    player = player_of(notes, *rungs)
    assert player.output_name == "first"
    play(player, Cue.PRESS)
    notes.wait_for("third plays press!")
    play(player, Cue.HALF_WAY)
    notes.wait_for("third plays half_way")
    assert player.output_name == "third"
    assert [line for line in notes.lines if line.startswith("The")] == [
        "The output first gives no sound (it is not installed), so third takes over."
    ]
    player.stop()
    player.close()


@wall_clock
def test_nobody_waits_for_the_rest_of_a_bell(notes: Notes) -> None:
    player = player_of(notes, FakeOutput("bell", notes))
    play(player, Cue.CLOSING)
    started = time.monotonic()
    player.close()
    assert time.monotonic() - started < 1.0
    assert notes.lines == ["bell plays closing!"]


def test_below_the_last_rung_is_silence_told_once(notes: Notes) -> None:
    player = player_of(notes, FakeOutput("bell", notes, fails="there is no terminal"))
    play(player, Cue.PRESS)
    play(player, Cue.END)
    player.close()
    assert player.output_name == "none"
    assert notes.lines == [
        "The output bell gives no sound (there is no terminal), so the session goes on in silence."
    ]


def test_no_output_at_all_is_nothing_to_tell(notes: Notes) -> None:
    player = player_of(notes)
    assert player.output_name == "none"
    play(player, Cue.PRESS)
    player.close()
    assert notes.lines == []


@wall_clock
def test_an_output_that_dies_in_mid_sound_gives_way_within_a_second(
    notes: Notes, output: FakeOutput
) -> None:
    player = player_of(notes, output, FakeOutput("bell", notes))
    play(player, Cue.CLOSING)
    notes.wait_for("first plays closing!")
    output.stuck = True
    died = time.monotonic()
    sentence = "The output first has fallen silent, so the terminal bell takes over."
    notes.wait_for(sentence)
    assert time.monotonic() - died < 1.0
    notes.wait_for("first stops")
    assert "bell plays closing!" in notes.lines
    assert notes.lines.count(sentence) == 1
    assert player.output_name == "bell"
    player.stop()
    player.close()


def test_a_single_late_look_is_no_death(notes: Notes) -> None:
    """After the process itself was stopped, the first look always finds the output late."""

    class LateOnce(FakeOutput):
        looks = 0

        def is_stuck(self) -> bool:
            self.looks += 1
            return self.looks == 1

    player = player_of(notes, LateOnce("first", notes))
    play(player, Cue.LAST_THREE)
    player.close()
    assert notes.lines == ["first plays last_three", "first stops"]


@wall_clock
def test_an_output_that_hangs_is_left_with_what_was_to_be_played(
    notes: Notes, output: FakeOutput, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("acusession.sound.guarded._LATER", 0.1)
    player = player_of(notes, output, FakeOutput("second", notes))
    play(player, Cue.PREPARE)
    notes.wait_for("first plays prepare")
    output.gate.clear()
    asked = time.monotonic()
    play(player, Cue.PRESS)
    assert time.monotonic() - asked < 0.09, "it is given a moment, not until it is left"
    notes.wait_for("second plays press!")
    assert time.monotonic() - asked < 1.0
    sentence = "The output first gives no sound (it no longer answers), so second takes over."
    notes.wait_for(sentence)
    output.gate.set()
    notes.wait_for("first stops")
    player.close()
    assert "second stops" in notes.lines
    assert notes.lines.count(sentence) == 1


@wall_clock
def test_leaving_does_not_wait_for_what_hangs(notes: Notes, output: FakeOutput) -> None:
    player = player_of(notes, output)
    output.gate.clear()
    play(player, Cue.PRESS)
    notes.wait_for("first plays press!")
    asked = time.monotonic()
    player.close(at_once=True)
    assert time.monotonic() - asked < 1.5
    output.gate.set()
    notes.wait_for("first stops")


@pytest.mark.parametrize("fails", ["no sound device answers", "hangs"])
def test_what_is_above_is_tried_again_later_and_told_when_it_works(
    notes: Notes, monkeypatch: pytest.MonkeyPatch, fails: str
) -> None:
    monkeypatch.setattr("acusession.sound.climber._FIRST_WAIT", 0.2)
    monkeypatch.setattr("acusession.sound.guarded._AT_FIRST", 0.1)
    first = FakeOutput("first", notes, fails=fails)
    if fails == "hangs":
        first.fails = ""
        first.gate.clear()
    player = player_of(notes, first, FakeOutput("bell", notes))
    play(player, Cue.PRESS)
    notes.wait_for("bell plays press!")
    time.sleep(0.25)
    play(player, Cue.END)  # in vain, and nothing said
    notes.wait_for("bell plays end!")
    first.fails = ""
    first.gate.set()
    play(player, Cue.CLOSING)  # too early to try again
    notes.wait_for("bell plays closing!")
    time.sleep(0.45)
    play(player, Cue.PAUSE)
    notes.wait_for("first plays pause")
    notes.wait_for("The output first works again.")
    assert player.output_name == "first"
    assert len([line for line in notes.lines if line.startswith("The")]) == 2
    player.close(at_once=True)


def test_asked_to_it_tries_at_once(notes: Notes) -> None:
    first = FakeOutput("first", notes, fails="no sound device answers")
    player = player_of(notes, first)
    play(player, Cue.PRESS)
    notes.wait_for(
        "The output first gives no sound (no sound device answers), "
        "so the session goes on in silence."
    )
    first.fails = ""
    play(player, Cue.PAUSE)
    player.try_above()
    play(player, Cue.RESUME)
    notes.wait_for("The output first works again.")
    player.close(at_once=True)
    assert [line for line in notes.lines if "plays" in line] == ["first plays resume"]


def test_an_output_that_comes_and_goes_is_told_of_ever_more_seldom(
    notes: Notes, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 0.0
    monkeypatch.setattr("acusession.sound.climber.time", SimpleNamespace(monotonic=lambda: now))
    first = FakeOutput("first", notes)
    climber = Climber([first], notes.add)
    sound = Sound((clip_of(bytes(2)),))
    for second in range(600):  # a cue a second, for ten minutes
        now = float(second)
        first.fails = "no sound device answers" if second // 40 % 2 else ""
        climber.play(sound)
    climber.end()
    assert 2 < len([line for line in notes.lines if line.startswith("The")]) <= 5


def test_a_fault_in_a_library_costs_the_output_and_not_the_sound(notes: Notes) -> None:
    class Faulty(FakeOutput):
        def play(self, sound: Sound) -> None:
            raise ZeroDivisionError("of all things")

    player = player_of(notes, Faulty("first", notes), FakeOutput("second", notes))
    play(player, Cue.PRESS)
    notes.wait_for("second plays press!")
    notes.wait_for(
        "The output first gives no sound (it failed: of all things), so second takes over."
    )
    player.close(at_once=True)


@pytest.fixture
def sleepy(notes: Notes, output: FakeOutput) -> Iterator[Player]:
    """A player of a device that takes 0.3 seconds to wake and stays awake for 0.6."""
    cue_files = CueFiles(bundled_sounds())
    player = Player([output], cue_files, notes.add, warm_up=0.3, linger=0.6)
    yield player
    player.close(at_once=True)


def test_a_sleeping_device_is_woken_by_silence_first(notes: Notes, sleepy: Player) -> None:
    play(sleepy, Cue.LAST_THREE)
    notes.wait_for("first plays 0.3 last_three")
    time.sleep(0.4)
    play(sleepy, Cue.LAST_THREE)
    notes.wait_for("first plays last_three")


@wall_clock
def test_what_is_expected_finds_the_device_awake(notes: Notes, sleepy: Player) -> None:
    begun = time.monotonic()
    sleepy.expect(0.8)
    notes.wait_for("first plays 0.7")
    assert 0.25 < time.monotonic() - begun < 0.5
    time.sleep(max(0.0, begun + 0.8 - time.monotonic()))
    play(sleepy, Cue.PRESS)
    notes.wait_for("first plays press!")


def test_a_device_is_not_let_go_just_before_it_is_needed(notes: Notes, sleepy: Player) -> None:
    play(sleepy, Cue.LAST_THREE)
    sleepy.expect(1.4)  # awake until 0.3 + 0.22 + 0.6
    time.sleep(1.4)
    play(sleepy, Cue.LAST_THREE)
    notes.wait_for("first plays last_three")
    assert "first stops" not in notes.lines


def test_a_device_that_was_woken_in_vain_is_let_go(notes: Notes, sleepy: Player) -> None:
    sleepy.expect(0.2)
    notes.wait_for("first plays 0.4")
    notes.wait_for("first stops")


def test_nothing_is_woken_for_what_is_no_longer_expected_or_heard(
    notes: Notes, sleepy: Player
) -> None:
    sleepy.expect(0.6)
    sleepy.expect(None)
    sleepy.expect(0.6)
    sleepy.muted = True
    sleepy.expect(0.6)
    time.sleep(0.3)
    assert notes.lines == []


def test_what_was_asked_for_ahead_is_at_hand_once_it_is_ready(
    notes: Notes, output: FakeOutput, tmp_path: Path
) -> None:
    player = player_of(notes, output)
    file = tmp_path / "word.wav"
    file.write_bytes((bundled_sounds() / "end.wav").read_bytes())
    player.load_ahead(file)
    assert player.ready(within=PATIENCE)
    file.unlink()
    player.play(file)
    notes.wait_for("first plays end")
    player.close(at_once=True)
