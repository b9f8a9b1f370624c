"""The command that checks routine files."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from acusession.cli.as_json import print_json
from acusession.domain.escape import escape_unprintable
from acusession.domain.phrases import counted
from acusession.routines.reader import ValidationResult, validate_routine
from acusession.yaml_schema.excerpt import format_problem
from acusession.yaml_schema.problems import Problem


def check(args: argparse.Namespace) -> int:
    """Check routine files and print their problems; return 0 if all can be used, else 1."""
    checked = {file: validate_routine(Path(file)) for file in args.files}
    if args.json:
        print_json([_problem_row(each) for one in checked.values() for each in one.problems])
    else:
        for file, one in checked.items():
            print("\n".join(_verdict_lines(file, one)))
    return 1 if any(one.errors for one in checked.values()) else 0


def _verdict_lines(file: str, checked: ValidationResult) -> Iterator[str]:
    """Yield a file's problems (with source lines in a terminal), and a verdict if it is usable."""
    for problem in checked.problems:
        yield from format_problem(problem) if sys.stdout.isatty() else [str(problem)]
    if checked.routine is not None:
        verdict = f"valid, {counted(len(checked.routine.points), 'point')}"
        if checked.problems:
            verdict += f", {counted(len(checked.problems), 'warning')}"
        yield f"{escape_unprintable(file)}: {verdict}"


def _problem_row(problem: Problem) -> dict[str, object]:
    return {
        "file": problem.file,
        "line": problem.line,
        "column": problem.column,
        "kind": "warning" if problem.is_warning else "error",
        "problem": problem.sentence,
    }
