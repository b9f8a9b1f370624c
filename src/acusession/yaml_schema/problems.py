"""Problems in a file: sentences with their positions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from acusession.domain.escape import escape_unprintable
from acusession.errors import AcusessionError

if TYPE_CHECKING:
    from collections.abc import Iterable

    import yaml


MOST_PROBLEMS = 100
"""Maximum number of problems reported for one file."""


class Problem(Struct, frozen=True, order=True):
    """One sentence about one position in a file. `line` and `column` count from 1.

    A file with only warnings can be used. `source_line` is the text of the line, if known.
    """

    file: str
    line: int
    column: int
    sentence: str
    is_warning: bool = False
    source_line: str = ""

    def __str__(self) -> str:
        """Return `FILE:LINE:COL: sentence`."""
        place = f"{escape_unprintable(self.file)}:{self.line}:{self.column}"
        return f"{place}: {'warning: ' * self.is_warning}{self.sentence}"


def with_source_lines(problems: Iterable[Problem], text: str) -> tuple[Problem, ...]:
    """Return the problems in file order, each with its line of the file's `text`."""
    problems = sorted(problems)
    lines = text.splitlines() if problems else []
    return tuple(
        replace(each, source_line=lines[each.line - 1]) if each.line <= len(lines) else each
        for each in problems
    )


class FileError(AcusessionError):
    """A file that cannot be used, with all its problems in file order."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(str(problem) for problem in self.problems))

    @classmethod
    def for_file(cls, file: str, sentence: str) -> FileError:
        """Return an error with one sentence about the whole file."""
        return cls([Problem(file, 1, 1, sentence)])

    @classmethod
    def unreadable(cls, file: str, error: OSError | ValueError) -> FileError:
        """Return an error that says why a file could not be read."""
        if isinstance(error, UnicodeDecodeError):
            return cls.for_file(
                file, f"not UTF-8 text (byte {error.start}); save the file as UTF-8."
            )
        reason = getattr(error, "strerror", None) or str(error)
        return cls.for_file(file, f"cannot be read: {reason}.")


class Problems(Struct):
    """The problems and the warnings found so far in one file."""

    file: str
    found: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)

    def add_error(self, node: yaml.Node, sentence: str) -> None:
        """Record a problem at the start of `node`.

        Raises:
            FileError: there are already `MOST_PROBLEMS`.

        """
        if len(self.found) == MOST_PROBLEMS:
            sentence = f"more than {MOST_PROBLEMS} problems; showing the first {MOST_PROBLEMS}."
            raise FileError([Problem(self.file, 1, 1, sentence), *self.found])
        self.found.append(self._problem(node, sentence))

    def add_warning(self, node: yaml.Node, sentence: str) -> None:
        """Record a warning at the start of `node`; beyond `MOST_PROBLEMS` warnings, ignore it."""
        if len(self.warnings) < MOST_PROBLEMS:
            self.warnings.append(replace(self._problem(node, sentence), is_warning=True))

    def _problem(self, node: yaml.Node, sentence: str) -> Problem:
        mark = node.start_mark
        return Problem(self.file, mark.line + 1, mark.column + 1, sentence)
