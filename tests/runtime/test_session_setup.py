"""The dialog before a session: what is asked, in which order, and what may start."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import acusession
from acusession.domain.model import Condition, Plan, Point
from acusession.domain.plan import PlanOptions, SpeechSeconds, StepSpeech, reasons_against
from acusession.errors import AcusessionError
from acusession.runtime.session_setup import (
    AskConditions,
    ClaimSession,
    CloseSession,
    Confirm,
    NewSession,
    Prerender,
    Ready,
    Refused,
    Request,
    RestartSession,
    ResumeSession,
    SessionSetup,
)
from tests.samples import make_point, make_routine
from tests.setups import POINTS, requests, unfinished

SAFE, BELLY, LEG = POINTS
ROUTINE = make_routine(*POINTS)
PREGNANT = frozenset({Condition.PREGNANCY})
NONE: frozenset[Condition] = frozenset()


def walk(setup: SessionSetup, **answers: Any) -> list[str]:
    """Answer every question by its class; return the questions and the outcome."""
    asked = []
    while not isinstance(setup.next, Ready | Refused):
        kind = type(setup.next).__name__
        asked.append(f"{kind} {setup.next.point.id}" if isinstance(setup.next, Confirm) else kind)
        answer = answers.get(kind)
        setup.answer(answer(setup.next) if callable(answer) else answer)
    return [*asked, type(setup.next).__name__]


def plan_of(setup: SessionSetup) -> Plan:
    assert isinstance(setup.next, Ready)
    return setup.next.plan


def ids(plan: Plan) -> list[str]:
    return list(dict.fromkeys(step.point.id for step in plan.steps))


def test_where_nothing_is_to_be_asked_words_are_made_and_it_starts() -> None:
    setup = SessionSetup(NewSession(ROUTINE, PlanOptions()), NONE)
    assert walk(setup) == ["Prerender", "Ready"]
    assert ids(plan_of(setup)) == [point.id for point in POINTS]


def test_conditions_are_asked_first_and_count_at_once() -> None:
    setup = SessionSetup(NewSession(ROUTINE, PlanOptions()), None)
    assert walk(setup, AskConditions=PREGNANT) == ["AskConditions", "Prerender", "Ready"]
    assert ids(plan_of(setup)) == [SAFE.id, LEG.id]
    assert [out.point for out in plan_of(setup).left_out] == [BELLY]


def test_where_nobody_can_say_which_apply_none_are_known() -> None:
    setup = SessionSetup(NewSession(ROUTINE, PlanOptions()), None)
    assert walk(setup) == ["AskConditions", "Prerender", "Ready"]
    assert ids(plan_of(setup)) == [point.id for point in POINTS]


@pytest.mark.parametrize(("answer", "pressed"), [(True, [SAFE, BELLY]), (False, [SAFE])])
def test_a_point_named_outright_needs_a_yes_of_its_own(answer: bool, pressed: list[Point]) -> None:
    named = (SAFE, BELLY)
    setup = SessionSetup(NewSession(ROUTINE, PlanOptions(points=named), named), PREGNANT)
    assert walk(setup, Confirm=answer) == ["Confirm belly", "Prerender", "Ready"]
    assert ids(plan_of(setup)) == [point.id for point in pressed]


def test_where_nobody_can_say_yes_it_is_refused() -> None:
    setup = SessionSetup(NewSession(ROUTINE, PlanOptions(points=(BELLY,)), (BELLY,)), PREGNANT)
    assert walk(setup) == ["Confirm belly", "Refused"]
    assert setup.next == Refused(
        "Belly should be avoided because of pregnancy. "
        "To press it anyway, run the same command in a terminal and confirm there."
    )


def test_with_nothing_left_it_is_refused() -> None:
    setup = SessionSetup(NewSession(ROUTINE, PlanOptions(points=(BELLY,)), (BELLY,)), PREGNANT)
    assert walk(setup, Confirm=False) == ["Confirm belly", "Refused"]
    assert setup.next == Refused(
        "No points are left to press: Belly is excluded because of pregnancy. Choose other points."
    )


def test_words_that_were_made_are_planned_by_their_true_length() -> None:
    def takes(seconds: float) -> SpeechSeconds:
        return lambda steps, index: StepSpeech(prepare=seconds)

    setup = SessionSetup(NewSession(ROUTINE, PlanOptions()), NONE, takes(40))
    assert isinstance(setup.next, Prerender)
    assert {step.prepare for step in setup.next.plan.steps} == {40}
    setup.answer(takes(50))
    assert {step.prepare for step in plan_of(setup).steps} == {50}


def test_a_session_is_resumed_from_its_claim() -> None:
    session = unfinished(ROUTINE)
    setup = SessionSetup(ResumeSession(session), NONE)
    claims: list[Any] = []

    def claim(question: ClaimSession) -> Any:
        claims.append(Claimed(question.unfinished))
        return claims[-1]

    assert walk(setup, ClaimSession=claim) == ["Prerender", "ClaimSession", "Ready"]
    assert setup.next == Ready(session.plan, claims[0])


def test_conditions_answered_late_count_for_a_session_that_is_resumed() -> None:
    setup = SessionSetup(ResumeSession(unfinished(ROUTINE)), None)
    asked = walk(setup, AskConditions=PREGNANT, Confirm=False)
    assert asked == ["AskConditions", "Confirm belly", "Refused"]


@pytest.mark.parametrize("index", range(3))
def test_every_point_of_a_session_that_is_resumed_is_asked_about(index: int) -> None:
    """Even points already done are asked about, since a key leads back to them."""
    setup = SessionSetup(ResumeSession(unfinished(ROUTINE, index=index)), PREGNANT)
    assert walk(setup, Confirm=False) == ["Confirm belly", "Refused"]


def test_an_unfinished_session_is_closed_before_it_starts_from_its_beginning() -> None:
    session = unfinished(ROUTINE)
    setup = SessionSetup(RestartSession(session), PREGNANT)
    asked = walk(setup, Confirm=True)
    assert asked == ["Confirm belly", "Prerender", "CloseSession", "Ready"]
    assert setup.next == Ready(session.plan)


@pytest.mark.parametrize(
    ("request_", "kind"),
    [
        (ResumeSession(unfinished(ROUTINE)), "ClaimSession"),
        (RestartSession(unfinished(ROUTINE)), "CloseSession"),
    ],
)
def test_what_cannot_be_claimed_or_closed_does_not_start(request_: Request, kind: str) -> None:
    setup = SessionSetup(request_, NONE)
    asked = walk(setup, **{kind: AcusessionError("It runs elsewhere.")})
    assert asked == ["Prerender", kind, "Refused"]
    assert setup.next == Refused("It runs elsewhere.")


class Claimed:
    def __init__(self, session: Any) -> None:
        self.unfinished = session


def random_walk(data: st.DataObject) -> None:
    """Answer at random; check that a ready session has a yes for each point with a caution."""
    conditions = st.frozensets(st.sampled_from(Condition))
    request = data.draw(requests)
    known = data.draw(st.none() | conditions)
    setup = SessionSetup(request, known)
    accepted: set[str] = set()
    for _ in range(30):
        match setup.next:
            case Ready(plan, claim):
                against = {
                    step.point.id
                    for step in plan.steps
                    if reasons_against(step.point, known or frozenset())
                }
                assert against <= accepted
                assert (claim is not None) == isinstance(request, ResumeSession)
                return
            case Refused(sentence):
                assert sentence
                return
            case AskConditions():
                assert known is None
                known = data.draw(st.none() | conditions)
                setup.answer(known)
                known = known or frozenset()
            case Confirm(point, reasons):
                assert reasons == reasons_against(point, known or frozenset()) != ()
                answer = data.draw(st.sampled_from([True, False, None]))
                accepted |= {point.id} if answer else set()
                setup.answer(answer)
            case Prerender():
                setup.answer(None)
            case ClaimSession(session):
                answers = [Claimed(session), AcusessionError("no")]
                setup.answer(data.draw(st.sampled_from(answers)))  # type: ignore[arg-type]
            case CloseSession():
                setup.answer(data.draw(st.sampled_from([None, AcusessionError("no")])))
    raise AssertionError("the way in does not end")


@settings(max_examples=500)
@given(st.data())
def test_no_walk_leads_past_a_caution(data: st.DataObject) -> None:
    random_walk(data)


def test_nothing_else_makes_a_session_ready() -> None:
    root = Path(acusession.__file__).parent
    makers = {
        file.relative_to(root).as_posix()
        for file in root.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and _name(node.func) == "Ready"
    }
    assert makers == {"runtime/session_setup.py"}


def _name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


def test_a_point_without_a_reason_is_not_asked_about() -> None:
    safe = make_point("Safe")
    setup = SessionSetup(
        NewSession(make_routine(safe), PlanOptions(points=(safe,)), (safe,)), PREGNANT
    )
    assert walk(setup) == ["Prerender", "Ready"]
