"""Hostile files: real routines damaged byte by byte, and floods of one thing."""

import random
import re
import subprocess
import sys
from pathlib import Path

import yaml
from hypothesis import strategies as st

from acusession.domain.model import Routine
from acusession.routines.reader import read_routine
from acusession.yaml_schema.problems import FileError

TOP = Path(__file__).parents[2]
MIDDLE_BACK = (TOP / "routines" / "middle_back.yaml").read_bytes()
REAL = (
    MIDDLE_BACK,
    (TOP / "routines" / "short_break.yaml").read_bytes(),
    (TOP / "src/acusession/routines/template.yaml").read_bytes(),
)

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


FLOODS = [
    b"a:\n",
    b"- ",
    b"#",
    b"'",
    b"a: &a\n",
    b"%TAG ",
    b"\n",
    b"\xc2\x85",
    b"a: b\n",
    b"[],",
    b"? ",
]

leaves = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=20), st.dates(),
    st.sampled_from(["90s", "1:30", "both", "umbilicus", "front", "firm", "pregnancy", "one hand"]),
)  # fmt: skip

_KEYS = re.findall(rb"^[ -]*([a-z_]+):", MIDDLE_BACK, re.MULTILINE)
keys = st.sampled_from(sorted({key.decode() for key in _KEYS})) | st.text(max_size=8)

trees = st.recursive(
    leaves,
    lambda inside: st.lists(inside, max_size=5) | st.dictionaries(keys, inside, max_size=8),
    max_leaves=30,
).map(lambda tree: yaml.safe_dump(tree, allow_unicode=True).encode(errors="replace"))
"""Valid YAML with the keys of a routine and arbitrary values."""


def mangled(chance: random.Random) -> bytes:
    """Return a real routine with some bytes changed, inserted, repeated or deleted."""
    raw = bytearray(chance.choice(REAL))
    for _ in range(chance.randint(1, 8)):
        at, length = chance.randrange(len(raw)), chance.choice((1, 1, 1, 5, 40, 400))
        match chance.randrange(5):
            case 0:
                raw[at] = chance.randrange(256)
            case 1:
                raw[at] ^= 1 << chance.randrange(8)
            case 2:
                raw[at:at] = bytes(chance.choices(SIGNS, k=length))
            case 3:
                raw[at:at] = raw[at : at + length] * chance.randint(1, 4)
            case 4 if len(raw) > 2 * length:
                del raw[at : at + length]
    return bytes(raw)


def damaged(wounds: list[tuple[int, int, bytes]]) -> bytes:
    text = MIDDLE_BACK
    for start, length, shred in wounds:
        text = text[:start] + shred + text[start + length :]
    return text


mutations = st.lists(cuts, min_size=1, max_size=6).map(damaged)


def is_answered(raw: bytes, file: Path) -> bool:
    """Return true if reading gives a routine or printable problems; raise anything else."""
    file.write_bytes(raw)
    try:
        return isinstance(read_routine(file), Routine)
    except FileError as error:
        lines = [problem.sentence for problem in error.problems]
        return bool(lines) and all(line.isprintable() for line in lines)


LIMITS = """
import resource, signal
resource.setrlimit(resource.RLIMIT_AS, (200 << 20, 200 << 20))
def begin():
    signal.setitimer(signal.ITIMER_PROF, 1)
"""
"""Limits of a child process: 200 MiB, and one second of processor time after `begin()`."""

_CHILD = (
    LIMITS
    + """
import sys
from pathlib import Path
from acusession.yaml_schema.problems import FileError
from acusession.routines.reader import read_routine
begin()
try:
    read_routine(Path(sys.argv[1]))
except FileError as error:
    print(error.problems[-1].sentence)
"""
)


def in_a_child(raw: bytes, folder: Path) -> str:
    """Return the last sentence about a file, read in a process that may die of it."""
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
