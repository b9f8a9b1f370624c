"""Requests for new and unfinished sessions, with points that conflict with conditions."""

from __future__ import annotations

from typing import Final

from hypothesis import strategies as st

from acusession.domain.model import Condition, Routine
from acusession.domain.plan import PlanOptions, make_plan
from acusession.record.resume import ResumableSession
from acusession.runtime.session_setup import NewSession, Request, RestartSession, ResumeSession
from acusession.session.state import Progress
from tests.samples import make_point, make_routine

POINTS: Final = (
    make_point("Safe"),
    make_point("Belly", avoid_if=frozenset({Condition.PREGNANCY})),
    make_point(
        "Leg",
        avoid_if=frozenset({Condition.LEG_CLOT_OR_VARICOSE, Condition.BLOOD_THINNERS}),
    ),
)


def unfinished(routine: Routine, index: int = 0) -> ResumableSession:
    """Return a session of all the routine's points that was interrupted in step `index`."""
    plan = make_plan(routine, PlanOptions())
    progress = Progress(index=index, attempts=Progress.none(plan).attempts, paused_seconds=0.0)
    return ResumableSession(id=1, lock="lock", plan=plan, progress=progress)


_routines = st.lists(st.sampled_from(POINTS), min_size=1, unique=True).map(
    lambda points: make_routine(*points)
)


@st.composite
def _new_sessions(draw: st.DrawFn) -> NewSession:
    routine = draw(_routines)
    points = st.lists(st.sampled_from(routine.points), unique=True).map(tuple)
    chosen = draw(points)
    options = PlanOptions(points=chosen, rounds=draw(st.integers(1, 2)))
    return NewSession(routine, options, draw(st.sampled_from([(), chosen])))


requests: st.SearchStrategy[Request] = (
    _new_sessions()
    | _routines.map(lambda routine: ResumeSession(unfinished(routine)))
    | _routines.map(lambda routine: RestartSession(unfinished(routine)))
)
"""A strategy for all kinds of requests."""
