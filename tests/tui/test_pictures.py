"""Snapshots of every screen at 80 by 24: characters and colours.

After a screen was changed on purpose and looked at, run:

    pytest tests/tui/test_pictures.py tests/long/tui/test_pictures.py --snapshot-update
"""

from __future__ import annotations

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.tui.pictures import SCREENS, looks, picture, session, walk
from tests.tui.stage import on_stage


@pytest.mark.parametrize("name", SCREENS)
async def test_a_screen_looks_as_it_did(snapshot: SnapshotAssertion, name: str) -> None:
    assert await picture(name, (80, 24)) == snapshot


@pytest.mark.parametrize("theme", ["acusession-light", "acusession-contrast"])
async def test_a_session_in_another_theme_of_ours_looks_as_it_did(
    snapshot: SnapshotAssertion, theme: str
) -> None:
    async with on_stage(size=(80, 24), **session()) as stage:
        stage.app.theme = theme
        await walk(*"nnnn", seconds=35)(stage)
        await stage.see("● PRESS", "ST36 Zu San Li")
        assert "\n".join(looks(stage)) == snapshot
