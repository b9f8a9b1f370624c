"""Run acusession with a session clock that is faster than real time, for tests of long use.

    python benchmarks/fast_clock.py FACTOR ARGUMENTS...

Everything else is as usual: the screen, the record, the timers, one after the other.
"""

from __future__ import annotations

import sys
from typing import Any

from acusession.cli.main import main
from acusession.runtime import runner
from acusession.session import machine

_real_now = runner.now


def fast_clock(factor: int, *arguments: str) -> list[str]:
    """Return the command line of acusession with the faster clock."""
    return [sys.executable, __file__, str(factor), *arguments]


def _speed_up(factor: int) -> None:
    began = _real_now()
    begin, to_next = runner.Runner.__init__, runner.Runner.seconds_to_next

    def clock() -> float:
        return began + (_real_now() - began) * factor

    def begin_fast(self: runner.Runner, *args: Any, **given: Any) -> None:
        begin(self, *args, **given, clock=clock)

    def to_next_fast(self: runner.Runner) -> float | None:
        seconds = to_next(self)
        return None if seconds is None else seconds / factor

    runner.Runner.__init__ = begin_fast  # type: ignore[method-assign]
    runner.Runner.seconds_to_next = to_next_fast  # type: ignore[method-assign]
    machine.GAP *= factor  # type: ignore[misc]


if __name__ == "__main__":
    given, *sys.argv[1:] = sys.argv[1:]
    _speed_up(int(given))
    sys.exit(main())
