"""The one way into a session: says what to ask or do next, and takes the answers.

Pure, like the session itself: no screen, file or thread inside. Each face asks what `next` says in
its own way, and hands the answer in, until `next` is `Ready` or `Refused`.
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

# What a session may be asked for


class NewSession(Struct, frozen=True):
    """A session of a routine.

    Points that conditions are against are left out, but for those `named` outright, which are asked
    about.
    """

    routine: Routine
    options: PlanOptions
    named: tuple[Point, ...] = ()


class ResumeSession(Struct, frozen=True):
    """The rest of an unfinished session."""

    unfinished: ResumableSession


class RestartSession(Struct, frozen=True):
    """An unfinished session from its beginning; the unfinished one is closed as it is."""

    unfinished: ResumableSession


Request: TypeAlias = NewSession | ResumeSession | RestartSession


# What is to be asked or done next


class AskConditions(Struct, frozen=True):
    """Ask which conditions apply. Answer: the conditions, None where nobody can be asked."""


class Confirm(Struct, frozen=True):
    """Ask whether to press a point in spite of these reasons. Answer: None where nobody can be."""

    point: Point
    reasons: tuple[Condition, ...]

    @property
    def sentence(self) -> str:
        """The warning, without a question."""
        return f"{self.point.label} is better left alone because of {self.because}."

    @property
    def because(self) -> str:
        """The reasons as a phrase."""
        return describe_reasons(self.reasons)


class Prerender(Struct, frozen=True):
    """Have the missing words of a plan made.

    Answer: the seconds its words take by now if any were made, else None.
    """

    plan: Plan


class ClaimSession(Struct, frozen=True):
    """Take an unfinished session over. Answer: the claim, or the error."""

    unfinished: ResumableSession


class CloseSession(Struct, frozen=True):
    """Close an unfinished session as it is. Answer: None, or the error."""

    unfinished: ResumableSession


Question: TypeAlias = AskConditions | Confirm | Prerender | ClaimSession | CloseSession

Answer: TypeAlias = "frozenset[Condition] | bool | SpeechSeconds | Claim | AcusessionError | None"


# How it ends


class Ready(Struct, frozen=True):
    """A session that may start: a plan, and the claim where it is the rest of another session.

    Only a `SessionSetup` makes one, and faces start nothing else.
    """

    plan: Plan
    claim: Claim | None = None


class Refused(Struct, frozen=True):
    """Why there is nothing to start, as a sentence."""

    sentence: str


Outcome: TypeAlias = Ready | Refused


class SessionSetup:
    """Leads from a request to a session that may start.

    `conditions` are those that apply, None where they were never asked; `speech_seconds` tells how
    much time a plan must leave for words.
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
        """Take the answer to what `next` asks."""
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
            return Refused(f"{question.sentence} Run it in a terminal to confirm it anyway.")
        if answer is True:
            accepted.append(question.point.id)
    options = replace(request.options, conditions=conditions, accepted=frozenset(accepted))
    plan = make_plan(request.routine, options, speech_seconds)
    seconds_by_now = yield Prerender(plan)
    if callable(seconds_by_now):
        plan = make_plan(request.routine, options, seconds_by_now)
    return Ready(plan)


def _again(request: ResumeSession | RestartSession, conditions: frozenset[Condition]) -> Steps:
    """Ask about every point of the plan, also those behind: one key leads back to them."""
    unfinished, plan = request.unfinished, request.unfinished.plan
    done = "restarted" if isinstance(request, RestartSession) else "resumed"
    for question in _confirmations((step.point for step in plan.steps), conditions):
        if (yield question) is not True:
            return Refused(
                f"{question.point.label} is part of that session and better left alone because of "
                f"{question.because}, so it was not {done}. To close it as it is instead: "
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
    """Yield a question for each of the points that conditions are against."""
    for point in unique(points):
        if reasons := reasons_against(point, conditions):
            yield Confirm(point, reasons)
