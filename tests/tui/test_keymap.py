"""The user's own keys in full-screen mode: they work and are shown; the others do nothing."""

from __future__ import annotations

from acusession.config.settings import Settings
from acusession.session.keymap import DEFAULT_KEYMAP, Action, Keymap
from tests.tui.stage import in_session

OWN = DEFAULT_KEYMAP.with_custom(
    {
        Action.PAUSE: ("p",),
        Action.SKIP: (",", "up"),
        Action.LOCK: ("#",),
        Action.KEYS: ("k",),
        Action.BACK: ("u",),
        Action.HAND: (),
    }
)


def with_keys(keymap: Keymap) -> Settings:
    return Settings(conditions=frozenset(), keymap=keymap)


async def test_they_are_in_the_last_row_and_each_does_what_it_says() -> None:
    async with in_session(size=(160, 24), settings=with_keys(OWN)) as stage:
        assert stage.keys.startswith("enter found it  p pause  , skip  u back")
        assert "hand" not in stage.keys
        await stage.press("space", "n", "right", "h", "b")
        assert stage.view.index == 0
        assert not stage.view.is_paused
        await stage.press("p")
        assert stage.view.is_paused
        await stage.see("Press p to continue.")
        await stage.press("p", "comma")
        assert stage.view.index == 1
        await stage.wait(1)
        await stage.press("up")
        assert stage.view.index == 2
        await stage.wait(1)
        await stage.press("u")
        assert stage.view.index == 1


async def test_each_can_be_clicked() -> None:
    async with in_session(size=(160, 24), settings=with_keys(OWN)) as stage:
        await stage.click(", skip")
        assert stage.view.index == 1
        await stage.click("# lock")
        assert stage.keys == "# unlock the keys (locked now)"
        await stage.press("p", "l")
        assert not stage.view.is_paused
        await stage.wait(1)
        await stage.click("# unlock")
        await stage.press("p")
        assert stage.view.is_paused


async def test_all_keys_are_told_as_they_are() -> None:
    async with in_session(size=(100, 30), settings=with_keys(OWN)) as stage:
        await stage.press("k")
        await stage.see(
            ", ↑ skip this step", "p pause or continue", "q, ctrl+c, leave the session ctrl+q"
        )


async def test_the_last_step_is_gone_back_to_by_the_same_key() -> None:
    async with in_session(settings=with_keys(OWN)) as stage:
        for _ in stage.view.plan.steps:
            await stage.press("comma")
            await stage.wait(1)
        assert stage.here == "ClosingScreen"
        assert "u back to the last step" in stage.keys
        await stage.press("b")
        assert stage.here == "ClosingScreen"
        await stage.press("u")
        assert stage.here == "SessionScreen"
