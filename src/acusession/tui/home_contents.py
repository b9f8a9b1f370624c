"""Fills the home screen with routines, loaded a batch at a time, and the record's answers."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from textual.app import App
from textual.worker import get_current_worker

from acusession.domain.model import Condition, Routine
from acusession.tui.reported_record import ReportedRecord
from acusession.tui.routine_loader import RoutineLoader
from acusession.tui.services import Services

if TYPE_CHECKING:  # imported with the first home screen
    from acusession.record.history import Recent
    from acusession.tui.screens.home import HomeScreen


class HomeContents:
    """Makes the home screens of `app`, and adds to the last one, `home`, what is read later.

    A closed home gets nothing more.
    """

    def __init__(self, app: App[Any], services: Services, record: ReportedRecord) -> None:
        self._app = app
        self._services = services
        self._record = record
        self._loader: RoutineLoader | None = None
        self.home: HomeScreen | None = None

    def forget_routines(self) -> None:
        """Forget the routines, so that the next home reads them again."""
        self._loader = None

    def new_home(self, conditions: frozenset[Condition], at: str | None) -> HomeScreen:
        """Return a new home, with the cursor on the routine with the id `at`."""
        from acusession.tui.screens.home import HomeScreen

        loader = self._first_batch()
        unfinished = self._record.ask(lambda record, warn: record.unfinished(warn)) or ()
        self.home = HomeScreen(
            tuple(loader.found),
            tuple(loader.broken),
            conditions,
            unfinished[0] if unfinished else None,
            self._services.speech_seconds(),
            self._services.effective.breath_pace,
            at,
        )
        if not loader.is_over:
            self._app.call_after_refresh(self._load_others, loader)
        return self.home

    async def all_routines(self) -> Sequence[Routine]:
        """Load and return every routine, and show new ones on home."""
        routines = await self._first_batch().load_all()
        self._show_loaded()
        return routines

    def _show_loaded(self) -> None:
        """Add to home what has been loaded and is not shown there yet."""
        if self.home is None or not self.home.is_mounted or self._loader is None:
            return
        found = self._loader.found[len(self.home.routines) :]
        broken = self._loader.broken[len(self.home.broken) :]
        if found or broken:
            self.home.add(found, broken)

    def read_recent(self) -> None:
        """Read the last weeks, in a thread: the first frame does not wait for them."""
        if self.home is not None:
            read = partial(self._read_recent, self.home)
            self._app.run_worker(read, thread=True, exclusive=True, group="recent")

    def _first_batch(self) -> RoutineLoader:
        """Return the routine loader, with at least its first batch loaded."""
        if self._loader is None:
            self._loader = RoutineLoader(self._services.read_routines)
            self._loader.load_batch()
        return self._loader

    def _load_others(self, loader: RoutineLoader) -> None:
        """Load the other routines, in a thread, while home is already in use."""
        load = partial(self._load_batches, loader)
        self._app.run_worker(load, thread=True, exclusive=True, group="routines")

    def _load_batches(self, loader: RoutineLoader) -> None:
        worker = get_current_worker()
        while not worker.is_cancelled:
            loader.load_batch()
            self._app.call_later(self._show_loaded)
            if loader.is_over:
                break

    def _read_recent(self, home: HomeScreen) -> None:
        recent = self._record.ask(lambda record, warn: record.recent(warn))
        if recent is not None:
            self._app.call_later(self._show_recent, home, recent)

    def _show_recent(self, home: HomeScreen, recent: Recent) -> None:
        if home is self.home and home.is_mounted:
            home.show_recent(recent)
