"""A recorded session whose clocks the test controls."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from pathlib import Path

from acusession import paths
from acusession.domain.model import Plan
from acusession.record.database import connect
from acusession.record.journal import Journal
from acusession.record.resume import Claim
from acusession.runtime.runner import Runner
from acusession.session.commands import Command
from tests.recorder import Clock
from tests.samples import small_plan
from tests.waiting import PATIENCE

BEGAN = datetime(2026, 3, 1, 8, 0, tzinfo=timezone(timedelta(hours=1)))
"""Default start time of sessions by the wall clock."""


class Recorded:
    """A session with a journal; `trouble` collects the reported sentences."""

    def __init__(
        self,
        plan: Plan | None = None,
        *,
        began: datetime = BEGAN,
        claim: Claim | None = None,
        before: int | None = None,
        patience: float = PATIENCE,
    ) -> None:
        self.trouble: list[str] = []
        self.clock = Clock()
        self.wall = began
        self.journal = Journal(
            paths.record_file(),
            self.trouble.append,
            row=claim.row if claim else None,
            before=before,
            clock=lambda: self.wall,
            patience=patience,
            longest=PATIENCE,
        )
        self.runner = Runner(
            claim.unfinished.plan if claim else plan or small_plan(),
            [self.journal],
            self.trouble.append,
            progress=claim.unfinished.progress if claim else None,
            clock=self.clock,
        )
        self.runner.begin()

    def wait(self, seconds: float) -> None:
        """Let time pass, waking the runner whenever something is due."""
        until = self.clock.now + seconds
        while not self.runner.view.ended:
            left = self.runner.seconds_to_next()
            if left is None or self.clock.now + left > until:
                break
            self._pass(left)
            self.runner.wake()
        self._pass(max(0.0, until - self.clock.now))

    def _pass(self, seconds: float) -> None:
        self.clock.now += seconds
        self.wall += timedelta(seconds=seconds)

    def do(self, command: Command) -> None:
        self.runner.send(command)

    def finish(self) -> None:
        self.wait(10_000)
        assert self.runner.view.ended
        self.journal.close()

    def break_off(self) -> None:
        """Stop recording, as a kill does."""
        self.journal.close()


def rows(query: str) -> list[tuple[object, ...]]:
    """Return the rows of a query on the record."""
    connection = connect(paths.record_file(), print, patience=PATIENCE)
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()


def damaged() -> list[Path]:
    return sorted(paths.record_file().parent.glob("record.damaged-*.sqlite3"))
