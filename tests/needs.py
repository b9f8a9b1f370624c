"""Marks for tests that need something not every machine has."""

from importlib.util import find_spec
from typing import Final

import pytest

needs_decoder: Final = pytest.mark.skipif(
    find_spec("miniaudio") is None, reason="miniaudio has no wheel for this machine"
)
