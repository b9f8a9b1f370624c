"""Check that every system and Python we name installs without a compiler, and print a table.

Each dependency of the program and its tests is resolved, in the version of `constraints.txt`, with
wheels alone. Markers are judged for the system asked about, not for the one this runs on. Needs
uv and a network; exits with 1 where something would have to be compiled.
"""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from itertools import product
from pathlib import Path

ROOT = Path(__file__).parents[1]

PYTHONS = ("3.11", "3.12", "3.13", "3.14", "3.15")

SYSTEMS = {
    "Linux x86-64": "x86_64-unknown-linux-gnu",
    "Linux arm64": "aarch64-unknown-linux-gnu",
    "musl x86-64": "x86_64-unknown-linux-musl",
    "macOS arm64": "aarch64-apple-darwin",
    "macOS x86-64": "x86_64-apple-darwin",
    "Windows x64": "x86_64-pc-windows-msvc",
}


def resolve(system: str, python: str) -> subprocess.CompletedProcess[str]:
    """Resolve all dependencies from wheels for one system and Python."""
    command = [sys.executable, "-m", "uv", "pip", "compile", "-q", "--no-header", "--no-annotate"]
    command += ["--only-binary", ":all:", "--python-platform", system, "--python-version", python]
    command += ["--extra", "test", "--constraint", "constraints.txt", "pyproject.toml"]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def verdict(done: subprocess.CompletedProcess[str]) -> str:
    """Return what the table says of one resolution."""
    if done.returncode:
        return "no wheel"
    return "wheels" if "miniaudio==" in done.stdout else "wheels, no miniaudio"


def main() -> int:
    """Print the table and what failed; return the exit code."""
    cells = list(product(SYSTEMS, PYTHONS))
    with ThreadPoolExecutor(8) as pool:
        done = dict(
            zip(cells, pool.map(lambda c: resolve(SYSTEMS[c[0]], c[1]), cells), strict=True)
        )
    print("".join(f"{head:22}" for head in ("", *PYTHONS)).rstrip())
    for system in SYSTEMS:
        row = (system, *(verdict(done[system, python]) for python in PYTHONS))
        print("".join(f"{cell:22}" for cell in row).rstrip())
    failed = [(cell, each) for cell, each in done.items() if each.returncode]
    for (system, python), each in failed:
        print(f"\n{system}, Python {python}:\n{each.stderr.strip()}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
