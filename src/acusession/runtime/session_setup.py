"""The dialog before a session, shared by all faces: what to ask or do next, and the answers.

Pure, like the session itself: no screen, file or thread. Each face handles the question in `next`
in its own way and passes the answer to `answer`, until `next` is `Ready` or `Refused`.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable
from typing import TYPE_CHECKING, TypeAlias, cast

from msgspec import Struct
from msgspec.structs import replace

from acusession.domain.model import Condition, Plan, Point, Routine, unique
from acusession.domain.phrases import describe_reasons
from acusession.domain.plan import PlanOptions, SpeechSeconds, make_plan, no_speech, reasons_against
from acusession.errors import AcusessionError

if TYPE_CHECKING:  # only to resume a session, with all that reads the record
    from acusession.record.resume import Claim, ResumableSession

# Requests


class NewSession(Struct, frozen=True):
    """A new session of a routine.

    Points that conflict with the user's conditions are excluded, except those the user `named`:
    they have to be confirmed.
    """

    routine: Routine
    options: PlanOptions
    named: tuple[Point, ...] = ()


class ResumeSession(Struct, frozen=True):
    """The rest of an unfinished session."""

    unfinished: ResumableSession


class RestartSession(Struct, frozen=True):
    """A new start of an unfinished session, which is first closed as it is."""

    unfinished: ResumableSession


Request: TypeAlias = NewSession | ResumeSession | RestartSession


# Questions


class AskConditions(Struct, frozen=True):
    """Ask which conditions apply. Answer: the conditions, or None if the user cannot be asked."""


class Confirm(Struct, frozen=True):
    """Ask whether to press a point despite `reasons`.

    Answer: True or False, or None if the user cannot be asked.
    """

    point: Point
    reasons: tuple[Condition, ...]

    @property
    def sentence(self) -> str:
        """The warning, without the question."""
        return f"{self.point.label} should be avoided because of {self.because}."

    @property
    def because(self) -> str:
        """The reasons as a phrase."""
        return describe_reasons(self.reasons)


class Prerender(Struct, frozen=True):
    """Synthesize the missing speech of a plan.

    Answer: the new speech durations if synthesis was attempted, else None.
    """

    plan: Plan


class ClaimSession(Struct, frozen=True):
    """Claim an unfinished session. Answer: the claim, or the error."""

    unfinished: ResumableSession


class CloseSession(Struct, frozen=True):
    """Close an unfinished session as it is. Answer: None, or the error."""

    unfinished: ResumableSession


Question: TypeAlias = AskConditions | Confirm | Prerender | ClaimSession | CloseSession

Answer: TypeAlias = "frozenset[Condition] | bool | SpeechSeconds | Claim | AcusessionError | None"


# Outcomes


class Ready(Struct, frozen=True):
    """A session that may start: its plan, and the claim if an unfinished session is resumed.

    Only `SessionSetup` creates it, and faces start nothing else.
    """

    plan: Plan
    claim: Claim | None = None


class Refused(Struct, frozen=True):
    """The sentence that says why no session can start."""

    sentence: str


Outcome: TypeAlias = Ready | Refused


class SessionSetup:
    """Leads from a request to a session that may start.

    `conditions` are those that apply, None if the user was never asked. `speech_seconds` returns
    the time a plan must leave for speech.
    """

    def __init__(
        self,
        request: Request,
        conditions: frozenset[Condition] | None,
        speech_seconds: SpeechSeconds = no_speech,
    ) -> None:
        self.next: Question | Outcome
        self._steps = _set_up(request, conditions, speech_seconds)
        self._advance(None)

    def answer(self, answer: Answer) -> None:
        """Take the answer to the question in `next`."""
        self._advance(answer)

    def _advance(self, answer: Answer) -> None:
        try:
            self.next = self._steps.send(answer)
        except StopIteration as done:
            self.next = done.value
        except AcusessionError as error:
            self.next = Refused(str(error))


Steps: TypeAlias = Generator[Question, Answer, Outcome]


def _set_up(
    request: Request, conditions: frozenset[Condition] | None, speech_seconds: SpeechSeconds
) -> Steps:
    if conditions is None:
        answered = yield AskConditions()
        conditions = answered if isinstance(answered, frozenset) else frozenset()
    if isinstance(request, NewSession):
        return (yield from _new(request, conditions, speech_seconds))
    return (yield from _again(request, conditions))


def _new(
    request: NewSession, conditions: frozenset[Condition], speech_seconds: SpeechSeconds
) -> Steps:
    accepted = []
    for question in _confirmations(request.named, conditions):
        answer = yield question
        if answer is None:
            return Refused(
                f"{question.sentence} To press it anyway, run the same command in a terminal "
                "and confirm there."
            )
        if answer is True:
            accepted.append(question.point.id)
    options = replace(request.options, conditions=conditions, accepted=frozenset(accepted))
    plan = make_plan(request.routine, options, speech_seconds)
    seconds_by_now = yield Prerender(plan)
    if callable(seconds_by_now):
        plan = make_plan(request.routine, options, seconds_by_now)
    return Ready(plan)


def _again(request: ResumeSession | RestartSession, conditions: frozenset[Condition]) -> Steps:
    """Set up a session from the record.

    Ask about every point of its plan, even those already done, since the user can go back to them.
    """
    unfinished, plan = request.unfinished, request.unfinished.plan
    done = "restarted" if isinstance(request, RestartSession) else "resumed"
    for question in _confirmations((step.point for step in plan.steps), conditions):
        if (yield question) is not True:
            return Refused(
                f"That session was not {done}: it includes {question.point.label}, which should be "
                f"avoided because of {question.because}. To close the session as it is: "
                "acusession resume --close"
            )
    yield Prerender(plan)
    if isinstance(request, RestartSession):
        error = yield CloseSession(unfinished)
        return Refused(str(error)) if isinstance(error, AcusessionError) else Ready(plan)
    answer = yield ClaimSession(unfinished)
    if isinstance(answer, AcusessionError):
        return Refused(str(answer))
    claim = cast("Claim", answer)
    return Ready(claim.unfinished.plan, claim)


def _confirmations(points: Iterable[Point], conditions: frozenset[Condition]) -> Iterable[Confirm]:
    """Yield a question for each of the points that conflict with `conditions`."""
    for point in unique(points):
        if reasons := reasons_against(point, conditions):
            yield Confirm(point, reasons)
