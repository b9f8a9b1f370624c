"""The first start in plain text: caution, warning signs and conditions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from acusession.console.prompt import read_answer
from acusession.domain import safety_text
from acusession.domain.model import Condition
from acusession.domain.phrases import condition_name

CONDITIONS = tuple(Condition)


def warning_lines() -> Iterator[str]:
    """Yield the caution and the warning signs."""
    yield safety_text.CAUTION
    yield ""
    yield safety_text.EMERGENCY
    yield from (f"- {sign}" for sign in safety_text.EMERGENCY_SIGNS)
    yield safety_text.SEE_A_DOCTOR
    yield from (f"- {sign}" for sign in safety_text.SEE_A_DOCTOR_SIGNS)
    yield safety_text.STOP
    yield ""


def ask_conditions(questions: TextIO) -> frozenset[Condition] | None:
    """Ask which conditions apply until an answer is valid; return None if the input ends."""
    lines = [safety_text.ASK_CONDITIONS]
    lines += [
        f"{number}. {condition_name(condition)}" for number, condition in enumerate(CONDITIONS, 1)
    ]
    questions.write("\n".join(lines) + "\n")
    while True:
        questions.write("Type their numbers, separated by spaces, or press Enter if none apply: ")
        questions.flush()
        answer = read_answer()
        if not answer:
            return None
        chosen = read_numbers(answer)
        if chosen is not None:
            return chosen
        questions.write(f"Please answer with numbers from 1 to {len(CONDITIONS)}.\n")


def read_numbers(answer: str) -> frozenset[Condition] | None:
    """Return the conditions that an answer names by number, or None if it is not valid."""
    words = answer.replace(",", " ").split()
    known = {str(number): condition for number, condition in enumerate(CONDITIONS, 1)}
    if not all(word in known for word in words):
        return None
    return frozenset(known[word] for word in words)
