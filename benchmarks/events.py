"""Run acusession as usual, and write each event of its session to a file as it happens.

    python benchmarks/events.py FILE ARGUMENTS...

The listener is added to those of the session, so that the deadlines are the session's own.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TextIO

import msgspec

from acusession.cli.main import main
from acusession.runtime.runner import Runner
from acusession.session import events
from acusession.session.events import Event, Phase
from acusession.session.view import View


def with_events(file: Path, *arguments: str) -> list[str]:
    """Return the command line of acusession that writes its events to the file."""
    return [sys.executable, __file__, str(file), *arguments]


def read_events(file: Path) -> list[Event]:
    """Return the events in the file, in their order."""
    return [_event(*json.loads(line)) for line in file.read_text().splitlines()]


def _event(kind: str, details: dict[str, Any]) -> Event:
    if "phase" in details:
        details["phase"] = Phase(details["phase"])
    event: Event = getattr(events, kind)(**details)
    return event


class _Writer:
    """A listener that writes each event as a line of JSON."""

    def __init__(self, file: TextIO) -> None:
        self._file = file

    def hear(self, happened: tuple[Event, ...], _: View) -> None:
        """Write the events."""
        for event in happened:
            print(json.dumps([type(event).__name__, msgspec.to_builtins(event)]), file=self._file)


def _add_writer(file: TextIO) -> None:
    """Give every session from now on a writer."""
    begin = Runner.__init__

    def begin_with_writer(
        self: Runner, plan: Any, listeners: Sequence[Any], *a: Any, **k: Any
    ) -> None:
        begin(self, plan, [*listeners, _Writer(file)], *a, **k)

    Runner.__init__ = begin_with_writer  # type: ignore[method-assign]


if __name__ == "__main__":
    written, *sys.argv[1:] = sys.argv[1:]
    with Path(written).open("w", buffering=1) as opened:
        _add_writer(opened)
        sys.exit(main())
