"""A routine of the user's own says what is special about it."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from acusession.domain.model import Routine, Source
from acusession.domain.own_routine import own_routine, suggested_name
from tests.samples import make_point, make_routine

CALF, BELLY, EAR = make_point("Calf"), make_point("Belly"), make_point("Ear")
SMALL = make_routine(CALF, BELLY, description="Two points.", source=Source(title="A book"))
OTHER = make_routine(EAR, id="other", name="Other")


@pytest.mark.parametrize(
    ("chosen", "description"),
    [
        (SMALL, "Small, 2 points."),
        (replace(SMALL, points=(CALF,)), "Small, 1 point."),
        (replace(SMALL, rounds=2, prepare=20), "Small, 2 points, twice, 20 s to find each."),
        (replace(SMALL, rounds=3), "Small, 2 points, 3 times."),
        (replace(SMALL, points=(BELLY, CALF)), "Small, 2 points, in another order."),
        (
            replace(SMALL, points=(replace(CALF, press=90), BELLY)),
            "Small, 2 points, with other press times.",
        ),
    ],
)
def test_its_description_says_what_is_special(chosen: Routine, description: str) -> None:
    own = own_routine(chosen, (SMALL,))
    assert own.description == description
    assert own.source == SMALL.source


def test_points_of_several_routines_have_no_single_source() -> None:
    own = own_routine(replace(SMALL, points=(CALF, EAR)), (SMALL, OTHER))
    assert (own.description, own.source) == ("Small and Other, 2 points.", None)


@pytest.mark.parametrize(
    ("name", "suggested"),
    [
        ("Middle back", "My middle back"),
        ("P6 alone", "My P6 alone"),
        ("My evenings", "My evenings 2"),
        ("肩", "My 肩"),
    ],
)
def test_a_name_is_suggested(name: str, suggested: str) -> None:
    assert suggested_name(make_routine(name=name)) == suggested
