"""The real time that full-screen mode waits for the end of an input from the terminal."""

from __future__ import annotations

import sys
import time

import pytest

if sys.platform == "win32":
    pytest.skip("a Unix terminal", allow_module_level=True)

from acusession.console.terminal_input import PASTE_PATIENCE
from tests.tui.test_driver import ASKED, asked_before, started

__all__ = ["asked_before"]


def test_a_paste_without_an_end_is_given_up_after_a_moment() -> None:
    with started() as terminal:
        terminal.type("\x1b[200~ x")
        time.sleep(PASTE_PATIENCE + 0.5)
        terminal.type("q")
        terminal.read_until(ASKED)
