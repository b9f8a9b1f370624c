"""A plan survives a change of its routine's file."""

from __future__ import annotations

import pytest

from acusession.domain.model import Condition
from acusession.domain.plan import PlanOptions, make_plan
from acusession.record.plan_codec import read_plan, write_plan
from acusession.routines.catalog import find_routine
from tests.samples import make_session_plan, small_plan


@pytest.mark.parametrize("rounds", [1, 3])
def test_every_word_of_a_plan_comes_back(rounds: int) -> None:
    options = PlanOptions(conditions=frozenset({Condition.PREGNANCY}), rounds=rounds)
    plan = make_plan(find_routine("middle_back"), options)
    assert plan.left_out
    assert read_plan(write_plan(plan)) == plan


def test_a_point_is_kept_once_however_often_it_is_pressed() -> None:
    once = len(write_plan(make_session_plan(*small_plan().steps)))
    twice = len(write_plan(make_session_plan(*small_plan().steps * 2)))
    assert twice < once * 1.6


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"plan": {"steps": []}}', '{"points": [], "plan": {"steps": [{}]}}']
)
def test_what_is_no_plan_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no plan"):
        read_plan(text)
