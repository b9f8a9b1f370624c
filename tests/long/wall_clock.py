"""The mark of tests that hold the program to the clock on the wall instead of a session's own."""

from typing import Final

import pytest

wall_clock: Final = pytest.mark.flaky(reruns=2)
"""A machine that stands still for a tenth of a second fails such a test, and says nothing of the
program by it. One that fails three times in a row does, and each failure before that is shown."""
