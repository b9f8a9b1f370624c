"""Tests of what is played when and how long a device is held open, on a clock set by the test."""

from collections.abc import Callable, Iterator

import pytest

from acusession.domain.cues import Cue
from acusession.paths import bundled_sounds
from acusession.sound.clip import clip_of
from acusession.sound.clip_cache import ClipCache
from acusession.sound.cue_files import CueFiles
from acusession.sound.outputs.base import Sound
from acusession.sound.outputs.fallback import FallbackOutput
from acusession.sound.playback import Playback
from tests.recorder import Clock
from tests.sound.fakes import PATIENT, FakeOutput, Notes, files_of
from tests.sound.hearing import cue_seconds

TICK = cue_seconds(Cue.LAST_THREE)
LEAST = 0.5
"""Minimum time a device stays open after a sound, seconds."""

LOOK = 0.1
"""Maximum delay until something due is noticed, seconds."""

LITTLE = 0.001


class Played:
    """A playback and its clock."""

    def __init__(
        self, notes: Notes, *outputs: FakeOutput, warm_up: float = 0.0, linger: float = 0.0
    ) -> None:
        self.clock = Clock()
        self.fallback = FallbackOutput(outputs, notes.add, self.clock, PATIENT)
        clips = ClipCache(CueFiles(bundled_sounds()), 100, notes.add)
        self.playback = Playback(self.fallback, clips, self.clock, warm_up=warm_up, linger=linger)

    def play(self, *cues: Cue) -> None:
        files, rings = files_of(*cues)
        self.playback.play(files, rings=rings)

    def expect(self, seconds: float) -> None:
        self.playback.expect(self.clock.now + seconds)

    def wait(self, seconds: float) -> None:
        """Advance the clock, doing all that becomes due."""
        until = self.clock.now + seconds
        while (left := self.playback.seconds_to_next()) is not None:
            if self.clock.now + left > until:
                break
            self.clock.now += left
            self.playback.wake()
        self.clock.now = until


Make = Callable[..., Played]


@pytest.fixture
def played(notes: Notes) -> Iterator[Make]:
    """Return a factory of playbacks, which are ended after the test."""
    made: list[Played] = []

    def make(*outputs: FakeOutput, warm_up: float = 0.0, linger: float = 0.0) -> Played:
        made.append(Played(notes, *outputs, warm_up=warm_up, linger=linger))
        return made[-1]

    yield make
    for each in made:
        each.fallback.end()


def test_a_cue_is_played_and_the_output_let_go_after_it(
    notes: Notes, output: FakeOutput, played: Make
) -> None:
    player = played(output)
    player.play(Cue.LAST_THREE)
    player.wait(TICK + LEAST - LITTLE)
    assert notes.lines == ["first plays last_three"]
    player.wait(LOOK + LITTLE)
    assert notes.lines == ["first plays last_three", "first stops"]
    assert player.playback.seconds_to_next() is None


def test_a_device_is_held_open_for_its_linger(
    notes: Notes, output: FakeOutput, played: Make
) -> None:
    player = played(output, linger=20.0)
    player.play(Cue.LAST_THREE)
    player.wait(TICK + 20.0 - LITTLE)
    assert notes.lines == ["first plays last_three"]
    player.wait(LOOK + LITTLE)
    assert notes.lines == ["first plays last_three", "first stops"]


def test_finishing_lets_the_last_cue_end_and_lingers_no_longer(
    notes: Notes, output: FakeOutput, played: Make
) -> None:
    player = played(output, linger=20.0)
    player.play(Cue.LAST_THREE)
    player.playback.finish()
    player.wait(TICK + LEAST - LITTLE)
    assert not player.playback.is_over
    player.wait(LOOK + LITTLE)
    assert player.playback.is_over
    assert notes.lines == ["first plays last_three", "first stops"]


def test_finishing_in_silence_is_over_at_once(output: FakeOutput, played: Make) -> None:
    player = played(output)
    assert not player.playback.is_over
    player.playback.finish()
    assert player.playback.is_over


def test_nobody_waits_for_the_rest_of_a_bell(notes: Notes, played: Make) -> None:
    player = played(FakeOutput("bell", notes))
    player.play(Cue.CLOSING)
    player.playback.finish()
    assert player.playback.is_over
    assert notes.lines == ["bell plays closing!"]


def test_an_output_that_dies_in_mid_sound_gives_way_within_two_looks(
    notes: Notes, output: FakeOutput, played: Make
) -> None:
    player = played(output, FakeOutput("bell", notes))
    player.play(Cue.CLOSING)
    output.stuck = True
    player.wait(2 * LOOK - LITTLE)
    assert notes.lines == ["first plays closing!"]
    player.wait(2 * LITTLE)
    sentence = "The sound output first stopped responding. The terminal bell is used instead."
    notes.wait_for("first stops")
    assert sorted(notes.lines[1:]) == sorted(["bell plays closing!", sentence, "first stops"])
    assert player.fallback.name == "bell"


def test_a_single_late_look_is_no_death(notes: Notes, played: Make) -> None:
    """After the process itself was suspended, the first check always finds the output late."""

    class LateOnce(FakeOutput):
        looks = 0

        def has_stalled(self) -> bool:
            self.looks += 1
            return self.looks == 1

    player = played(LateOnce("first", notes), FakeOutput("second", notes))
    player.play(Cue.LAST_THREE)
    player.wait(10)
    assert notes.lines == ["first plays last_three", "first stops"]


def test_what_is_above_is_tried_again_later_and_told_when_it_works(
    notes: Notes, played: Make
) -> None:
    first = FakeOutput("first", notes, fails="no sound device is responding")
    player = played(first, FakeOutput("bell", notes))
    player.play(Cue.PRESS)
    player.wait(30)
    player.play(Cue.END)  # the first output fails again, which is not reported
    first.fails = ""
    player.wait(60 - LITTLE)
    player.play(Cue.CLOSING)  # too early to try again
    player.wait(2 * LITTLE)
    player.play(Cue.PAUSE)
    assert notes.lines == [
        "bell plays press!",
        "The sound output first cannot play: no sound device is responding. The terminal bell "
        "is used instead.",
        "bell plays end!",
        "bell plays closing!",
        "first plays a moment of silence",
        "first plays pause",
        "bell stops",
        "The sound output first works again.",
    ]


def test_an_unstable_output_is_reported_less_and_less_often(notes: Notes) -> None:
    first, clock = FakeOutput("first", notes), Clock()
    fallback = FallbackOutput([first], notes.add, clock, PATIENT)
    sound = Sound((clip_of(bytes(2)),))
    for second in range(600):  # a cue per second, for ten minutes
        first.fails = "no sound device is responding" if second // 40 % 2 else ""
        fallback.play(sound)
        clock.now += 1
    fallback.end()
    assert 2 < len([line for line in notes.lines if line.startswith("The")]) <= 5


@pytest.fixture
def sleepy(output: FakeOutput, played: Make) -> Played:
    """Return a playback on a device that takes 0.3 s to wake and stays awake for 0.6 s."""
    return played(output, warm_up=0.3, linger=0.6)


def test_a_sleeping_device_is_woken_by_silence_first(notes: Notes, sleepy: Played) -> None:
    sleepy.play(Cue.LAST_THREE)
    sleepy.wait(0.1)
    sleepy.play(Cue.LAST_THREE)
    sleepy.wait(0.2)
    sleepy.play(Cue.LAST_THREE)
    assert notes.lines == [
        "first plays 0.3 last_three",
        "first plays 0.2 last_three",
        "first plays last_three",
    ]


def test_what_is_expected_finds_the_device_awake(notes: Notes, sleepy: Played) -> None:
    sleepy.expect(0.8)
    sleepy.wait(0.3 - LITTLE)
    assert notes.lines == []
    sleepy.wait(2 * LITTLE)
    assert notes.lines == ["first plays 0.7"]
    sleepy.wait(0.5 - LITTLE)
    sleepy.play(Cue.PRESS)
    assert notes.lines == ["first plays 0.7", "first plays press!"]


def test_a_device_is_not_let_go_just_before_it_is_needed(notes: Notes, sleepy: Played) -> None:
    sleepy.play(Cue.LAST_THREE)
    sleepy.expect(1.4)  # awake until 0.3 + 0.22 + 0.6
    sleepy.wait(1.4)
    sleepy.play(Cue.LAST_THREE)
    assert "first stops" not in notes.lines
    assert notes.lines[-1] == "first plays last_three"


def test_a_device_that_was_woken_in_vain_is_let_go(notes: Notes, sleepy: Played) -> None:
    sleepy.expect(0.2)
    sleepy.wait(0.4 + 0.6 + 2 * LOOK)
    assert notes.lines == ["first plays 0.4", "first stops"]


def test_nothing_is_woken_for_what_is_no_longer_expected(notes: Notes, sleepy: Played) -> None:
    sleepy.expect(0.6)
    sleepy.playback.expect(None)
    sleepy.wait(10)
    assert notes.lines == []
