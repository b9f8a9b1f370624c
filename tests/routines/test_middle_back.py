"""The bundled routine states the facts about its points and makes no claims."""

import re
from itertools import pairwise
from pathlib import Path

import pytest

from acusession.domain.model import Condition, Intensity, Point, Reach, Side
from acusession.routines.reader import read_routine
from tests.samples import BOTH

ROUTINE = read_routine(Path(__file__).parents[2] / "routines" / "middle_back.yaml")
POINTS = {point.id: point for point in ROUTINE.points}

LEFT, RIGHT, MIDLINE = (Side.LEFT,), (Side.RIGHT,), (Side.MIDLINE,)

BELLY = {
    Condition.PREGNANCY,
    Condition.BLOOD_DISORDER,
    Condition.BLOOD_THINNERS,
    Condition.ENLARGED_SPLEEN,
    Condition.ANEURYSM_OR_HEART,
    Condition.ABDOMINAL_SURGERY_OR_HERNIA,
    Condition.CANCER_OR_TUBERCULOSIS,
    Condition.ACTIVE_ULCER_OR_BOWEL,
}
"""The conditions with which a belly must not be pressed."""

RIBS = {
    Condition.PREGNANCY,
    Condition.BLOOD_DISORDER,
    Condition.BLOOD_THINNERS,
    Condition.ENLARGED_SPLEEN,
    Condition.BONE_OR_SPINE,
    Condition.LIVER_OR_GALLBLADDER,
    Condition.CANCER_OR_TUBERCULOSIS,
}

each_point = pytest.mark.parametrize("point", ROUTINE.points, ids=list(POINTS))


@pytest.mark.parametrize(
    ("id_", "code", "name", "sides", "press", "intensity", "reach"),
    [
        ("bl20", "UB20", "Pi Shu", BOTH, 60, Intensity.MODERATE, Reach.NEEDS_BALL),
        ("cv12", "CV12", "Zhong Wan", MIDLINE, 45, Intensity.LIGHT, Reach.ONE_HAND),
        ("cv14", "CV14", "Ju Que", MIDLINE, 45, Intensity.LIGHT, Reach.ONE_HAND),
        ("st36", "ST36", "Zu San Li", BOTH, 60, Intensity.FIRM, Reach.ONE_HAND),
        ("kidney", "", "Kidney Point", BOTH, 30, Intensity.REST, Reach.ONE_HAND),
        ("spleen", "", "Spleen Point", LEFT, 30, Intensity.LIGHT, Reach.ONE_HAND),
        ("liver", "", "Liver Point", RIGHT, 30, Intensity.LIGHT, Reach.ONE_HAND),
        ("pc6", "P6", "Nei Guan", BOTH, 60, Intensity.MODERATE, Reach.OTHER_HAND),
    ],
)
def test_each_point_is_the_one_it_is(
    id_: str,
    code: str,
    name: str,
    sides: tuple[Side, ...],
    press: int,
    intensity: Intensity,
    reach: Reach,
) -> None:
    point = POINTS[id_]
    assert (point.code, point.name, point.sides, point.press) == (code, name, sides, press)
    assert (point.intensity, point.reach) == (intensity, reach)


def test_the_eight_points_stand_in_the_order_of_the_source() -> None:
    assert list(POINTS) == ["bl20", "cv12", "cv14", "st36", "kidney", "spleen", "liver", "pc6"]


@pytest.mark.parametrize(
    ("id_", "pinyin", "hanzi", "alias"),
    [
        ("bl20", "Píshū", "脾俞", "BL20"),
        ("cv12", "Zhōngwǎn", "中脘", "Ren12"),
        ("cv14", "Jùquè", "巨闕", "Ren14"),
        ("st36", "Zúsānlǐ", "足三里", "Zusanli"),
        ("pc6", "Nèiguān", "內關", "PC6"),
    ],
)
def test_the_chinese_names(id_: str, pinyin: str, hanzi: str, alias: str) -> None:
    point = POINTS[id_]
    assert (point.pinyin, point.hanzi) == (pinyin, hanzi)
    assert alias in point.aliases


@pytest.mark.parametrize("id_", ["kidney", "spleen", "liver"])
def test_the_points_of_the_source_alone_claim_no_standard(id_: str) -> None:
    point = POINTS[id_]
    assert (point.code, point.pinyin, point.hanzi, point.meaning) == ("", "", "", "")
    assert "the source article's own" in point.note


@pytest.mark.parametrize(
    ("id_", "conditions"),
    [
        (
            "bl20",
            {Condition.PREGNANCY, Condition.BONE_OR_SPINE, Condition.CANCER_OR_TUBERCULOSIS},
        ),
        ("cv12", BELLY),
        ("cv14", BELLY | {Condition.LIVER_OR_GALLBLADDER}),
        ("st36", {Condition.LEG_CLOT_OR_VARICOSE}),
        ("kidney", RIBS),
        ("spleen", BELLY),
        ("liver", BELLY | {Condition.LIVER_OR_GALLBLADDER}),
        ("pc6", set()),
    ],
)
def test_when_a_point_is_left_out(id_: str, conditions: set[Condition]) -> None:
    assert POINTS[id_].avoid_if == conditions


@pytest.mark.parametrize(
    ("id_", "words"),
    [
        (
            "bl20",
            ["never on the bones of the spine", "brittle bones", "pregnancy", "blood thinners"],
        ),
        ("cv12", ["full stomach", "pregnancy", "blood thinners", "aneurysm", "strong pulse"]),
        ("cv14", ["Chest pain is an emergency", "full stomach", "liver and the heart"]),
        ("st36", ["varicose veins", "swollen, hot or painful", "pregnancy", "blood thinners"]),
        ("kidney", ["brittle", "the spleen on the left", "the liver on the right", "pregnancy"]),
        (
            "spleen",
            ["blood disorder", "low platelets", "leukaemia", "blood thinners", "enlarged spleen"],
        ),
        ("liver", ["liver or gallbladder disease", "yellow skin", "fever with pain on the right"]),
        ("pc6", ["nerve", "tingling", "watch", "fistula", "wound", "blood thinners"]),
    ],
)
def test_the_cautions_a_point_must_carry(id_: str, words: list[str]) -> None:
    cautions = " ".join(POINTS[id_].cautions)
    assert [word for word in words if word not in cautions] == []


@pytest.mark.parametrize(
    ("id_", "words"),
    [
        ("bl20", ["three finger widths", "spine", "eleventh thoracic vertebra"]),
        ("cv12", ["half-way between the navel", "end of the breastbone", "five finger widths"]),
        ("cv14", ["six body inches above the navel"]),
        ("st36", ["Four finger widths below the kneecap", "outside of the shin"]),
        ("kidney", ["nine body inches", "armpit"]),
        ("spleen", ["On the left", "two body inches", "lower edge of the ribs"]),
        ("liver", ["On the right", "two body inches", "lower edge of the ribs"]),
        ("pc6", ["palm side", "three finger widths above the wrist crease"]),
    ],
)
def test_the_place_is_the_one_the_source_names(id_: str, words: list[str]) -> None:
    assert [word for word in words if word not in POINTS[id_].location] == []


@pytest.mark.parametrize(
    ("id_", "view", "start", "toward", "cun", "of", "lateral"),
    [
        ("bl20", "back", "t11", "t12", 0, 1.61, 2),
        ("cv12", "front", "umbilicus", "xiphisternal_junction", 4, 8, 0),
        ("cv14", "front", "umbilicus", "xiphisternal_junction", 6, 8, 0),
        ("st36", "front", "st35", "st41", 3, 16, 0),
        ("kidney", "side", "axilla", "greater_trochanter", 9, 18, 0),
        ("spleen", "front", "umbilicus", "xiphisternal_junction", 4, 8, 2),
        ("liver", "front", "umbilicus", "xiphisternal_junction", 4, 8, 2),
        ("pc6", "front", "wrist_crease", "cubital_crease", 2, 12, 0),
    ],
)
def test_the_place_on_the_figure(
    id_: str, view: str, start: str, toward: str, cun: float, of: float, lateral: float
) -> None:
    figure = POINTS[id_].figure
    assert figure is not None
    assert (figure.view, figure.start, figure.toward) == (view, start, toward)
    assert (figure.cun, figure.of, figure.lateral) == (cun, of, lateral)


DISEASES = (
    r"leuk\w*|platelet\w*|blood cell\w*|red cell\w*|white cell\w*|hormon\w*|blood disorder\w*"
    r"|schizo\w*|mental\w*|epilep\w*|panic\w*|addict\w*|memory|diabet\w*|arter\w*|sclero\w*"
    r"|cardiac|heart|chest pain|palpitation\w*|abscess\w*|mastitis|dysentery|hernia\w*"
    r"|radiation|chemo\w*|cancer\w*|allerg\w*|weight|appetite|miscarriage|labou?r"
)
CLAIMS = r"strengthen\w*|prevent\w*|cures?|curing|heals?|treats?|toxi\w*|toxins?|detox\w*|energy|qi"


def told_of(point: Point) -> str:
    return " ".join([*point.uses, point.location, point.meaning, *point.find, point.note])


@each_point
def test_no_point_is_told_to_be_for_a_disease(point: Point) -> None:
    assert re.findall(rf"\b(?:{DISEASES})\b", told_of(point), re.IGNORECASE) == []


@each_point
def test_no_point_claims_anything(point: Point) -> None:
    everything = " ".join([told_of(point), point.technique, *point.cautions])
    assert re.findall(rf"\b(?:{CLAIMS})\b", everything, re.IGNORECASE) == []


def test_the_routine_claims_nothing() -> None:
    told = f"{ROUTINE.description} {ROUTINE.closing}"
    assert re.findall(rf"\b(?:{CLAIMS}|{DISEASES})\b", told, re.IGNORECASE) == []
    assert "not a treatment" in ROUTINE.caution
    assert ROUTINE.closing == "Now drink some warm water."


@each_point
def test_leukaemia_stands_under_cautions_alone(point: Point) -> None:
    everything = f"{told_of(point)} {point.technique} {point.posture} {ROUTINE.description}"
    assert "leukaemia" not in everything


@each_point
def test_every_point_has_a_caution(point: Point) -> None:
    assert point.cautions


@each_point
def test_the_technique_begins_with_how_hard(point: Point) -> None:
    first = {
        Intensity.REST: "Rest ",
        Intensity.LIGHT: "Light pressure",
        Intensity.MODERATE: "Moderate pressure",
        Intensity.FIRM: "Firm pressure",
    }
    assert point.technique.startswith(first[point.intensity])


def test_where_a_hand_only_rests_nobody_is_told_to_press() -> None:
    resting = [point for point in ROUTINE.points if point.intensity is Intensity.REST]
    assert [point.id for point in resting] == ["kidney"]
    for point in resting:
        assert "press" not in f"{point.technique} {point.location} {point.posture}".casefold()


@each_point
def test_a_place_is_said_in_one_breath(point: Point) -> None:
    assert point.location.count(".") == 1
    assert len(point.location.split()) <= 26


@each_point
def test_everything_spoken_is_whole_sentences(point: Point) -> None:
    for sentence in (point.location, point.technique, point.posture, *point.find, *point.cautions):
        assert re.fullmatch(r"[A-Z].*\.", sentence), sentence
        assert not re.search(r"[:;()\[\]/&\d]|e\.g\.|i\.e\.", sentence), sentence


@each_point
def test_a_point_can_be_told_on_its_own(point: Point) -> None:
    """Any point may come first: `quick` and `--points` change what comes before it."""
    spoken = " ".join([point.location, point.technique, point.posture, *point.find])
    assert not re.search(r"point before|last point|as before|again", spoken)


def test_all_is_done_in_one_chair_with_few_changes() -> None:
    postures = [point.posture for point in ROUTINE.points]
    changes = sum(before != after for before, after in pairwise(postures))
    assert changes == 4
    assert not re.search(r"\b(stand|lie down|lying|floor mat|bed)\b", " ".join(postures))


@each_point
def test_what_needs_a_ball_says_to_have_one_ready(point: Point) -> None:
    assert ("a soft ball" in point.ready) == (point.reach is Reach.NEEDS_BALL)
