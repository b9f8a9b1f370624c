"""The command that describes a point or a routine."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from itertools import zip_longest
from pathlib import Path
from shutil import get_terminal_size
from textwrap import fill

from acusession.cli.as_json import point_row, print_json, routine_row
from acusession.cli.load_settings import load_settings
from acusession.cli.picture import picture_rows, write_svg
from acusession.console.text_width import padded, wrapped
from acusession.domain.model import Point, Routine, Side
from acusession.domain.phrases import describe_point, side_name, source_words, times_words
from acusession.domain.point_search import find_point
from acusession.errors import UsageError
from acusession.routines.catalog import find_file, find_routine, is_path, iter_valid_routines

_ROOMY = 100
"""Columns of a terminal from which the picture is next to the text."""

_WIDE, _BETWEEN = 46, 2
"""Columns of a picture next to the text, and between the two."""


def show(args: argparse.Namespace) -> int:
    """Describe a point, or a routine and its points."""
    routine = _routine_named(args.name)
    if routine is None:
        points = [point for each in iter_valid_routines() for point in each.points]
        point = find_point(args.name, points)
        _tell_point(point, args)
        return 0
    if args.svg or args.side:
        raise UsageError(f"{args.name!r} is a routine; --svg and --side need a point.")
    if args.json:
        from acusession.cli.usual_sessions import UsualSessions  # slow to load: it plans speech too

        print_json(routine_row(*UsualSessions(load_settings(args).effective).of(routine)))
        return 0
    print("\n".join(_wrapped(_routine_lines(routine))))
    return 0


def _routine_named(name: str) -> Routine | None:
    """Return the routine of that name or path, or None if there is none: it may be a point."""
    if find_file(name) is not None or is_path(name):
        return find_routine(name)
    return None


def _tell_point(point: Point, args: argparse.Namespace) -> None:
    side = Side(args.side) if args.side else point.sides[0]
    if side not in point.sides:
        raise UsageError(f"{point.label} is not on the {side_name(side)}. Omit --side.")
    if args.svg:
        write_svg(point, side, Path(args.svg))
    elif args.json:
        print_json(point_row(point) | {"about": list(describe_point(point))})
    else:
        lines = describe_point(point)
        has_picture = args.picture or (args.picture is None and sys.stdout.isatty())
        columns = get_terminal_size().columns if sys.stdout.isatty() else 0
        rows: Iterable[str]
        if has_picture and columns >= _ROOMY:
            rows = _next_to_text(lines, picture_rows(point, side, _WIDE), columns)
        else:
            rows = [*(picture_rows(point, side) if has_picture else ()), *_wrapped(lines)]
        print("\n".join(rows))


def _next_to_text(lines: Iterable[str], picture: Iterable[str], columns: int) -> Iterator[str]:
    """Yield the rows of the text, wrapped, with those of the picture to their right."""
    cells = columns - _WIDE - _BETWEEN
    text = (row for line in lines for row in wrapped(line, cells))
    for left, right in zip_longest(text, picture, fillvalue=""):
        yield f"{padded(left, cells + _BETWEEN)}{right}" if right else left


def _wrapped(lines: Iterable[str]) -> Iterator[str]:
    """Yield the lines, in a terminal wrapped between words at its width."""
    width = get_terminal_size().columns if sys.stdout.isatty() else 0
    for line in lines:
        # An address that is longer than a row stays whole, so that it can be opened.
        yield (fill(line, width, break_long_words=False, break_on_hyphens=False) if width else line)


def _routine_lines(routine: Routine) -> Iterator[str]:
    yield f"{routine.name}. {routine.description}".strip()
    if routine.source:
        yield source_words(routine.source)
    yield f"Caution: {routine.caution}"
    if routine.rounds > 1:
        yield f"All points are pressed {times_words(routine.rounds)}."
    for point in routine.points:
        yield ""
        yield from describe_point(point)
