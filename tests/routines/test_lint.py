"""Warnings about valid points."""

from pathlib import Path

import pytest

from acusession.domain.model import Placement, Side
from acusession.routines.lint import ABDOMINAL, is_abdominal
from acusession.routines.reader import validate_routine, validate_text
from tests.routines.broken import BROKEN, RIGHT
from tests.samples import make_point

CAREFUL = RIGHT.replace("    technique:", "    cautions: [Gently.]\n    technique:")
ALL_BUT = sorted(set(map(str, ABDOMINAL)) - {"pregnancy", "active_ulcer_or_bowel"})
LEFT_OUT = "this point is on the belly; 'avoid_if' should also list: "
NAVEL = "figure: {view: front, from: umbilicus, toward: xiphisternal_junction, cun: 4, of: 8}"


def told(text: str) -> list[str]:
    return [str(problem) for problem in validate_text(text, "f", routine_id="f").problems]


@pytest.mark.parametrize("name", ["middle_back", "short_break"])
def test_nothing_is_warned_of_in_the_bundled_routines(name: str) -> None:
    checked = validate_routine(Path(__file__).parents[2] / "routines" / f"{name}.yaml")
    assert (checked.problems, checked.errors) == ((), ())


@pytest.mark.parametrize(
    ("old", "new", "lines"),
    [
        ("press: 30s", "press: 180s", []),
        (
            "press: 30s",
            "press: 3m1s",
            ["f:9:12: warning: 181 seconds is long for one point; 180 is enough."],
        ),
        (
            "    cautions: [Gently.]\n",
            "",
            [
                "f:6:5: warning: this point has no cautions; list under 'cautions' what to be "
                "careful about."
            ],
        ),
        (
            "location: There.",
            f"location: Above the navel.\n    avoid_if: [{', '.join(ALL_BUT)}]",
            [f"f:20:15: warning: {LEFT_OUT}active_ulcer_or_bowel, pregnancy."],
        ),
        (
            "code: S2",
            NAVEL,
            [f"f:14:5: warning: {LEFT_OUT}{', '.join(sorted(ABDOMINAL))}."],
        ),
        ("code: S2", f"{NAVEL}\n    avoid_if: [{', '.join(sorted(ABDOMINAL))}]", []),
    ],
)
def test_a_warning_stands_at_its_place(old: str, new: str, lines: list[str]) -> None:
    got = told(CAREFUL.replace(old, new, 1))
    assert got == lines


def test_warnings_stand_among_the_errors_in_the_order_of_the_file() -> None:
    text = RIGHT.replace("prepare: 10s", "prepare: soon").replace("sides: midline", "sides: up")
    kinds = ["warning" in line for line in told(text)]
    assert kinds == [False, True, False]


def test_a_file_with_warnings_alone_is_a_routine() -> None:
    checked = validate_text(RIGHT, "f", routine_id="f")
    assert checked.routine is not None
    assert len(checked.problems) == 2
    assert checked.errors == ()


def test_nothing_is_advised_on_a_point_that_is_wrong() -> None:
    broken = BROKEN["everything at once"]
    assert not any("warning" in line for line in told(broken.new))


@pytest.mark.parametrize(
    ("view", "start", "toward", "cun", "of", "lateral", "abdominal"),
    [
        ("front", "umbilicus", "xiphisternal_junction", 4, 8, 0, True),
        ("front", "umbilicus", "xiphisternal_junction", 4, 8, 4, True),
        ("front", "umbilicus", "pubic_symphysis_top", 3, 5, 0, True),
        ("front", "suprasternal_notch", "xiphisternal_junction", 4, 9, 0, False),
        ("front", "wrist_crease", "cubital_crease", 5, 12, 0, False),
        ("front", "st35", "st41", 3, 16, 0, False),
        ("back", "l2", "l3", 0, 1.26, 2, False),
        ("side", "axilla", "greater_trochanter", 9, 18, 0, False),
    ],
)
def test_what_lies_on_the_belly_by_its_figure(
    view: str, start: str, toward: str, cun: float, of: float, lateral: float, abdominal: bool
) -> None:
    figure = Placement(view=view, start=start, toward=toward, cun=cun, of=of, lateral=lateral)
    sides = (Side.LEFT,)
    assert is_abdominal(make_point(sides=sides, figure=figure)) is abdominal
    assert is_abdominal(make_point(sides=sides, figure=figure, location="A navel.")) is abdominal


@pytest.mark.parametrize(
    ("location", "abdominal"),
    [
        ("Four fingers above the navel.", True),
        ("On the Belly.", True),
        ("Half-way down the abdomen.", True),
        ("Over the stomach.", True),
        ("Below the kneecap.", False),
        ("On the muscle's own belly-like part, navelwards.", True),
        ("Unabdominally.", False),
    ],
)
def test_what_lies_on_the_belly_by_words_where_there_is_no_figure(
    location: str, abdominal: bool
) -> None:
    assert is_abdominal(make_point(location=location)) is abdominal
