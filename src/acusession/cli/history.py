"""The command that shows, exports and deletes past sessions."""

from __future__ import annotations

import argparse
import csv
import re
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from shutil import get_terminal_size

from msgspec.structs import asdict

from acusession import paths
from acusession.cli.as_json import data_output, print_json
from acusession.console import history_charts as charts
from acusession.console import history_words as words
from acusession.console.capabilities import supports_unicode
from acusession.console.prompt import ask_yes_no
from acusession.console.report import print_error
from acusession.console.text_width import wrapped
from acusession.domain.phrases import counted
from acusession.errors import UsageError
from acusession.record.history import (
    Entry,
    History,
    StepEntry,
    delete_all,
    delete_entry,
    every_entry,
    read_history,
)
from acusession.record.statistics import last_weeks, mean_ratings, streaks

_LISTED = 20
"""Number of latest sessions that are listed."""

_WEEKS, _POINTS, _PAIN_ROWS = 26, 10, 11
"""Maximum number of weeks, points, and rows of pain in the charts."""

_SESSION_COLUMNS = ("id", "routine", "name", "started", "ended", "paused", "before", "after")
_STEP_COLUMNS = ("point", "title", "side", "planned", "pressed", "outcome")

_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n']")
"""The start of a text that a spreadsheet takes for a formula, or that is already escaped."""


def history(args: argparse.Namespace) -> int:
    """Show, export or delete past sessions."""
    if args.delete:
        return _delete(args)
    if args.json or args.csv:
        entries = every_entry(paths.record_file(), print_error, args.routine)
        (_print_json if args.json else _print_csv)(entries)
        return 0
    print("\n".join(_lines(read_history(paths.record_file(), print_error, args.routine))))
    return 0


def _lines(read: History) -> Iterator[str]:
    yield words.totals(read)
    if not read.sessions:
        return
    width = get_terminal_size().columns
    chars = charts.SHADED if supports_unicode() else charts.ASCII
    today = date.today()
    weeks = max(1, min(_WEEKS, (width - charts.LABEL) // charts.DAY))
    yield ""
    yield from map(charts.plain, charts.calendar(read.days, today, weeks, chars))
    yield charts.plain(charts.legend_in_minutes(chars))
    yield f"    {charts.streak_words(streaks(read.days, today))}"
    yield ""
    yield "Most-pressed points"
    yield from map(charts.plain, charts.most_pressed(read.points, _POINTS, min(width, 80), chars))
    if ratings := mean_ratings(read.days):
        shown = last_weeks(read.days, today, min(_WEEKS, charts.pain_weeks(width)))
        yield ""
        yield "Pain before and after, by week"
        yield from map(charts.plain, charts.pain_by_week(shown, _PAIN_ROWS, chars))
        yield charts.plain(charts.pain_legend(chars))
        yield from wrapped(words.answers(ratings)[0], width)
        yield from wrapped(words.NO_PROOF, width)
    yield ""
    yield "Sessions, latest first"
    for entry in read.entries[:_LISTED]:
        yield f"{entry.id:6}  {words.entry_words(entry)}"
    if read.sessions > _LISTED:
        yield f"        and {read.sessions - _LISTED} earlier; --csv and --json list them all."


Entries = Iterable[tuple[Entry, tuple[StepEntry, ...]]]


def _row(entry: Entry) -> dict[str, object]:
    times = {"started": entry.started.isoformat(), "ended": entry.ended.isoformat()}
    return asdict(entry) | times


def _print_json(entries: Entries) -> None:
    rows = [_row(entry) | {"steps": [asdict(step) for step in steps]} for entry, steps in entries]
    print_json(rows)


def _print_csv(entries: Entries) -> None:
    """Print a row for each step, with its session; no text in it is a formula."""
    # All texts are quoted, so that a row cut off inside a text is seen to be incomplete.
    table = csv.writer(data_output(), lineterminator="\n", quoting=csv.QUOTE_NONNUMERIC)
    table.writerow([*_SESSION_COLUMNS, "step", *_STEP_COLUMNS])
    for entry, steps in entries:
        session = _row(entry)
        for number, each in enumerate(steps, start=1):
            step = asdict(each)
            cells = [session[name] for name in _SESSION_COLUMNS]
            cells += [number, *(step[name] for name in _STEP_COLUMNS)]
            table.writerow(map(_cell, cells))


def _cell(value: object) -> object:
    """Put an apostrophe before a text that a spreadsheet would run as a formula.

    A text that begins with an apostrophe gets another, so that the first can always be removed.
    """
    return f"'{value}" if isinstance(value, str) and _FORMULA.match(value) else value


def _delete(args: argparse.Namespace) -> int:
    """Delete one session or all, after confirmation."""
    id_ = None if args.delete == "all" else int(args.delete)
    what = "every recorded session" if id_ is None else f"session {id_}"
    if not args.yes and not _is_sure(what):
        print("Nothing was deleted.")
        return 1
    if id_ is None:
        deleted = delete_all(paths.record_file(), print_error)
        print(f"Deleted {counted(deleted, 'session')}.")
    else:
        delete_entry(paths.record_file(), print_error, id_)
        print(f"Deleted session {id_}.")
    return 0


def _is_sure(what: str) -> bool:
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError(f"Deleting {what} needs confirmation; add --yes to confirm.")
    return ask_yes_no(f"Delete {what}? This cannot be undone. Type yes, or press Enter to cancel: ")
