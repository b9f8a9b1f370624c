"""Random dialogs before a session, held with `SessionSetup` alone and with every face."""

from __future__ import annotations

import io
import os
import pty
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from random import Random

import pytest
from textual.widgets import Static

from acusession import paths
from acusession.cli.load_settings import EffectiveSettings
from acusession.cli.session_prompts import answer_all, set_up
from acusession.config.settings import Overrides, Settings
from acusession.domain.model import Condition, Plan
from acusession.domain.plan import PlanOptions, make_plan
from acusession.errors import AcusessionError
from acusession.plain.first_start import CONDITIONS
from acusession.record.resume import ResumableSession, find_unfinished
from acusession.runtime.session_setup import (
    AskConditions,
    Confirm,
    NewSession,
    Ready,
    Refused,
    Request,
    RestartSession,
    ResumeSession,
    SessionSetup,
)
from acusession.tui.screens.confirm import ConfirmScreen
from tests.record.stage import Recorded
from tests.samples import make_routine
from tests.setups import POINTS
from tests.tui.stage import Stage, on_stage
from tests.tui.test_first_start import tick


@dataclass(frozen=True)
class WayIn:
    """A request, the conditions in the settings, and the user's answers.

    `kind` is the class of the request; `known` are the conditions in the settings, None if the
    user was never asked.
    """

    kind: Callable[..., Request]
    is_named: bool
    known: frozenset[Condition] | None
    conditions: frozenset[Condition]
    accepted: frozenset[str]

    @property
    def settings(self) -> Settings:
        return Settings(conditions=self.known, output="none")

    def request(self) -> Request:
        """Return the request; an unfinished session really is in the record."""
        routine = make_routine(*POINTS)
        if self.kind is NewSession:
            named = POINTS if self.is_named else ()
            return NewSession(routine, PlanOptions(points=named), named)
        session = Recorded(make_plan(routine, PlanOptions()), began=datetime.now().astimezone())
        session.wait(5)
        session.break_off()
        found = find_unfinished(paths.record_file(), print)[0]
        return RestartSession(found) if self.kind is RestartSession else ResumeSession(found)

    def accepts(self, sentence: str) -> bool:
        """Return whether the user says yes to the warning `sentence`."""
        return any(sentence.startswith(name) for name in self.accepted)


def random_way(seed: int) -> WayIn:
    chance = Random(seed)

    def some(things: tuple[Condition, ...]) -> frozenset[Condition]:
        return frozenset(thing for thing in things if chance.random() < 0.5)

    return WayIn(
        kind=chance.choice(_KINDS),
        is_named=chance.random() < 0.7,
        known=some(_CONDITIONS) if chance.random() < 0.5 else None,
        conditions=some(_CONDITIONS),
        accepted=frozenset(name for name in ("Belly", "Leg") if chance.random() < 0.6),
    )


_KINDS: tuple[Callable[..., Request], ...] = (NewSession, ResumeSession, RestartSession)
_CONDITIONS = (Condition.PREGNANCY, Condition.BLOOD_THINNERS, Condition.ACTIVE_ULCER_OR_BOWEL)


@dataclass(frozen=True)
class Led:
    """The questions asked, and the plan or error sentence at the end."""

    asked: tuple[str, ...]
    end: Plan | str


def by_machine(way: WayIn) -> Led:
    """Hold the dialog with `SessionSetup` alone, doing its tasks by hand."""
    setup = SessionSetup(way.request(), way.known)
    asked = []
    while not isinstance(setup.next, Ready | Refused):
        if isinstance(setup.next, AskConditions):
            asked.append("conditions")
            setup.answer(way.conditions)
        elif isinstance(setup.next, Confirm):
            asked.append(setup.next.sentence)
            setup.answer(way.accepts(setup.next.sentence))
        elif isinstance(unfinished := getattr(setup.next, "unfinished", None), ResumableSession):
            return Led(tuple(asked), unfinished.plan)
        else:
            setup.answer(None)
    outcome = setup.next
    return Led(tuple(asked), outcome.plan if isinstance(outcome, Ready) else outcome.sentence)


def by_plain_text(way: WayIn) -> Led:
    """Hold the dialog with the plain face, in a terminal."""
    own = EffectiveSettings(way.settings, Overrides(), "")
    master, slave = pty.openpty()
    reader = Reader(way, master)
    with (
        open(slave, encoding="utf-8") as stdin,
        pytest.MonkeyPatch.context() as patch,
    ):
        patch.setattr("sys.stdin", stdin)
        patch.setattr("sys.stdout", reader)
        try:
            ready = answer_all(set_up(way.request(), own), own)
        except AcusessionError as error:
            return Led(tuple(reader.asked), str(error))
        finally:
            os.close(master)
    if ready.claim is not None:
        ready.claim.row.lock.release(for_good=False)
    return Led(tuple(reader.asked), ready.plan)


class Reader(io.StringIO):
    """A terminal's output that types an answer to each question."""

    def __init__(self, way: WayIn, keyboard: int) -> None:
        super().__init__()
        self.asked: list[str] = []
        self._way = way
        self._keyboard = keyboard

    def isatty(self) -> bool:
        return True

    def write(self, text: str) -> int:
        if text.endswith("Enter if none apply: "):
            self.asked.append("conditions")
            self._type(" ".join(str(CONDITIONS.index(each) + 1) for each in self._way.conditions))
        elif text.endswith("press Enter for no: "):
            self.asked.append(text.partition(" Include it anyway?")[0])
            self._type("yes" if self._way.accepts(text) else "")
        return super().write(text)

    def _type(self, line: str) -> None:
        os.write(self._keyboard, f"{line}\n".encode())


async def on_screen(way: WayIn) -> Led:
    """Hold the dialog in full-screen mode."""
    asked: list[str] = []
    async with on_stage(settings=way.settings, opens_with=way.request()) as stage:
        while not (stage.runners or stage.app.failure):
            await stage.until(lambda: _is_asked_or_over(stage))
            if stage.here == "FirstStartScreen":
                asked.append("conditions")
                if way.conditions:
                    await tick(stage, *sorted(way.conditions, key=CONDITIONS.index))
                while stage.here == "FirstStartScreen":  # Enter reads on to the last condition
                    await stage.press("enter")
            elif isinstance(stage.app.screen, ConfirmScreen):
                sentence = str(stage.app.screen.query_one(".title", Static).content)
                asked.append(sentence)
                await stage.wait(1)  # until no key is held down
                await stage.press("y" if way.accepts(sentence) else "n")
        if stage.app.failure is not None:
            return Led(tuple(asked), str(stage.app.failure))
        return Led(tuple(asked), stage.view.plan)


def _is_asked_or_over(stage: Stage) -> bool:
    is_asked = stage.here == "FirstStartScreen" or isinstance(stage.app.screen, ConfirmScreen)
    return is_asked or bool(stage.runners) or stage.app.failure is not None
