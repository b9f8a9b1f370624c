"""Thousands of randomly damaged routines, read in processes that may crash."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.routines.hostile import FLOODS, LIMITS, in_a_child

_CHILD = (
    LIMITS
    + """
import random, signal, sys
from pathlib import Path
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.routines.hostile import is_answered, mangled, mutations, trees

kind, files, file = sys.argv[1], int(sys.argv[2]), Path(sys.argv[3])

def check(raw):
    begin()
    assert is_answered(raw, file)
    signal.setitimer(signal.ITIMER_PROF, 0)

if kind == "mangled":
    chance = random.Random()
    for _ in range(files):
        check(mangled(chance))
else:
    made = {"mutations": mutations, "text": st.text().map(str.encode), "bytes": st.binary()}
    many = settings(
        max_examples=files, deadline=None, database=None, suppress_health_check=list(HealthCheck)
    )
    many(given(raw=(made | {"trees": trees})[kind])(check))()
"""
)

BATCHES = [*["mangled"] * 7, "mutations", "trees", "text", "bytes"]
EACH = 2000
"""Files in a batch: 22,000 in all."""


@pytest.mark.parametrize(("number", "kind"), enumerate(BATCHES))
def test_a_batch_of_files(
    number: int, kind: str, tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    """The file that crashed a child stays in `tmp_path`."""
    child = subprocess.run(
        [sys.executable, "-c", _CHILD, kind, str(EACH), str(tmp_path / f"{number}.yaml")],
        cwd=pytestconfig.rootpath,
        capture_output=True,
        text=True,
        timeout=900,
        check=False,
    )
    assert (child.returncode, child.stderr) == (0, "")


@pytest.mark.parametrize("flood", FLOODS)
def test_a_megabyte_of_one_thing(flood: bytes, tmp_path: Path) -> None:
    assert in_a_child(flood * (999_000 // len(flood)), tmp_path)


MEGABYTES = {
    "values": "a: [" + "b," * 450_000,
    "accents": "a: '" + "\u0300\u0316" * 200_000 + "'",
    "key": "? " + "a" * 900_000,
    "text": "a: " + "b" * 900_000,
    "points": "points: [" + "{id: x}," * 110_000,
    "words for points": "points: [" + "x," * 400_000,
    "escapes": 'a: "' + "\\n" * 400_000 + '"',
    "lines": "a: |\n" + " b\n" * 300_000,
    "unknown keys": "pint: 1\n" * 100_000,
    "mappings": "a: [" + "{a: " * 200_000,
}


@pytest.mark.parametrize("kind", MEGABYTES)
def test_a_megabyte_of_something_else(kind: str, tmp_path: Path) -> None:
    assert in_a_child(MEGABYTES[kind].encode(), tmp_path)
