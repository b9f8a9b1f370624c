"""With the same answers, every face asks the same questions and makes the same plan."""

import pytest

from tests.tui.conftest import terminal
from tests.ways_in import by_machine, by_plain_text, on_screen, random_way

__all__ = ["terminal"]


@pytest.mark.parametrize("seed", range(50))
def test_in_plain_text(seed: int) -> None:
    way = random_way(seed)
    assert by_plain_text(way) == by_machine(way)


@pytest.mark.parametrize("seed", range(12))
async def test_in_full_screen(seed: int) -> None:
    way = random_way(seed)
    assert await on_screen(way) == by_machine(way)
