"""Results of the benchmarks as a Markdown table."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A result of ours, compared with that of another program if there is one.

    `goal` is the maximum for ours: as a multiple of theirs, or in `unit` if there is no other.
    """

    measure: str
    unit: str
    ours: float
    theirs: float | None = None
    beside: str = ""
    goal: float
    runs: int = 1

    @property
    def value(self) -> float:
        """The value that is compared with the goal."""
        return self.ours if self.theirs is None else self.ours / self.theirs

    def cells(self) -> tuple[str, ...]:
        """Return the cells of the row as text."""
        theirs = "" if self.theirs is None else f"{self.theirs:.3g} {self.unit}"
        times = "" if self.theirs is None else "x"
        return (
            self.measure,
            f"{self.ours:.3g} {self.unit}",
            self.beside,
            theirs,
            f"{self.value:.2f}{times}" if times else "",
            f"{self.goal:g}{times or ' ' + self.unit}",
            "yes" if self.value <= self.goal else "NO",
            str(self.runs),
        )


_HEADING = ("measure", "acusession", "compared with", "theirs", "ratio", "goal", "met", "runs")


def table(rows: Iterable[Row]) -> str:
    """Return the rows as a Markdown table."""
    cells = [_HEADING, *(row.cells() for row in rows)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    lines = [
        "| "
        + " | ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True))
        + " |"
        for line in cells
    ]
    rule = "|" + "|".join("-" * (width + 2) for width in widths) + "|"
    return "\n".join([lines[0], rule, *lines[1:]])


def paired(
    runs: int, ours: Callable[[], float], theirs: Callable[[], float]
) -> tuple[float, float]:
    """Return the medians of both, measured in turns, so that a busy period affects both."""
    ours()
    theirs()
    pairs = [(ours(), theirs()) for _ in range(runs)]
    return median(each for each, _ in pairs), median(each for _, each in pairs)
