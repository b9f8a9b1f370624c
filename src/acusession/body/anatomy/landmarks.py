"""The landmarks of the figure, in cun, each with its source.

A figure is 75 cun high. x is the distance from the midline, + to the viewer's right; y is the
height above the sole. +x is the subject's left in the front view and the subject's right in the
back view. In the side view x = 0 is the middle of the side (the mid-axillary line) and + is
forward. A landmark that exists on both sides is stored once, with x >= 0, and mirrored.

Sources named in `basis`: WHO: Standard Acupuncture Point Locations in the Western Pacific Region,
2008. GB: GB/T 12346-2006. Older table: the Chinese table of bone measures before 2006. Lingshu:
its chapter on bone measures. Classical: 30 cun from C7 to the tailbone in 21 vertebrae: T1 to T7,
1.41 each; T8 to L2, 1.61 each; those below, 1.26 each. Drawn: a choice made for the drawing.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import accumulate
from types import MappingProxyType

from msgspec import Struct

from acusession.body.geometry import Vec


class Landmark(Struct, frozen=True):
    """A place on the body that can be felt.

    `words` are its names, clearest first; `basis` is the source.
    """

    spot: Vec
    words: tuple[str, ...]
    basis: str


Landmarks = Mapping[str, Landmark]


def _landmarks(**given: tuple[float, float, tuple[str, ...], str]) -> Landmarks:
    return MappingProxyType(
        {name: Landmark(Vec(x, y), words, basis) for name, (x, y, words, basis) in given.items()}
    )


_FRONT = _landmarks(
    crown=(0, 75, ("crown",), "WHO: the height is 75"),
    chin=(0, 64.5, ("chin",), "drawn: head and neck are the 15 left above the notch"),
    suprasternal_notch=(
        0,
        60,
        ("hollow of the throat", "throat"),
        "WHO: 9 above the end of the breastbone",
    ),
    nipple=(
        4,
        52.6,
        ("nipple",),
        "x WHO: 8 between the two; y classical: 1.6 above the breastbone's end",
    ),
    xiphisternal_junction=(
        0,
        51,
        ("end of breastbone", "breastbone end", "breastbone"),
        "WHO: 8 above the navel",
    ),
    umbilicus=(0, 43, ("navel",), "WHO: 5 above the pubic bone"),
    pubic_symphysis_top=(0, 38, ("pubic bone",), "WHO: 18 above the kneecap"),
    patella_base=(4, 20, ("top of kneecap", "kneecap"), "GB: the kneecap is 2 high; x drawn"),
    patella_apex=(
        4,
        18,
        ("bottom of kneecap", "kneecap"),
        "WHO: 15 above the inner ankle bone; x drawn",
    ),
    st35=(
        5,
        18,
        ("hollow by kneecap", "knee hollow", "hollow"),
        "WHO: beside the bottom of the kneecap; x drawn",
    ),
    st41=(3.5, 2, ("front of ankle", "ankle"), "ST38's reference measure: 16 below ST35; x drawn"),
    medial_malleolus=(3, 3, ("inner ankle bone",), "WHO: 3 above the sole; x drawn"),
    acromion=(8, 60.5, ("tip of shoulder", "shoulder"), "x older table: 8; y drawn"),
    cubital_crease=(
        11.61,
        47.03,
        ("crook of elbow", "elbow"),
        "WHO: 9 below the fold of the armpit; arm drawn 15 degrees out",
    ),
    wrist_crease=(14.72, 35.43, ("wrist crease", "wrist"), "WHO: 12 below the crook of the elbow"),
)

_SPINE_BASIS = {
    "c7": "WHO: sticks out most; height classical",
    "t3": "WHO: inner ends of the blades' ridges; height classical",
    "t7": "WHO: lower tips of the shoulder blades; height classical",
    "t12": "classical; WHO: half-way between T7 and L4",
    "l2": "classical: level with the navel",
    "l4": "WHO: tops of the hip crests; height classical",
}


def _spine() -> dict[str, Landmark]:
    """Return the vertebrae C7 to L5, each at the lower border of its process; C7 is at 64.14."""
    names = ["c7", *(f"t{n}" for n in range(1, 13)), *(f"l{n}" for n in range(1, 6))]
    steps = [0.0, *[1.41] * 7, *[1.61] * 7, *[1.26] * 3]
    heights = accumulate(steps, lambda height, step: height - step, initial=64.14)
    return {
        name: Landmark(
            Vec(0, round(height, 2)), _spine_words(name), _SPINE_BASIS.get(name, "classical")
        )
        for name, height in zip(names, list(heights)[1:], strict=True)
    }


def _spine_words(name: str) -> tuple[str, ...]:
    """Return the names of a vertebra, such as "11th vertebra" for the eleventh of the chest."""
    number = int(name[1:])
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number, "th")
    part = {"c": "neck ", "t": "", "l": "lumbar "}[name[0]]
    return f"{number}{ending} {part}vertebra", name.upper()


SPINE: Landmarks = MappingProxyType(_spine())

_BACK = _landmarks(
    crown=(0, 75, ("crown",), "WHO: the height is 75"),
    acromion=(8, 60.5, ("tip of shoulder", "shoulder"), "x older table: 8; y drawn"),
    medial_scapular_border=(
        3,
        56.27,
        ("edge of shoulder blade", "blade"),
        "WHO: 6 between the two",
    ),
)

_SIDE = _landmarks(
    crown=(0, 75, ("crown",), "WHO: the height is 75"),
    axilla=(
        0,
        56,
        ("middle of armpit", "armpit"),
        "older table and Lingshu: 12 above the tip of the 11th rib",
    ),
    eleventh_rib_tip=(
        0.8,
        44,
        ("tip of 11th rib", "11th rib"),
        "Lingshu: 6 above the hip bone; x drawn",
    ),
    greater_trochanter=(
        0,
        38,
        ("outer hip bone", "hip bone"),
        "WHO: 19 above the back of the knee",
    ),
)

LANDMARKS: Mapping[str, Landmarks] = MappingProxyType(
    {"front": _FRONT, "back": MappingProxyType({**SPINE, **_BACK}), "side": _SIDE}
)
"""Landmarks by view, then by their name in routine files."""
