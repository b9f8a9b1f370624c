"""Snapshots of every screen on a large and on a small terminal: characters and colours.

After a screen was changed on purpose and looked at, run:

    pytest tests/tui/test_pictures.py tests/long/tui/test_pictures.py --snapshot-update
"""

from __future__ import annotations

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.tui.conftest import fast_frames, terminal
from tests.tui.pictures import SCREENS, picture

__all__ = ["fast_frames", "terminal"]


@pytest.mark.parametrize("size", [(120, 40), (60, 20)], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", SCREENS)
async def test_a_screen_looks_as_it_did(
    snapshot: SnapshotAssertion, name: str, size: tuple[int, int]
) -> None:
    assert await picture(name, size) == snapshot
