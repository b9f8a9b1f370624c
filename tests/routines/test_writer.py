"""A routine written as text is read back as an equal routine."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from acusession.domain.model import Routine
from acusession.routines.reader import parse_routine, read_routine
from acusession.routines.writer import write_text
from tests.routines.strategies import written
from tests.samples import make_point, make_routine

BUNDLED = sorted((Path(__file__).parents[2] / "routines").glob("*.yaml"))


@settings(max_examples=20, suppress_health_check=list(HealthCheck))
@given(written)
def test_what_is_written_is_read_back_as_the_same(routine: Routine) -> None:
    text = write_text(routine)
    assert parse_routine(text, "f", routine_id=routine.id) == routine


@pytest.mark.parametrize("file", BUNDLED, ids=[file.stem for file in BUNDLED])
def test_the_bundled_routines_come_back_whole(file: Path) -> None:
    routine = read_routine(file)
    assert parse_routine(write_text(routine), "f", routine_id=routine.id) == routine


def test_what_is_written_reads_as_if_by_hand() -> None:
    routine = make_routine(make_point(press=90, cautions=("Gently.",)))
    assert (
        write_text(routine)
        == """\
# yaml-language-server: $schema=routine.schema.json
name: Small
closing: Now drink some warm water.
caution: Gently.
prepare: 10s
points:
- id: first
  name: First
  sides: midline
  press: 90s
  location: Here.
  technique: Light pressure.
  posture: Sit upright.
  cautions:
  - Gently.
"""
    )
