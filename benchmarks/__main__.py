"""Measure the cost of acusession and print tables."""

from __future__ import annotations

import argparse
import platform
import tempfile
from collections.abc import Callable, Iterator
from importlib.metadata import version
from pathlib import Path

from benchmarks import amounts, cues, exactness, minutes, starts
from benchmarks.table import Row, table

_MEASURES: dict[str, Callable[[Path], Iterator[Row]]] = {
    "starts": starts.measure,
    "minutes": minutes.measure,
    "exactness": exactness.measure,
    "cues": cues.measure,
    "amounts": amounts.measure,
}


def main() -> None:
    """Run the benchmarks named on the command line, or all."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    known = f"benchmarks to run, by default all: {', '.join(_MEASURES)}"
    parser.add_argument("names", nargs="*", metavar="NAME", help=known)
    names = parser.parse_args().names or list(_MEASURES)
    if unknown := set(names) - set(_MEASURES):
        parser.error(f"unknown benchmark: {', '.join(sorted(unknown))}")
    packages = ", ".join(
        f"{name} {version(name)}" for name in ("acusession", "textual", "termdown")
    )
    print(f"Python {platform.python_version()}, {packages}, {platform.platform()}\n")
    for name in names:
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            print(f"{name}\n\n{table(_MEASURES[name](Path(folder)))}\n", flush=True)


if __name__ == "__main__":
    main()
