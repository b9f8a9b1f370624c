"""Everyday words for places of the body and for complaints, in which points are searched."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from msgspec import Struct


class Place(Struct, frozen=True):
    """A part of the body: its name, other names, and the landmarks of the figure that lie there."""

    name: str
    also: tuple[str, ...]
    landmarks: tuple[str, ...]


PLACES: Final = (
    Place("wrist", ("arm", "forearm", "hand", "palm"), ("wrist_crease",)),
    Place("elbow", ("arm",), ("cubital_crease",)),
    Place("knee", ("leg", "shin", "kneecap"), ("st35", "patella_base", "patella_apex")),
    Place("ankle", ("leg", "foot"), ("st41", "medial_malleolus")),
    Place(
        "belly",
        ("stomach", "tummy", "abdomen", "navel", "gut"),
        ("umbilicus", "xiphisternal_junction", "pubic_symphysis_top"),
    ),
    Place(
        "back",
        ("spine", "vertebra"),
        (*(f"t{number}" for number in range(1, 13)), *(f"l{number}" for number in range(1, 6))),
    ),
    Place("ribs", ("side", "flank"), ("axilla", "eleventh_rib_tip")),
    Place("neck", ("throat",), ("c7", "suprasternal_notch")),
    Place("shoulder", ("blade",), ("acromion", "medial_scapular_border")),
    Place("chest", ("breast",), ("nipple",)),
    Place("hip", ("thigh",), ("greater_trochanter",)),
    Place("head", ("face",), ("crown", "chin")),
)
"""The places, in the order they are named to the user."""

SYNONYMS: Final[Mapping[str, tuple[str, ...]]] = {
    "queasiness": ("nausea", "nauseous", "sick", "sickness", "seasick", "vomiting"),
    "tiredness": ("fatigue", "exhausted", "exhaustion", "sleepy", "weary", "energy"),
    "tension": ("stress", "tense", "nervous", "nerves"),
    "stress": ("tension", "nervous", "nerves"),
    "pain": ("ache", "aching", "sore"),
    "digestion": ("indigestion",),
    "wind": ("gas",),
    "stomach": ("tummy", "belly"),
}
"""Words of a routine's `uses`, each with others that people say for the same complaint."""

UNSEARCHED: Final = frozenset(
    "a about above and at below between body feeling finger fingers five four from half in inches "  # noqa: SIM905
    "level lies nine of on out poor six straight the three to toward two up way widths with "
    "your".split()
)
"""Words of a location or a use that say nothing about it."""
