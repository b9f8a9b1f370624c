"""Many more damaged routines, other ones every time, in processes that could die of them."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.routines.hostile import FLOODS, in_a_child

_CHILD = """
import sys, tempfile
from pathlib import Path
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.routines.hostile import is_answered, mutations

many = settings(max_examples=int(sys.argv[2]), deadline=None, database=None, print_blob=True)
kind = {"mutations": mutations, "text": st.text().map(str.encode), "bytes": st.binary()}

with tempfile.TemporaryDirectory() as folder:
    @many
    @given(raw=kind[sys.argv[1]])
    def check(raw):
        assert is_answered(raw, Path(folder) / "any.yaml")

    check()
"""


@pytest.mark.parametrize(
    ("kind", "files"), [("mutations", 10_000), ("text", 2000), ("bytes", 2000)]
)
def test_a_process_reads_thousands_of_files(
    kind: str, files: int, pytestconfig: pytest.Config
) -> None:
    child = subprocess.run(
        [sys.executable, "-c", _CHILD, kind, str(files)],
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
