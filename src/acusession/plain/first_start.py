"""The very first start, in plain text: caution, warning signs, conditions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from acusession import safety
from acusession.model import Condition
from acusession.plain.answer import read_answer

CONDITIONS = tuple(Condition)


def warning_lines() -> Iterator[str]:
    """The caution and the warning signs."""
    yield safety.CAUTION
    yield ""
    yield safety.EMERGENCY
    yield from (f"- {sign}" for sign in safety.EMERGENCY_SIGNS)
    yield safety.SEE_SOMEBODY
    yield from (f"- {sign}" for sign in safety.SEE_SOMEBODY_SIGNS)
    yield safety.STOP
    yield ""


def ask_conditions(questions: TextIO) -> frozenset[Condition] | None:
    """Ask which conditions apply, until an answer makes sense; None when the answers end."""
    lines = [safety.ASK_CONDITIONS]
    lines += [f"{number}. {condition.words}" for number, condition in enumerate(CONDITIONS, 1)]
    questions.write("\n".join(lines) + "\n")
    while True:
        questions.write("Numbers with blanks between, or Enter if none apply: ")
        questions.flush()
        answer = read_answer()
        if not answer:
            return None
        chosen = read_numbers(answer)
        if chosen is not None:
            return chosen
        questions.write(f"Please answer with numbers from 1 to {len(CONDITIONS)}.\n")


def read_numbers(answer: str) -> frozenset[Condition] | None:
    """The conditions that an answer names by number; None if it makes no sense."""
    words = answer.replace(",", " ").split()
    known = {str(number): condition for number, condition in enumerate(CONDITIONS, 1)}
    if not all(word in known for word in words):
        return None
    return frozenset(known[word] for word in words)
