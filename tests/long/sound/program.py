"""The program in a terminal of its own, with a short routine."""

from __future__ import annotations

from pathlib import Path

from acusession import paths
from acusession.config.settings import Settings
from acusession.config.store import write_settings
from acusession.domain.model import Plan, Side
from tests.samples import BOTH, make_point, make_session_plan, make_step
from tests.terminal import Terminal, acusession

ROUTINE = """
name: Short
caution: Gently.
prepare: 2s
closing: Now drink some warm water.
points:
  - {{id: one, name: One, sides: both, press: {first}, location: Here., technique: Light pressure.,
     posture: Sit., intensity: light}}
  - {{id: two, name: Two, sides: midline, press: {second}, location: Here.,
     technique: Light pressure., posture: Sit., intensity: light}}
"""
"""Two points, three steps."""


def plan_of(first: int, second: int) -> Plan:
    """Return the plan of the routine, without reading a file."""
    one, two = make_point("One", sides=BOTH), make_point("Two")
    return make_session_plan(
        make_step(one, Side.LEFT, prepare=2, press=first),
        make_step(one, Side.RIGHT, prepare=2, press=first),
        make_step(two, prepare=2, press=second),
    )


def started(
    folder: Path,
    *options: str,
    lengths: tuple[int, int],
    settings: Settings | None = None,
) -> Terminal:
    """Start a session of the routine in plain text mode, with presses of `lengths` seconds."""
    write_settings(settings or Settings(conditions=frozenset()), paths.config_file())
    routine = folder / "short.yaml"
    first, second = lengths
    routine.write_text(ROUTINE.format(first=first, second=second), encoding="utf-8")
    command = ("start", str(routine), "--plain", "--no-voice", *options)
    return acusession(*command, COLUMNS="500")  # so that every line is one line
