"""Tests of the order of events on the player's thread; `test_playback` tests their times."""

import subprocess
import sys
import threading
from pathlib import Path

from msgspec.structs import replace

from acusession.domain.cues import Cue
from acusession.paths import bundled_sounds
from acusession.sound.outputs.base import Sound
from tests.sound.fakes import PATIENT, FakeOutput, Notes, play, stopped_player
from tests.waiting import PATIENCE, wait_until

SHORT = 0.05
"""Timeout for something that never comes, seconds."""


def is_running() -> bool:
    """Return whether there is a player's thread."""
    return any(thread.name == "sound" for thread in threading.enumerate())


def test_a_cue_has_started_before_play_returns(notes: Notes, output: FakeOutput) -> None:
    """A caller that drew at once would hold the GIL and delay the cue."""
    player = stopped_player(notes, output)
    for times in range(1, 6):
        play(player, Cue.LAST_THREE)
        assert notes.lines.count("first plays last_three") == times
    player.close(at_once=True)


def test_cues_asked_for_together_come_one_after_the_other(notes: Notes, output: FakeOutput) -> None:
    player = stopped_player(notes, output)
    play(player, Cue.END, Cue.OTHER_SIDE)
    player.close(at_once=True)
    assert notes.lines == ["first plays end other_side!", "first stops"]


def test_a_new_cue_cuts_the_one_that_plays_and_stop_silences_it(
    notes: Notes, output: FakeOutput
) -> None:
    player = stopped_player(notes, output)
    play(player, Cue.CLOSING)
    play(player, Cue.PAUSE)
    player.stop()
    notes.wait_for("first stops")
    assert notes.lines == ["first plays closing!", "first plays pause", "first stops"]
    player.close()


def test_muted_nothing_is_played_and_muting_silences(notes: Notes, output: FakeOutput) -> None:
    player = stopped_player(notes, output)
    play(player, Cue.CLOSING)
    player.muted = True
    play(player, Cue.PRESS)
    notes.wait_for("first stops")
    player.muted = False
    play(player, Cue.END)
    assert notes.lines == ["first plays closing!", "first stops", "first plays end!"]
    player.close(at_once=True)


def test_what_is_expected_wakes_the_device_unless_it_is_muted(
    notes: Notes, output: FakeOutput, tmp_path: Path
) -> None:
    player = stopped_player(notes, output, warm_up=2.0)
    player.expect(1.5)
    notes.wait_for("first plays 1.7")
    player.muted = True
    player.expect(1.5)
    player.load_ahead(tmp_path / "word.wav")  # is done after everything that is due
    notes.wait_for("The sound file word.wav is missing. The file is skipped.")
    player.close(at_once=True)
    assert [line for line in notes.lines if "first" in line] == ["first plays 1.7", "first stops"]


def test_a_device_that_needs_no_warming_up_is_woken_for_nothing(
    notes: Notes, output: FakeOutput, tmp_path: Path
) -> None:
    player = stopped_player(notes, output)
    player.expect(0.0)
    player.load_ahead(tmp_path / "word.wav")  # is done after everything that is due
    notes.wait_for("The sound file word.wav is missing. The file is skipped.")
    player.close(at_once=True)
    assert [line for line in notes.lines if "first" in line] == []


def test_closing_in_silence_leaves_no_thread(notes: Notes, output: FakeOutput) -> None:
    player = stopped_player(notes, output)
    player.close()
    assert not is_running()


def test_what_plays_too_long_is_cut_when_the_player_closes(
    notes: Notes, output: FakeOutput
) -> None:
    player = stopped_player(notes, output, timeouts=replace(PATIENT, end=SHORT))
    play(player, Cue.LAST_THREE)
    player.close()
    assert notes.lines == ["first plays last_three", "first stops"]
    assert not is_running()


def test_leaving_the_interpreter_silences_the_output_first() -> None:
    """An open device could make the interpreter hang at exit for ever."""
    program = (
        "from acusession.domain.cues import Cue\n"
        "from tests.sound.fakes import FakeOutput, Notes, play, stopped_player\n"
        "notes = Notes()\n"
        "player = stopped_player(notes, FakeOutput('first', notes))\n"
        "play(player, Cue.CLOSING)\n"
        "notes.wait_for('first plays closing!')\n"
        "notes.add = print\n"
    )
    command = [sys.executable, "-c", program]
    root = Path(__file__).parents[2]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, timeout=PATIENCE)
    assert (done.stdout, done.stderr) == ("first stops\n", "")


def test_an_output_that_fails_gives_way_to_the_next_with_one_message(notes: Notes) -> None:
    outputs = [
        FakeOutput("first", notes, fails="it is not installed"),
        FakeOutput("second", notes, fails="no sound device is responding"),
        FakeOutput("third", notes),
    ]
    player = stopped_player(notes, *outputs)
    assert player.output_name == "first"
    play(player, Cue.PRESS)
    play(player, Cue.HALF_WAY)
    assert player.output_name == "third"
    assert notes.lines == [
        "third plays press!",
        "The sound output first cannot play: it is not installed. "
        "The sound output third is used instead.",
        "third plays half_way",
    ]
    player.close(at_once=True)


def test_after_the_last_output_silence_is_reported_once(notes: Notes) -> None:
    player = stopped_player(notes, FakeOutput("bell", notes, fails="there is no terminal"))
    play(player, Cue.PRESS)
    play(player, Cue.END)
    player.close()
    assert player.output_name == "none"
    assert notes.lines == [
        "The sound output bell cannot play: there is no terminal. The session continues in silence."
    ]


def test_no_output_at_all_is_not_reported(notes: Notes) -> None:
    player = stopped_player(notes)
    assert player.output_name == "none"
    play(player, Cue.PRESS)
    player.close()
    assert notes.lines == []


def test_play_waits_only_a_moment_for_an_output_that_hangs(
    notes: Notes, output: FakeOutput
) -> None:
    output.gate.clear()
    second = FakeOutput("second", notes)
    player = stopped_player(notes, output, second, timeouts=replace(PATIENT, begin=SHORT))
    play(player, Cue.PRESS)
    output.gate.set()  # it is still in use, since its own timeout is not over
    player.close(at_once=True)
    assert notes.lines == ["first plays press!", "first stops"]


def test_of_the_cues_that_wait_for_an_output_only_the_last_is_played(
    notes: Notes, output: FakeOutput
) -> None:
    output.gate.clear()
    player = stopped_player(notes, output, timeouts=replace(PATIENT, begin=SHORT))
    for cue in (Cue.PRESS, Cue.PAUSE, Cue.RESUME):
        play(player, cue)
    output.gate.set()
    notes.wait_for("first plays resume")
    player.close(at_once=True)
    assert notes.lines == ["first plays press!", "first plays resume", "first stops"]


def test_an_output_that_hangs_is_left_with_what_was_to_be_played(
    notes: Notes, output: FakeOutput
) -> None:
    second = FakeOutput("second", notes)
    player = stopped_player(notes, output, second, timeouts=replace(PATIENT, later_call=SHORT))
    play(player, Cue.PREPARE)
    output.gate.clear()
    play(player, Cue.PRESS)
    sentence = (
        "The sound output first cannot play: it has stopped responding. "
        "The sound output second is used instead."
    )
    others = [line for line in notes.lines if not line.startswith("first")]
    assert others == ["second plays press!", sentence]
    output.gate.set()
    notes.wait_for("first stops")
    player.close(at_once=True)
    notes.wait_for("second stops")
    assert notes.lines.count(sentence) == 1


def test_leaving_does_not_wait_for_what_hangs(notes: Notes, output: FakeOutput) -> None:
    output.gate.clear()
    timeouts = replace(PATIENT, begin=SHORT, silence=SHORT)
    player = stopped_player(notes, output, timeouts=timeouts)
    play(player, Cue.PRESS)
    notes.wait_for("first plays press!")
    player.close(at_once=True)
    assert is_running(), "close waited for the thread"
    output.gate.set()
    notes.wait_for("first stops")
    wait_until(lambda: not is_running(), lambda: "the player's thread is still running")


def test_on_request_better_outputs_are_tried_at_once(notes: Notes) -> None:
    first = FakeOutput("first", notes, fails="no sound device is responding")
    player = stopped_player(notes, first)
    play(player, Cue.PRESS)
    first.fails = ""
    play(player, Cue.PAUSE)
    player.retry_better()
    play(player, Cue.RESUME)
    player.close(at_once=True)
    assert notes.lines == [
        "The sound output first cannot play: no sound device is responding. "
        "The session continues in silence.",
        "first plays a moment of silence",
        "first plays resume",
        "The sound output first works again.",
        "first stops",
    ]


def test_no_cue_waits_for_a_better_output_that_hangs(notes: Notes) -> None:
    first = FakeOutput("first", notes, fails="no sound device is responding")
    second = FakeOutput("second", notes)
    player = stopped_player(notes, first, second, timeouts=replace(PATIENT, probe=SHORT))
    play(player, Cue.PREPARE)
    first.fails = ""
    first.gate.clear()
    player.retry_better()
    play(player, Cue.PRESS)  # must not wait until the first output is given up
    assert "second plays press!" in notes.lines
    play(player, Cue.HALF_WAY)
    assert notes.lines[-1] == "second plays half_way"
    first.gate.set()

    def is_back() -> bool:
        player.retry_better()
        play(player, Cue.END)
        return "The sound output first works again." in notes.lines

    wait_until(is_back, lambda: f"it is not back: {notes.lines}")
    player.close(at_once=True)
    assert "first plays end!" in notes.lines


def test_a_fault_in_a_library_costs_the_output_and_not_the_sound(notes: Notes) -> None:
    class Faulty(FakeOutput):
        def play(self, sound: Sound) -> None:
            raise ZeroDivisionError("of all things")

    player = stopped_player(notes, Faulty("first", notes), FakeOutput("second", notes))
    play(player, Cue.PRESS)
    assert notes.lines == [
        "second plays press!",
        "The sound output first cannot play: an unexpected error occurred (of all things). "
        "The sound output second is used instead.",
    ]
    player.close(at_once=True)


def test_a_file_loaded_ahead_is_available_once_the_player_is_ready(
    notes: Notes, output: FakeOutput, tmp_path: Path
) -> None:
    player = stopped_player(notes, output)
    file = tmp_path / "word.wav"
    file.write_bytes((bundled_sounds() / "end.wav").read_bytes())
    player.load_ahead(file)
    assert player.ready(timeout=PATIENCE)
    file.unlink()
    player.play(file)
    assert notes.lines == ["first plays end"]
    player.close(at_once=True)
