"""The words that a listener with closed eyes hears, and their order."""

import unicodedata

import pytest
from msgspec.structs import replace

from acusession import paths
from acusession.config.settings import Settings
from acusession.domain.model import LONGEST_PRESS, Intensity, Plan, Point, Side
from acusession.domain.plan import PlanOptions, make_plan
from acusession.routines.reader import read_routine
from acusession.session import commands
from acusession.session.events import Phase
from acusession.session.state import Attempt, Progress
from acusession.speech.narrator import Narrator
from acusession.speech.options import SpeechOptions
from acusession.speech.script import name_of, point_segments, required_words, step_intro
from acusession.speech.segments import Language, Segment, Utterance
from acusession.speech.voice_config import DEFAULT
from tests.samples import BOTH, make_point, make_session_plan, make_step
from tests.session.driver import Driver

ROUTINES = [read_routine(file) for file in sorted(paths.bundled_routines().glob("*.yaml"))]
POINTS = [point for routine in ROUTINES for point in routine.points]

CALF = make_point(
    "Calf", sides=BOTH, location="On the calf.", technique="Firmly.", cautions=("One.", "Two.")
)
BELLY = make_point("Belly", location="On the belly.", posture="Lean back.", technique="Lightly.")


def walk(prepare: int = 30) -> Plan:
    return make_session_plan(
        make_step(CALF, Side.LEFT, prepare=prepare),
        make_step(CALF, Side.RIGHT, prepare=prepare),
        make_step(BELLY, prepare=prepare),
    )


def told(words: Utterance) -> str:
    return " ".join(segment.text for segment in words)


class Ear:
    """A listener of a session; each segment takes a second."""

    def __init__(
        self,
        plan: Plan,
        *,
        options: SpeechOptions | None = None,
        wait_for_go: bool = False,
        progress: Progress | None = None,
    ) -> None:
        self.session = Driver(plan, wait_for_go=wait_for_go, progress=progress)
        self.narrator = Narrator(plan, lambda words: float(len(words)), options or SpeechOptions())
        self.first = self.hear(tuple(self.session.new_events))

    def hear(self, new_events: tuple) -> str:  # type: ignore[type-arg]
        return told(self.narrator.words(new_events, self.session.view, before=1.0))

    def wait(self, seconds: float) -> list[str]:
        """Return the words of each second in which any are said."""
        heard = []
        for _ in range(round(seconds)):
            heard.append(self.hear(self.session.look_after(1)))
        return [words for words in heard if words]

    def do(self, command: commands.Command) -> str:
        return self.hear(self.session.do(command))


def test_first_comes_what_the_body_must_do_then_what_where_how_and_what_to_beware_of() -> None:
    assert told(required_words(step_intro(walk().steps, 0))) == (
        "Sit upright. Calf Left side. Careful. One. On the calf. Firmly."
    )


def test_the_other_side_is_told_shortly_and_with_room_where_it_is() -> None:
    assert told(required_words(step_intro(walk().steps, 1))) == (
        "Now the right side. The same point, in the same way."
    )
    ear = Ear(walk())
    assert ear.wait(50) == [
        "Now the right side. The same point, in the same way. On the calf.",
    ]


def test_another_point_is_next_and_another_posture_comes_first() -> None:
    assert told(required_words(step_intro(walk().steps, 2))) == (
        "Lean back. Next: Belly In the middle. On the belly. Lightly."
    )


def test_going_round_again_how_to_press_is_known() -> None:
    plan = make_plan(ROUTINES[0], PlanOptions(points=ROUTINES[0].points[1:2], rounds=2))
    known = told(required_words(step_intro(plan.steps, 1)))
    assert "five finger widths above the navel" in known
    assert "Light pressure" not in known
    assert "Careful" not in known


@pytest.mark.parametrize(
    ("prepare", "words"),
    [
        (11, "Sit upright. Calf Left side. Careful. One. On the calf. Firmly. Careful. Two."),
        (9, "Sit upright. Calf Left side. Careful. One. On the calf. Firmly."),
        (8, "Sit upright. Calf Left side. On the calf. Firmly."),
        (6, "Sit upright. Calf Left side. On the calf."),
        (5, "Sit upright. Calf Left side."),
        (4, "Calf Left side."),
        (3, ""),
        (0, ""),
    ],
)
def test_the_longest_that_is_over_a_second_before_the_press_is_said(
    prepare: int, words: str
) -> None:
    # Each segment takes a second, and so does the cue before them.
    assert Ear(walk(prepare)).first == words


def test_after_a_pause_what_still_fits_is_said_again() -> None:
    ear = Ear(walk(12))
    ear.wait(5)
    assert ear.do(commands.Pause()) == "Paused."
    ear.session.now += 3
    assert ear.do(commands.Resume()) == "Continuing. Calf Left side. On the calf. Firmly."


def test_a_pause_in_a_press_is_told_and_the_point_is_not() -> None:
    ear = Ear(walk(2))
    ear.wait(6)
    assert ear.session.view.phase is Phase.PRESS
    assert ear.do(commands.Pause()) == "Paused."
    ear.session.now += 3
    assert ear.do(commands.Resume()) == "Continuing."


def test_a_sleep_of_the_machine_is_told_as_one() -> None:
    ear = Ear(walk())
    assert ear.hear(ear.session.look_after(60)) == (
        "Paused. The computer slept, or the program was suspended."
    )


def test_back_to_a_second_side_from_another_point_its_name_is_said() -> None:
    ear = Ear(walk())
    ear.do(commands.Skip())
    ear.session.now += 2
    ear.do(commands.Skip())
    ear.session.now += 2
    assert ear.do(commands.Back()).startswith("Sit upright. Next: Calf Right side. On the calf.")


def test_a_session_that_is_resumed_begins_with_all_there_is_to_know() -> None:
    attempt = Attempt(20.0, 8.0)
    second_side = Progress(index=1, attempts=((attempt,), (), ()), paused_seconds=0.0)
    all_of_it = "Sit upright. Calf Right side. Careful. One. On the calf. Firmly. Careful. Two."
    assert Ear(walk(), progress=second_side).first == all_of_it
    at_hand = Narrator(walk(), lambda words: float(len(words))).ahead(1, before=1.0)
    assert told(at_hand) == all_of_it
    again = make_session_plan(*walk().steps[:1], replace(walk().steps[1], round=2))
    second_round = Progress(index=1, attempts=((attempt,), ()), paused_seconds=0.0)
    assert Ear(again, progress=second_round).first == all_of_it


def careful_walk() -> Plan:
    """Return `walk` with the speech times of an `Ear`: the caution is over after seven seconds."""
    first, *others = walk().steps
    others = [replace(step, caution=4.0 if step.point == CALF else 0.0) for step in others]
    return make_session_plan(replace(first, cautioned_after=7.0, caution=4.0), *others)


@pytest.mark.parametrize(("found_after", "words"), [(2, "Careful. One."), (8, "")])
def test_a_point_found_early_has_its_first_caution_said_before_the_press(
    found_after: int, words: str
) -> None:
    ear = Ear(careful_walk())
    ear.wait(found_after)
    assert ear.do(commands.Found()) == words


def test_a_caution_that_a_pause_cut_off_is_said_alone() -> None:
    ear = Ear(careful_walk())
    ear.wait(2)
    ear.do(commands.Found())
    ear.wait(1)
    assert ear.do(commands.Pause()) == "Paused."
    ear.session.now += 1
    assert ear.do(commands.Resume()) == "Careful. One."


BREATHING = SpeechOptions(breath=True)


def test_breathing_is_mentioned_once_in_the_first_press() -> None:
    breathing, silent = Ear(walk(2), options=BREATHING), Ear(walk(2))
    assert breathing.wait(60) == ["Breathe slowly, and press as you breathe out."]
    assert silent.wait(60) == []


def test_a_resting_hand_is_not_told_to_press_as_one_breathes() -> None:
    resting = make_session_plan(make_step(make_point(intensity=Intensity.REST), prepare=1))
    assert Ear(resting, options=BREATHING).wait(1) == ["Breathe slowly and calmly."]


@pytest.mark.parametrize(
    ("press", "is_said"),
    [(12, True), (10, True), (8, True), (5, False), (3, False)],
)
def test_no_cue_cuts_off_the_words_about_breathing(press: int, is_said: bool) -> None:
    # The press cue, the words and the pause take three seconds; half-way is announced from 10 s.
    ear = Ear(
        make_session_plan(make_step(prepare=1, press=press), *walk().steps), options=BREATHING
    )
    assert sum("reathe" in words for words in ear.wait(120)) == is_said


def test_half_way_and_three_two_one_are_said_only_to_who_wishes() -> None:
    quiet, talking = (
        Ear(walk(2)),
        Ear(walk(2), options=SpeechOptions(half_way=True, last_three=True)),
    )
    assert quiet.wait(21) == []
    assert talking.wait(21) == ["Half-way.", "Three.", "Two.", "One."]


def test_a_hold_tells_which_key_and_never_tells_a_resting_hand_to_press_on() -> None:
    assert Ear(walk(1), wait_for_go=True).wait(2) == ["Press space when you are ready."]
    resting = make_session_plan(make_step(make_point(intensity=Intensity.REST), prepare=1))
    assert Ear(resting, wait_for_go=True).wait(2) == ["Press space when your hand is in place."]


def test_more_and_less_are_told_in_a_press_and_do_not_interrupt_the_finding() -> None:
    ear = Ear(walk())
    assert ear.do(commands.Adjust(10)) == ""
    ear.wait(41)
    assert ear.do(commands.Adjust(10)) == "Ten seconds more."
    assert ear.do(commands.Adjust(-10)) == "Ten seconds less."


def test_what_is_no_ten_seconds_is_not_told_as_ten() -> None:
    short = Ear(make_session_plan(make_step(prepare=0, press=15)))
    short.wait(5)
    assert short.do(commands.Adjust(-10)) == "A little less time."
    assert short.do(commands.Adjust(-10)) == ""
    long = Ear(make_session_plan(make_step(prepare=0, press=LONGEST_PRESS - 15)))
    long.wait(1)
    assert [long.do(commands.Adjust(10)) for _ in range(3)] == [
        "Ten seconds more.",
        "A little more time.",
        "",
    ]


def test_the_closing_is_said() -> None:
    ear = Ear(make_session_plan(make_step(prepare=0, press=5)))
    assert ear.wait(6) == ["Now drink some warm water."]


def test_about_tells_everything_that_is_known_of_a_point() -> None:
    for point in POINTS:
        words = told(point_segments(point))
        for text in (point.location, *point.find, point.technique, *point.cautions, *point.uses):
            assert text.replace("(", "").replace(")", "").strip(".") in words


TONES = {"\N{COMBINING MACRON}": "1", "\N{COMBINING ACUTE ACCENT}": "2"} | {
    "\N{COMBINING CARON}": "3",
    "\N{COMBINING GRAVE ACCENT}": "4",
}


def figures(pinyin: str) -> list[str]:
    return [TONES[sign] for sign in unicodedata.normalize("NFD", pinyin) if sign in TONES]


@pytest.mark.parametrize("point", POINTS, ids=lambda point: point.id)
def test_chinese_names_are_said_as_mandarin_in_their_own_tones(point: Point) -> None:
    spoken = [segment for segment in name_of(point) if segment.language is Language.PINYIN]
    assert [figure for segment in spoken for figure in segment.text if figure.isdigit()] == figures(
        point.pinyin
    )
    letters = "".join(sign for sign in unicodedata.normalize("NFD", point.pinyin) if sign < "\x7f")
    plain = "".join(sign for segment in spoken for sign in segment.text if sign.isalpha())
    assert plain == letters.lower()
    assert all(segment.fallback_text == point.name for segment in spoken)


def test_a_point_without_pinyin_is_called_by_its_name() -> None:
    assert name_of(make_point("Calf", code="ST36")) == (Segment("ST36"), Segment("Calf"))


def test_the_voice_that_ships_is_the_one_the_settings_have() -> None:
    assert (Settings().voice_name, Settings().speed) == (DEFAULT.name, DEFAULT.speed)
