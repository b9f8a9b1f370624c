"""Check that every supported system and Python installs without a compiler, and print a table.

The dependencies of the program and its tests are resolved from wheels only, in the versions of
`constraints.txt`. Markers are evaluated for the target system. Needs uv and a network; exits with
1 if something would have to be compiled.
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
    """Return the table's entry for one resolution."""
    if done.returncode:
        return "no wheel"
    return "wheels" if "miniaudio==" in done.stdout else "wheels, no miniaudio"


def main() -> int:
    """Print the table and the failures; return the exit code."""
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
