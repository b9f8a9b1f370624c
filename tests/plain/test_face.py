"""The keys of the plain text face: what is printed and what the session does."""

from __future__ import annotations

import io
from itertools import pairwise

import pytest

from acusession import paths
from acusession.console.report import print_error
from acusession.plain.face import PlainFace
from acusession.record.resume import find_unfinished
from acusession.session.commands import Resume
from acusession.session.events import Closed, Ended, Skipped
from acusession.session.keymap import KEYS
from tests.plain.play import Played, play
from tests.samples import small_plan
from tests.scripts import Pressed, Script, Slept

STAY_OR_LEAVE = "Leave the session? Press y to leave, or any other key to stay."


def press(*keys: tuple[float, str]) -> Played:
    return play(small_plan(), Script(tuple(Pressed(at, key) for at, key in keys)))


def left_early(played: Played) -> bool:
    return any(isinstance(event, Closed) and event.early for event in played.events)


def said_after(played: Played, line: str) -> str:
    return next(after for one, after in pairwise(played.lines) if one == line)


# Leaving


@pytest.mark.parametrize("key", ["q", "ctrl+c", "ctrl+q"])
def test_leaving_asks_and_y_leaves_by_the_closing(key: str) -> None:
    played = press((7.0, key), (8.0, "y"))
    assert STAY_OR_LEAVE in played.lines
    assert left_early(played)
    assert played.lines[-1] == "Now drink some warm water."
    assert played.exit_code == 0


@pytest.mark.parametrize("key", ["Y", "ctrl+c"])
def test_a_capital_y_or_ctrl_c_again_leaves_too(key: str) -> None:
    assert left_early(press((7.0, "ctrl+c"), (8.0, key)))


@pytest.mark.parametrize("key", ["n", "space", "l", "q", "enter", "x", "left"])
def test_any_other_key_stays_and_does_nothing_else(key: str) -> None:
    played = press((7.0, "q"), (8.0, key))
    assert said_after(played, STAY_OR_LEAVE) == "The session continues."
    assert played.events == press().events


def test_time_goes_on_while_it_asks() -> None:
    assert press((7.0, "q")).events == press().events


def test_unanswered_for_ten_seconds_it_was_a_slip() -> None:
    assert left_early(press((7.0, "q"), (16.9, "y")))
    assert not left_early(press((7.0, "q"), (17.1, "y")))


def test_so_it_was_while_the_session_is_paused() -> None:
    """While paused, only a key makes the session look at the clock."""
    assert left_early(press((7.0, "space"), (100.0, "q"), (105.0, "y")))
    slip = press((7.0, "space"), (8.0, "q"), (30.0, "y"), (31.0, "space"))
    assert not left_early(slip)


def test_a_key_after_the_slip_means_what_it_always_means() -> None:
    played = press((7.0, "q"), (18.0, "n"))
    assert any(isinstance(event, Skipped) for event in played.events)


# The lock


def test_locked_keys_do_nothing_until_unlocked() -> None:
    keys = [key for declared in KEYS for key in declared.keys if key not in {"l", "ctrl+c"}]
    locked = [(7.0 + count / 4, key) for count, key in enumerate(keys)]
    played = press((6.5, "l"), *locked, (15.0, "l"))
    assert played.events == press().events
    assert "The keys are locked. Press l to unlock them." in played.lines
    assert "The keys are unlocked." in played.lines
    assert STAY_OR_LEAVE not in played.lines


def test_unlocked_keys_work_again() -> None:
    played = press((6.0, "l"), (7.0, "n"), (8.0, "l"), (9.0, "n"))
    skipped = [event for event in played.events if isinstance(event, Skipped)]
    assert [event.at for event in skipped] == [1009.0]


def test_ctrl_c_leaves_even_when_locked() -> None:
    assert left_early(press((6.0, "l"), (7.0, "ctrl+c"), (8.0, "ctrl+c")))
    assert left_early(press((6.0, "l"), (7.0, "ctrl+c"), (8.0, "y")))


# The others


def test_mute_says_which_it_is_now() -> None:
    played = press((6.0, "m"), (7.0, "m"))
    assert [line for line in played.lines if line.startswith("Sound")] == [
        "Sound off.",
        "Sound on.",
    ]


@pytest.mark.parametrize(
    ("key", "begins", "said"),
    [
        ("m", "Sound", "Sound off."),
        ("v", "Voice", "Voice off."),
        ("l", "The keys are", "The keys are locked. Press l to unlock them."),
    ],
)
def test_a_switch_held_down_switches_once(key: str, begins: str, said: str) -> None:
    held = press(*((at, key) for at in (6.0, 6.5, 6.53, 6.56, 7.0)))
    assert [line for line in held.lines if line.startswith(begins)] == [said]


def test_the_voice_key_says_which_it_is_now() -> None:
    played = press((6.0, "v"), (7.0, "v"))
    assert [line for line in played.lines if line.startswith("Voice")] == [
        "Voice off.",
        "Voice on.",
    ]


def test_about_tells_of_the_point_one_is_at() -> None:
    played = press((6.5, "i"))
    assert "Posture: Sit upright." in played.lines
    assert played.events == press().events


def test_a_question_mark_lists_every_key() -> None:
    played = press((6.5, "?"))
    told = [line for line in played.lines if line.startswith("Keys: enter, ")]
    few, every = (line.count("; ") + 1 for line in told)
    assert (few, every) == (5, len(KEYS)), "only the most needed keys at the start"
    assert played.events == press().events


def test_a_key_that_means_nothing_does_nothing() -> None:
    assert press((6.0, "x"), (6.5, "enter"), (7.0, "X")) == press()


def test_a_key_means_what_holds_when_it_is_pressed_not_what_held_at_the_last_look() -> None:
    """The machine slept; the key wakes the session, finds it paused and resumes it."""
    script = Script((Slept(7.0, 60.0), Pressed(67.0, "space", Resume())))
    told = play(small_plan(), script).lines
    assert "Continuing in three seconds, with 18 seconds left." in told


def test_space_pauses_and_goes_on() -> None:
    played = press((7.0, "space"), (20.0, "space"))
    ended = played.events[-1]
    assert isinstance(ended, Ended)
    assert ended.paused_seconds == 13.0


def test_without_keys_no_key_is_named() -> None:
    told = " ".join(play(small_plan(), Script(()), can_ask=False).lines)
    assert "Keys:" not in told
    assert "Press space" not in told


# Lines


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_gets_lines_it_need_not_break_inside_a_word(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "24")
    terminal = Terminal()
    PlainFace(terminal).say(["Where: on the muscle beside the spine.", ""])
    assert terminal.getvalue() == "Where: on the muscle\nbeside the spine.\n\n"


def test_a_file_or_pipe_gets_each_line_whole() -> None:
    out = io.StringIO()
    PlainFace(out).say(["word " * 100])
    assert out.getvalue() == "word " * 100 + "\n"


class Reader(io.StringIO):
    """Closes once it has read the first press."""

    def write(self, text: str) -> int:
        if "Press." in self.getvalue():
            raise BrokenPipeError(32, "Broken pipe")
        return super().write(text)


def test_when_the_reader_has_gone_the_session_stops_and_can_be_gone_on_with(
    capsys: pytest.CaptureFixture[str],
) -> None:
    reader = Reader()
    with pytest.raises(BrokenPipeError):
        play(small_plan(), Script(()), out=reader)
    assert reader.getvalue().endswith("Press. 20 seconds.\n")
    told = capsys.readouterr().err
    assert "The session was interrupted because its output can no longer be written." in told
    assert "acusession resume" in told
    (unfinished,) = find_unfinished(paths.record_file(), print_error)
    assert unfinished.progress.index == 0
    assert unfinished.seconds_left == pytest.approx(10, abs=1)


def test_a_report_is_one_sentence_apart_from_the_session(
    capsys: pytest.CaptureFixture[str],
) -> None:
    print_error("the sound is gone.")
    assert capsys.readouterr() == ("", "acusession: the sound is gone.\n")


def test_a_report_that_nobody_can_read_stops_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    class Gone(io.StringIO):
        def write(self, text: str) -> int:
            raise OSError(5, "Input/output error")

    monkeypatch.setattr("sys.stderr", Gone())
    print_error("the sound is gone.")
