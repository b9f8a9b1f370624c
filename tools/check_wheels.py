"""Check that every supported system and Python installs without a compiler, and print a table.

The dependencies of the program and its tests are resolved from wheels only, in the versions of
`constraints.txt`, and once more with the voice, in any versions. Markers are evaluated for the
target system. Needs uv and a network; exits with 1 if something would have to be compiled. The
voice may fail on musl, for which libespeak-ng has no wheel.
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


WITHOUT_VOICE = {"musl x86-64"}


LOCKED = ("--extra", "test", "--constraint", "constraints.txt")

WITH_VOICE = ("--extra", "test", "--extra", "voice")


def resolve(system: str, python: str, *options: str) -> subprocess.CompletedProcess[str]:
    """Resolve dependencies from wheels for one system and Python, with some options of uv."""
    command = [sys.executable, "-m", "uv", "pip", "compile", "-q", "--no-header", "--no-annotate"]
    command += ["--only-binary", ":all:", "--python-platform", system, "--python-version", python]
    return subprocess.run(
        [*command, *options, "pyproject.toml"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


def resolve_all(
    cells: list[tuple[str, str]], options: tuple[str, ...]
) -> dict[tuple[str, str], subprocess.CompletedProcess[str]]:
    """Resolve for each system and Python, eight at a time."""
    with ThreadPoolExecutor(8) as pool:
        done = pool.map(lambda cell: resolve(SYSTEMS[cell[0]], cell[1], *options), cells)
        return dict(zip(cells, done, strict=True))


def verdict(done: subprocess.CompletedProcess[str], voice: subprocess.CompletedProcess[str]) -> str:
    """Return the table's entry for the resolutions without and with the voice."""
    if done.returncode:
        return "no wheel"
    sound = "miniaudio" if "miniaudio==" in done.stdout else "no miniaudio"
    if voice.returncode:
        return f"{sound}, no voice"
    return f"{sound}, {'Kokoro' if 'kokoro-onnx==' in voice.stdout else 'espeak-ng'}"


def main() -> int:
    """Print the table and the failures; return the exit code."""
    cells = list(product(SYSTEMS, PYTHONS))
    done, voices = resolve_all(cells, LOCKED), resolve_all(cells, WITH_VOICE)
    print("".join(f"{head:22}" for head in ("", *PYTHONS)).rstrip())
    for system in SYSTEMS:
        row = (
            system,
            *(verdict(done[system, python], voices[system, python]) for python in PYTHONS),
        )
        print("".join(f"{cell:22}" for cell in row).rstrip())
    needed = [*done.items(), *(item for item in voices.items() if item[0][0] not in WITHOUT_VOICE)]
    failed = [(cell, each) for cell, each in needed if each.returncode]
    for (system, python), each in failed:
        print(f"\n{system}, Python {python}:\n{each.stderr.strip()}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
