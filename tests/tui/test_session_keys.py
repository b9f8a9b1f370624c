"""The keys of a session: the effect of each, its label in the last row, and the mouse."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest

from acusession.config.settings import Settings
from acusession.domain.model import Plan
from acusession.session.events import Phase
from acusession.session.keymap import DEFAULT_KEYMAP, KEYS, Action, Key
from acusession.tui.widgets.key_bar import KeyBar
from tests.samples import BOTH, make_point, make_session_plan, make_step
from tests.tui.cautions import SIZES
from tests.tui.stage import Stage, in_session

# The effect of a key or a click in the first of two long presses: the events, and texts on the
# screen after them.
EFFECTS: dict[Action, tuple[list[str], *tuple[str, ...]]] = {
    Action.PAUSE: (["Paused"], "❚❚ PAUSED"),
    Action.SKIP: (["Skipped", "SideSwitched", "PrepareStarted", "PressStarted"], "2 of 2 ·"),
    Action.BACK: (["WentBack", "PrepareStarted", "PressStarted"], "1 of 2 ·"),
    Action.RESTART: (["Restarted", "PrepareStarted", "PressStarted"], "2:00 left"),
    Action.LONGER: (["Adjusted"], "2:08 left"),
    Action.SHORTER: (["Adjusted"], "1:48 left"),
    Action.MUTE: ([], "m sound on"),
    Action.VOICE: ([], "v voice on"),
    Action.ABOUT: ([], "Posture: Sit upright."),
    Action.HAND: ([], "Your hand", "Measure by hand: your thumb"),
    Action.LOCK: ([], "l unlock the keys"),
    Action.KEYS: ([], "lock or unlock the keys"),
    Action.LEAVE: ([], "Leave the session?"),
}

IN_PRESS = [key for key in KEYS if key.action is not Action.FOUND]
"""The keys that have an effect in a press."""

Act = Callable[[Stage], Awaitable[None]]

every_key = pytest.mark.parametrize("key", IN_PRESS, ids=lambda each: each.action)


def pressing() -> Plan:
    """Return a plan of two presses of a minute, with no time to find the point."""
    calf = make_point("Calf", sides=BOTH)
    return make_session_plan(*(make_step(calf, side, prepare=0, press=60) for side in BOTH))


async def has_effect(action: Action, act: Act, width: int) -> None:
    """Check the effect of `act`, two seconds into a press."""
    async with in_session(pressing(), size=(width, 20)) as stage:
        await stage.wait(2)
        before = len(stage.events)
        await act(stage)
        events, *words = EFFECTS[action]
        assert stage.events[before:] == events
        await stage.resize(120, 20)  # wide enough for every key in the last row
        await stage.see(*words)


@every_key
async def test_each_key_does_what_is_promised(key: Key) -> None:
    await has_effect(key.action, lambda stage: stage.press(key.keys[0]), 60)


@pytest.mark.parametrize(("key", "action"), [("=", Action.LONGER), ("right", Action.SKIP)])
async def test_so_do_its_other_names(key: str, action: Action) -> None:
    await has_effect(action, lambda stage: stage.press(key), 60)


@every_key
async def test_a_click_on_a_key_does_the_same(key: Key) -> None:
    label = "" if key.action is Action.LONGER else key.label  # shown with the next key
    await has_effect(key.action, lambda stage: stage.click(f"{key.shown} {label}".strip()), 120)


@every_key
async def test_where_the_row_is_short_the_mouse_reaches_every_key_by_the_list(key: Key) -> None:
    async def by_list(stage: Stage) -> None:
        await stage.click("? keys")
        await stage.click(key.description)

    await has_effect(key.action, by_list, 60)


async def test_the_last_row_says_what_space_does_in_every_state() -> None:
    async with in_session(wait_for_go=True) as stage:
        assert stage.keys.startswith("enter found it  space pause  n skip")
        await stage.press("space")
        assert stage.keys.startswith("space continue  n skip")
        await stage.wait(1)
        await stage.press("space")
        assert stage.keys.startswith("enter found it  space pause")
        await stage.wait_for(Phase.HOLD)
        assert stage.keys.startswith("enter start  n skip")
        await stage.press("space")
        assert stage.keys.startswith("space pause")
        await stage.wait(2)
        await stage.sleep(60)
        assert stage.keys.startswith("space continue")
        await stage.press("space")
        assert stage.view.phase is Phase.LEAD_IN
        assert stage.keys.startswith("space pause")


async def find_by_key(stage: Stage) -> None:
    await stage.press("enter")


async def find_by_click(stage: Stage) -> None:
    await stage.click("enter found it")


async def find_by_list(stage: Stage) -> None:
    await stage.click("? keys")
    await stage.click("start now: the point is found")


@pytest.mark.parametrize("find", [find_by_key, find_by_click, find_by_list])
async def test_once_the_point_is_found_the_press_starts(
    find: Callable[[Stage], Awaitable[None]],
) -> None:
    async with in_session() as stage:
        await stage.wait(2)
        await find(stage)
        await stage.see("● PRESS")
        assert stage.view.left == 20
        assert stage.events[-2:] == ["PointFound", "PressStarted"]
        assert stage.keys.startswith("space pause")
        await stage.wait(1)
        await stage.press("b")
        await stage.see("◌ FIND THE POINT", "1 of 3")
        assert stage.view.left == 3


@pytest.mark.parametrize("start", [find_by_key, lambda stage: stage.click("enter start")])
async def test_on_hold_the_same_key_starts_the_press(
    start: Callable[[Stage], Awaitable[None]],
) -> None:
    async with in_session(wait_for_go=True) as stage:
        await stage.wait(9)
        await start(stage)
        await stage.see("● PRESS")


async def test_enter_held_from_the_start_finds_nothing() -> None:
    async with in_session() as stage:
        for _ in range(80):
            await stage.press("enter")
            await stage.wait(0.05)
        assert stage.view.phase is Phase.PREPARE
        assert "PointFound" not in stage.events


async def test_while_paused_or_locked_no_point_is_found() -> None:
    async with in_session() as stage:
        await stage.wait(2)
        await stage.press("space")
        assert "found it" not in stage.keys
        await stage.press("enter")
        await stage.wait(1)
        await stage.press("space", "l")
        await stage.wait(1.5)
        await stage.press("enter")
        assert "PointFound" not in stage.events


async def test_without_a_key_for_it_space_starts_a_held_press() -> None:
    keymap = DEFAULT_KEYMAP.with_custom({Action.FOUND: ()})
    async with in_session(wait_for_go=True, settings=Settings(keymap=keymap)) as stage:
        await stage.wait(9)
        assert stage.keys.startswith("space start  n skip")
        await stage.see("Press Space to start.")


async def test_mute_says_what_it_will_do_next() -> None:
    async with in_session(size=(120, 24)) as stage:
        assert "m mute" in stage.keys
        await stage.press("m")
        assert "m sound on" in stage.keys
        await stage.wait(1)
        await stage.press("m")
        assert "m mute" in stage.keys


async def test_the_voice_key_says_what_it_will_do_next() -> None:
    async with in_session(size=(120, 24)) as stage:
        assert "v voice" in stage.keys
        await stage.press("v")
        assert "v voice on" in stage.keys
        await stage.wait(1)
        await stage.press("v")
        assert "v voice on" not in stage.keys


@pytest.mark.parametrize(
    ("key", "switched"), [("m", "m sound on"), ("v", "v voice on"), ("l", "l unlock the keys")]
)
@pytest.mark.parametrize("is_paused", [False, True])
async def test_a_switch_held_down_switches_once(key: str, switched: str, is_paused: bool) -> None:
    async with in_session(size=(120, 24)) as stage:
        await stage.press(*["space"] * is_paused)
        before = stage.keys
        for wait in (0.5, 0.03, 0.03, 0.03):
            await stage.press(key)
            assert switched in stage.keys
            await stage.wait(wait)
        await stage.wait(0.7)
        await stage.press(key)
        assert stage.keys == before


async def test_while_locked_only_the_key_that_unlocks_works() -> None:
    async with in_session() as stage:
        await stage.press("l")
        assert stage.keys == "l unlock the keys (locked now)"
        await stage.wait(1)
        before = list(stage.events)
        for declared in KEYS:
            for key in declared.keys:
                if key not in ("l", "ctrl+c", "ctrl+q"):
                    await stage.press(key)
        assert (stage.events, stage.here) == (before, "SessionScreen")
        await stage.click("l unlock")
        await stage.press("n")
        assert stage.events[len(before) :] == ["Skipped", "SideSwitched", "PrepareStarted"]


@pytest.mark.parametrize("size", SIZES)
async def test_that_the_keys_are_locked_is_said_next_to_the_phase(size: tuple[int, int]) -> None:
    async with in_session(size=size) as stage:
        await stage.press("l")
        await stage.see("locked · l" if size[0] >= 60 else "l unlock the keys")
        await stage.wait_for(Phase.PRESS)
        assert any("● PRESS" in row and "locked · l" in row for row in stage.rows)
        await stage.press("l")
        assert "locked" not in stage.text


async def test_a_locked_key_lights_the_key_bar_once_and_the_one_that_unlocks_does_not() -> None:
    async with in_session() as stage:

        def ground() -> object:
            return [style.bgcolor for _, style, _ in stage.strips[-1] if style][-1]

        calm = ground()
        await stage.press("l")
        assert ground() == calm
        await stage.press("n")
        assert ground() != calm
        await stage.wait(1)
        assert ground() == calm
        await stage.press("L")
        assert ground() == calm


async def test_both_keys_for_the_time_share_their_label() -> None:
    async with in_session(size=(160, 24)) as stage:
        assert "+  - 10 s" in stage.keys


async def test_locked_keys_stay_locked_from_step_to_step() -> None:
    async with in_session() as stage:
        await stage.press("l")
        await stage.wait(27)
        await stage.see("2 of 3 ·")
        assert stage.keys == "l unlock the keys (locked now)"


@pytest.mark.parametrize("key", ["ctrl+c", "ctrl+q"])
async def test_while_locked_one_can_still_ask_to_leave(key: str) -> None:
    async with in_session() as stage:
        await stage.press("l", key)
        await stage.see("Leave the session?")
        await stage.press("y")
        assert stage.here == "ClosingScreen"


@pytest.mark.parametrize(
    ("key", "event"),
    [("n", "Skipped"), ("b", "WentBack"), ("r", "Restarted"), ("space", "Paused")],
)
async def test_a_key_held_down_counts_once_and_the_countdown_goes_on(key: str, event: str) -> None:
    async with in_session(pressing()) as stage:
        await stage.wait(2)
        for _ in range(30):
            stage.app.simulate_key(key)
            stage.clock.now += 0.03
        await stage.idle()
        assert stage.events.count(event) == 1
        assert "Resumed" not in stage.events
        seconds = stage.view.seconds_left
        await stage.wait(2)
        assert stage.view.seconds_left == (seconds if key == "space" else seconds - 2)


async def test_the_last_row_never_runs_over_and_always_names_the_way_on_and_the_way_out() -> None:
    async with in_session() as stage:
        for width in (20, 25, *range(30, 130, 15), 250):
            await stage.resize(width, 24)
            assert stage.keys.startswith("enter found it"), width
            if width >= 25:
                assert stage.keys.endswith("q leave"), width
                assert width < 40 or "?" in stage.keys.split(), width
            assert stage.session.query_one(KeyBar).text in stage.rows[-1]


async def test_other_keys_do_nothing() -> None:
    async with in_session() as stage:
        before = list(stage.events)
        await stage.press("x", "escape", "tab", "up", "down", "f1", "home", "delete")
        assert (stage.events, stage.here) == (before, "SessionScreen")
