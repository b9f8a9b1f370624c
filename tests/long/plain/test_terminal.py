"""Incomplete terminal input is given up after a real wait in the plain text face."""

from __future__ import annotations

import sys
import time

import pytest

if sys.platform == "win32":
    pytest.skip("a Unix terminal", allow_module_level=True)

from acusession.console.terminal_input import SEQUENCE_PATIENCE
from tests.plain.test_terminal import asked_before, started

__all__ = ["asked_before"]


def test_an_incomplete_sequence_is_given_up_when_nothing_more_comes() -> None:
    with started() as terminal:
        terminal.type("\x1b[1;")
        time.sleep(SEQUENCE_PATIENCE + 0.5)
        terminal.type(" ")
        assert terminal.read_until("Paused.").strip() == "Paused."
