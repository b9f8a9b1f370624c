"""Full-screen mode asks the same questions as the bare `SessionSetup`, on every way in."""

import pytest

from tests.tui.conftest import terminal
from tests.ways_in import by_machine, on_screen, random_way

__all__ = ["terminal"]


@pytest.mark.parametrize("seed", range(12, 62))
async def test_in_full_screen(seed: int) -> None:
    way = random_way(seed)
    assert await on_screen(way) == by_machine(way)
