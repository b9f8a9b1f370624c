"""One named session in its own process, which a test can kill."""

from __future__ import annotations

import sys

from msgspec.structs import replace

from acusession.config.settings import Settings
from acusession.domain.model import Plan
from acusession.plain.session import run_plain
from acusession.runtime.session_setup import Ready
from tests.samples import make_point, make_session_plan, make_step


def short_plan(name: str) -> Plan:
    """Return a plan of five presses of 3 s, each but the first with 1 s to prepare."""
    points = [make_point(f"Point{number}") for number in range(5)]
    steps = [make_step(point, prepare=min(1, at), press=3) for at, point in enumerate(points)]
    return replace(make_session_plan(*steps), name=name)


if __name__ == "__main__":
    run_plain(Ready(short_plan(sys.argv[1])), Settings(mute=True, output="none"), wait_for_go=False)
