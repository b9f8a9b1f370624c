"""The lines of the plain text face and their order, for a user who listens with eyes shut."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby, pairwise
from typing import Any

import pytest
from msgspec.structs import replace

from acusession import paths
from acusession.console.session_summary import summarize
from acusession.domain.model import Condition, ExcludedPoint, Intensity, Plan, Point
from acusession.domain.phrases import describe_point
from acusession.domain.plan import PlanOptions, make_plan
from acusession.plain.lines import all_keys, introduction, lines_for
from acusession.routines.reader import read_routine
from acusession.session import events
from acusession.session.events import Event, Outcome, Phase, StepRecord
from acusession.session.keymap import KEYS
from acusession.session.state import Attempt, Progress
from tests.plain.play import play
from tests.samples import BOTH, make_point, make_session_plan, make_step, small_plan
from tests.scripts import EVERY_KEY, HELD, SLEPT_ALONE, UNTOUCHED, Pressed, Script

WITH_CAUTION = make_session_plan(
    *(
        make_step(
            make_point("Calf", sides=BOTH, cautions=("Not over a wound.", "Gently.")),
            side,
            prepare=8,
            cautioned_after=5.0,
            caution=4.0,
        )
        for side in (*BOTH, BOTH[0])
    )
)
"""Three steps whose caution takes a lead-in of four seconds if it is said in one."""

FOUND_EARLY = Script((Pressed(2.0, "enter"),))

REST = make_point("Ribs", intensity=Intensity.REST, technique="Rest a flat palm.")


def said(event: Event, plan: Plan | None = None) -> list[str]:
    return list(lines_for(plan or small_plan(), [event]))


def middle_back(**options: Any) -> Plan:
    return make_plan(
        read_routine(paths.bundled_routines() / "middle_back.yaml"), PlanOptions(**options)
    )


# Each event


@pytest.mark.parametrize(
    ("event", "lines"),
    [
        (events.PostureChanged(at=0, index=2), ["", "Change your posture. Lean back."]),
        (events.SideSwitched(at=0, index=1), ["", "Calf, now the right side."]),
        (events.HoldStarted(at=0, index=0), ["Press space or enter when you are ready."]),
        (events.PointFound(at=0, index=0, seconds=0), ["Found."]),
        (events.PointFound(at=0, index=0, seconds=3), ["Found. Starting in 3 seconds."]),
        (events.PressStarted(at=0, index=0, seconds=20), ["Press. 20 seconds."]),
        (events.PressContinued(at=0, index=0, left=1), ["Press again. 1 second left."]),
        (events.HalfWay(at=0, index=0), ["Half-way."]),
        (events.Counted(at=0, index=0, phase=Phase.PRESS, left=10), ["10 seconds left."]),
        (events.Counted(at=0, index=0, phase=Phase.PRESS, left=20), []),
        (events.Counted(at=0, index=0, phase=Phase.PRESS, left=30), ["30 seconds left."]),
        (events.Counted(at=0, index=0, phase=Phase.PRESS, left=3), ["3"]),
        (events.Counted(at=0, index=0, phase=Phase.PREPARE, left=4), []),
        (events.Counted(at=0, index=0, phase=Phase.PREPARE, left=3), ["Get ready."]),
        (events.Counted(at=0, index=0, phase=Phase.PREPARE, left=2), []),
        (events.Counted(at=0, index=0, phase=Phase.LEAD_IN, left=2), []),
        (events.StepEnded(at=0, index=0, pressed=20), ["Let go."]),
        (
            events.Paused(at=0, index=0, phase=Phase.PREPARE, left=4),
            ["Paused.", "Press space to continue."],
        ),
        (
            events.Paused(at=0, index=0, phase=Phase.PRESS, left=11.2),
            ["Paused.", "12 seconds left.", "Press space to continue."],
        ),
        (
            events.Paused(at=0, index=0, phase=Phase.PRESS, left=11, gap=5.5, resumes_in=10),
            [
                "Paused. The computer slept or the program was suspended for 6 seconds; "
                "that time is not counted.",
                "11 seconds left.",
                "There is no keyboard here, so the session continues by itself in 10 seconds.",
            ],
        ),
        (
            events.Resumed(at=0, index=0, phase=Phase.LEAD_IN, left=11),
            ["Continuing in three seconds, with 11 seconds left."],
        ),
        (
            events.Resumed(at=0, index=0, phase=Phase.PREPARE, left=4),
            ["Continuing. 4 seconds to find it."],
        ),
        (events.Skipped(at=0, index=1, left=20), ["Skipped Calf, right side."]),
        (events.WentBack(at=0, index=1, to=0), ["Back."]),
        (events.Restarted(at=0, index=1), ["Restarting this step."]),
        (
            events.Adjusted(at=0, index=0, phase=Phase.PRESS, seconds=10, left=25),
            ["10 seconds more: 25 seconds left."],
        ),
        (
            events.Adjusted(at=0, index=0, phase=Phase.PREPARE, seconds=-1, left=3),
            ["1 second less: 3 seconds left."],
        ),
        (events.Closed(at=0, index=2, early=False, undo_seconds=0), []),
        (
            events.Closed(at=0, index=2, early=False, undo_seconds=10),
            ["That was the last step. Press b within 10 seconds to go back to it."],
        ),
        (
            events.Ended(at=0, records=(), paused_seconds=0),
            [
                "Done: 0 of 0 presses, 0 seconds.",
                "Now drink some warm water.",
            ],
        ),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Event) else "",
)
def test_each_event_has_its_words(event: Event, lines: list[str]) -> None:
    assert said(event) == lines


def test_no_kind_of_event_is_without_words() -> None:
    played = [event for script in (EVERY_KEY, HELD) for event in play(small_plan(), script).events]
    played += play(WITH_CAUTION, FOUND_EARLY).events
    spoken = {type(event).__name__ for event in played if said(event, WITH_CAUTION)}
    assert set(names(Event)) - spoken == {"Event", "StepEvent"}


def test_found_before_the_caution_was_said_the_caution_comes_before_the_press() -> None:
    lines = play(WITH_CAUTION, FOUND_EARLY).lines
    assert lines[lines.index("Found. Starting in 4 seconds.") :][:3] == [
        "Found. Starting in 4 seconds.",
        "Careful: Not over a wound.",
        "Press. 20 seconds.",
    ]


def names(kind: type[Event]) -> Iterator[str]:
    yield kind.__name__
    for each in kind.__subclasses__():
        yield from names(each)


# A whole session


def test_a_step_says_what_is_needed_first_first() -> None:
    point = make_point("Calf", code="ST36", sides=BOTH, cautions=("Not over a wound.",))
    lines = play(make_session_plan(make_step(point, BOTH[0], press=12)), UNTOUCHED).lines
    assert lines[lines.index("") + 1 :] == [
        "ST36 Calf, left side.",
        "Step 1 of 1. 5 seconds to find it.",
        "Sit upright.",
        "Where: Here.",
        "Careful: Not over a wound.",
        "How: Light pressure.",
        "Get ready.",
        "Press. 12 seconds.",
        "10 seconds left.",
        "Half-way.",
        "3",
        "2",
        "1",
        "Let go.",
        "Done: 1 of 1 press, 12 seconds.",
        "Now drink some warm water.",
    ]


def test_of_the_other_side_only_what_differs_is_said_and_where_the_point_lies() -> None:
    lines = play(small_plan(), UNTOUCHED).lines
    second = lines.index("Calf, now the right side.")
    assert lines[second - 1 : second + 4] == [
        "",
        "Calf, now the right side.",
        "Step 2 of 3. 5 seconds to find it.",
        "Where: Here.",
        "Get ready.",
    ]


def test_the_first_words_of_each_line_fill_a_line_of_braille_with_what_counts() -> None:
    lines = play(middle_back(), UNTOUCHED).lines
    names = [line for line in lines if re.search(r", (now the )?(left|right) side\.$", line)]
    assert len(names) == 10
    assert max(len(line) for line in names) <= 40
    steps = [line for line in lines if line.startswith("Step ")]
    assert max(len(line) for line in steps) <= 40


def test_with_the_keys_locked_a_pause_names_the_key_that_unlocks_first() -> None:
    paused = events.Paused(at=0, index=0, phase=Phase.PREPARE, left=4, gap=9)
    told = list(lines_for(small_plan(), [paused], is_locked=True))
    assert told[-1] == "Press l, then space, to continue."


def test_the_caution_comes_first_then_what_to_have_ready_then_how_long() -> None:
    ready = make_point("Back", ready=("a chair", "a soft ball"))
    assert list(introduction(make_session_plan(make_step(ready)))) == [
        "Caution: Gently.",
        "Have ready: a chair, a soft ball.",
        "Small: 1 step, 25 seconds in all.",
    ]


def test_of_a_session_that_is_resumed_only_what_is_still_to_come_counts() -> None:
    plan = make_session_plan(
        make_step(make_point("Back", ready=("a soft ball",)), prepare=5, press=20),
        make_step(make_point("Calf", ready=("a chair",)), prepare=5, press=20),
        make_step(make_point("Belly"), prepare=5, press=20),
    )
    done, half = Attempt(20.0, 0.0), Attempt(20.0, 8.5)
    progress = Progress(index=1, attempts=((done,), (half,), ()), paused_seconds=0.0)
    assert list(introduction(plan, progress)) == [
        "Caution: Gently.",
        "Have ready: a chair.",
        "Small, from step 2 of 3: 39 seconds left.",
    ]


def test_a_point_left_out_is_told_with_its_reason() -> None:
    left = ExcludedPoint(point=make_point("Belly", code="CV12"), conditions=(Condition.PREGNANCY,))
    told = list(introduction(replace(small_plan(), left_out=(left,))))
    assert told[1] == "CV12 Belly is excluded because of pregnancy."


def test_another_posture_is_told_before_the_point_that_needs_it() -> None:
    lines = play(small_plan(), UNTOUCHED).lines
    third = lines.index("Belly, in the middle.")
    assert lines[third - 2 : third + 3] == [
        "",
        "Change your posture. Lean back.",
        "Belly, in the middle.",
        "Step 3 of 3. 8 seconds to find it.",
        "Where: Here.",
    ]


def test_cautions_are_told_before_the_first_side_and_not_again_before_the_second() -> None:
    lines = play(middle_back(seconds=2, prepare=2), UNTOUCHED).lines
    for point in middle_back().points:
        assert lines.count(f"Careful: {' '.join(point.cautions)}") == 1
    for careful in (index for index, line in enumerate(lines) if line.startswith("Careful")):
        assert lines[careful + 1].startswith("How: ")
        assert lines[careful + 2].startswith(("Press", "Rest")), "the caution stands before it"


def test_middle_back_is_twelve_steps_and_ends_on_the_warm_water() -> None:
    lines = play(middle_back(), UNTOUCHED).lines
    steps = [index for index, line in enumerate(lines) if re.match(r"Step \d+ of 12\.", line)]
    assert [lines[index - 1] for index in steps] == [
        "UB20 Pi Shu, left side.",
        "UB20 Pi Shu, now the right side.",
        "CV12 Zhong Wan, in the middle.",
        "CV14 Ju Que, in the middle.",
        "ST36 Zu San Li, left side.",
        "ST36 Zu San Li, now the right side.",
        "Kidney Point, left side.",
        "Kidney Point, now the right side.",
        "Spleen Point, left side.",
        "Liver Point, right side.",
        "P6 Nei Guan, left side.",
        "P6 Nei Guan, now the right side.",
    ]
    assert lines[0].startswith("Caution: ")
    assert lines[-2:] == [
        "Done: all 12 presses, 9 minutes.",
        "Now drink some warm water.",
    ]


def test_a_press_is_left_in_peace_but_for_its_half_and_its_end() -> None:
    lines = play(make_session_plan(make_step(press=60)), UNTOUCHED).lines
    told = ["Press. 60 seconds.", "Half-way.", "10 seconds left.", "3", "2", "1", "Let go."]
    assert lines[lines.index(told[0]) : -2] == told


def test_in_a_long_press_no_more_than_half_a_minute_is_silent() -> None:
    lines = play(make_session_plan(make_step(press=180)), UNTOUCHED).lines
    told = [line for line in lines if line.endswith("seconds left.") or line == "Half-way."]
    seconds = ["150", "120", "Half-way.", "60", "30", "10"]
    assert [line.removesuffix(" seconds left.") for line in told] == seconds


@pytest.mark.parametrize("script", [UNTOUCHED, EVERY_KEY, HELD, SLEPT_ALONE])
def test_nothing_is_said_twice_in_a_row(script: Script) -> None:
    lines = play(small_plan(), script, can_ask=script is not SLEPT_ALONE).lines
    assert [one for one, next_ in pairwise(lines) if one == next_] == []


def test_each_line_is_whole_sentences_for_a_voice_to_read() -> None:
    plan = middle_back(conditions=frozenset({Condition.LEG_CLOT_OR_VARICOSE}))
    for line in filter(None, play(plan, UNTOUCHED).lines):
        assert line.isdigit() or (re.match(r"[A-Z]|\d+ sec", line) and line[-1] in ".?!"), line
        assert not re.search(r"\d:\d\d|  |\.\.|;\.", line), line


def test_a_hand_that_rests_is_never_told_to_press() -> None:
    plan = make_session_plan(make_step(REST))
    told = [*play(plan, UNTOUCHED).lines, *said(events.PressContinued(at=0, index=0, left=5), plan)]
    *instructions, _, summary, _ = told[:-1]
    assert summary == "Done: 1 of 1 press, 20 seconds."
    assert [line for line in (*instructions, told[-1]) if "press" in line.casefold()] == []
    assert "Rest your hand. 20 seconds." in told
    assert "Rest your hand again. 5 seconds left." in told


def test_each_key_is_named_once() -> None:
    assert all_keys().count("; ") == len(KEYS) - 1
    for key in (
        "enter",
        "space",
        "n",
        "b",
        "r",
        "plus",
        "minus",
        "m",
        "i",
        "l",
        "question mark",
        "q",
    ):
        assert re.search(rf"[:;] {re.escape(key)}, ", all_keys()), key


# Sums and points


def record(pressed: float, outcome: Outcome | None) -> StepRecord:
    return StepRecord(planned=60.0, pressed=pressed, outcome=outcome)


@pytest.mark.parametrize(
    ("records", "told"),
    [
        ((record(60, Outcome.COMPLETED),), "1 of 1 press, 1 minute"),
        (
            (
                record(60, Outcome.COMPLETED),
                record(30.9, Outcome.PARTIAL),
                record(0, Outcome.SKIPPED),
                record(0, Outcome.SKIPPED),
            ),
            "1 of 4 presses and part of 1 more, 1 minute 30 seconds",
        ),
    ],
)
def test_the_sum_counts_only_what_was_done(records: tuple[StepRecord, ...], told: str) -> None:
    assert summarize(records) == told


def test_about_a_point_is_everything_one_asks_before_pressing_it() -> None:
    point: Point = make_point(
        "Calf",
        code="ST36",
        pinyin="Zúsānlǐ",
        meaning="leg three miles",
        find=("Bend your knee.", "Go down."),
        cautions=("Not over a wound.",),
        avoid_if=frozenset({Condition.LEG_CLOT_OR_VARICOSE}),
        uses=("knee pain", "tiredness"),
        note="Elsewhere, elsewise.",
    )
    assert list(describe_point(point)) == [
        "ST36 Calf (Zúsānlǐ, leg three miles).",
        "Where: Here.",
        "1. Bend your knee.",
        "2. Go down.",
        "Posture: Sit upright.",
        "How: Light pressure.",
        "Careful: Not over a wound.",
        "Do not press if any of these apply: a blood clot in a leg or varicose veins.",
        "The source suggests it for: knee pain, tiredness. Not proven.",
        "Note: Elsewhere, elsewise.",
    ]


def test_about_a_point_that_has_only_what_it_must() -> None:
    assert list(describe_point(make_point("Calf"))) == [
        "Calf.",
        "Where: Here.",
        "Posture: Sit upright.",
        "How: Light pressure.",
    ]


def test_the_last_three_seconds_never_run_together() -> None:
    lines = play(make_session_plan(make_step(press=2), make_step(press=1)), UNTOUCHED).lines
    assert [key for key, _ in groupby(lines) if key.isdigit()] == ["1"]
