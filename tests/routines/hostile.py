"""Files that mean no good: the real routine damaged byte by byte, and floods of one thing."""

import subprocess
import sys
from pathlib import Path

from hypothesis import strategies as st

from acusession.checked_yaml.problems import FileError
from acusession.model import Routine
from acusession.routines.reader import read_routine

MIDDLE_BACK = (Path(__file__).parents[2] / "routines" / "middle_back.yaml").read_bytes()

SIGNS = b"\n\t :-#&*!|>'\"%@`{}[],?\\\x00\x1b\x7f\xc3\xff0a~<=yn"

shreds = st.one_of(
    st.binary(max_size=8),
    st.lists(st.sampled_from(SIGNS), max_size=8).map(bytes),
    st.sampled_from([b"\xef\xbb\xbf", b"\r\n", b"---\n", b"&a ", b"*a", b"!!str ", b"? ", b"<<: "]),
    st.builds(
        lambda start, length: MIDDLE_BACK[start : start + length],
        st.integers(0, len(MIDDLE_BACK)),
        st.integers(0, 200),
    ),
)
cuts = st.tuples(st.integers(0, len(MIDDLE_BACK)), st.integers(0, 40), shreds)


FLOODS = [b"a:\n", b"- ", b"#", b"'", b"a: &a\n", b"%TAG ", b"\n", b"\xc2\x85"]


def damaged(wounds: list[tuple[int, int, bytes]]) -> bytes:
    text = MIDDLE_BACK
    for start, length, shred in wounds:
        text = text[:start] + shred + text[start + length :]
    return text


mutations = st.lists(cuts, min_size=1, max_size=6).map(damaged)


def is_answered(raw: bytes, file: Path) -> bool:
    """Whether the file becomes a routine or printable problems; anything else is raised."""
    file.write_bytes(raw)
    try:
        return isinstance(read_routine(file), Routine)
    except FileError as error:
        lines = [problem.sentence for problem in error.problems]
        return bool(lines) and all(line.isprintable() for line in lines)


_CHILD = """
import sys
from pathlib import Path
from acusession.checked_yaml.problems import FileError
from acusession.routines.reader import read_routine
try:
    read_routine(Path(sys.argv[1]))
except FileError as error:
    print(error.problems[-1].sentence)
"""


def in_a_child(raw: bytes, folder: Path) -> str:
    """What is said of a file, by a process that could die of it."""
    file = folder / "hostile.yaml"
    file.write_bytes(raw)
    child = subprocess.run(
        [sys.executable, "-c", _CHILD, str(file)],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert (child.returncode, child.stderr) == (0, "")
    return child.stdout.strip()
