"""The user's own routines on screen: saved, made from several, and very many of them."""

import asyncio
import threading
from collections.abc import Iterator

import pytest
from textual.widgets import OptionList

from acusession import paths
from acusession.domain.model import Condition, Routine
from acusession.routines.reader import read_routine
from acusession.tui.screens.home import HomeScreen
from tests.samples import BOTH, make_point, make_routine
from tests.tui.stage import Stage, on_stage, set_up, with_conditions

THREE = make_routine(
    make_point("Calf", sides=BOTH), make_point("Belly"), make_point("Wrist", press=60)
)
OTHER = make_routine(
    make_point("Ear"), make_point("Wrist", press=90), make_point("Nose"), id="other", name="Other"
)


async def choose(stage: Stage) -> None:
    await stage.press("space")
    await stage.until(lambda: stage.here == "ChooseScreen")


async def save_as(stage: Stage, name: str) -> None:
    await stage.press("s")
    await stage.until(lambda: stage.here == "SaveRoutineScreen")
    await stage.press(*name, "enter")


async def save_slowly(stage: Stage) -> asyncio.Event:
    """Save a routine as "Mine", up to its words, which are made once the event is set."""
    made = asyncio.Event()

    async def make_words(_: Routine) -> None:
        await made.wait()

    stage.services.make_words = make_words
    await stage.press("space", "s", *"Mine", "enter")
    await stage.until(lambda: stage.here == "ChooseScreen")
    return made


def saved(name: str) -> Routine:
    return read_routine(paths.user_routines() / f"{name}.yaml")


async def test_the_words_of_a_saved_routine_are_made_in_the_background() -> None:
    async with on_stage() as stage:
        made: list[Routine] = []

        async def make_words(routine: Routine) -> None:
            made.append(routine)

        stage.services.make_words = make_words
        await stage.press("space", "s", *"Mine", "enter")
        await stage.see("It is on the home screen now.")
        await stage.until(lambda: bool(made))
        assert made[0].points == saved("mine").points


@pytest.mark.parametrize(
    ("key", "screen"), [("enter", "SessionScreen"), ("escape", "HomeScreen"), ("", "HomeScreen")]
)
async def test_what_is_begun_while_the_words_are_made_goes_on(key: str, screen: str) -> None:
    async with on_stage() as stage:
        made = await save_slowly(stage)
        if key:
            await stage.press(key)
            await stage.until(lambda: stage.here == screen)
        made.set()
        await stage.see("Saved as Mine.")
        assert stage.here == screen
        if screen == "HomeScreen":
            await stage.see("Mine ")
        assert stage.app.under_way == set()


async def test_home_has_what_was_saved_once_the_user_comes_back_to_it() -> None:
    async with on_stage() as stage:
        made = await save_slowly(stage)
        await stage.press("escape", "f")
        assert stage.here == "PainRatingScreen"
        made.set()
        await stage.see("Saved as Mine.")
        assert stage.here == "PainRatingScreen"
        await stage.press("escape")
        await stage.until(lambda: stage.here == "HomeScreen")
        await stage.see("Mine ")


async def test_what_was_ticked_ordered_and_timed_is_saved() -> None:
    async with on_stage(THREE) as stage:
        await choose(stage)
        await stage.press("space", "down", "plus", "J", "p")
        await save_as(stage, "mine")
        await stage.see("It is on the home screen now.")
        routine = saved("mine")
        assert [(point.name, point.press) for point in routine.points] == [
            ("Wrist", 60),
            ("Belly", 40),
        ]
        assert (routine.name, routine.prepare, routine.caution) == ("mine", 15, THREE.caution)
        await stage.see("Small", "Saved as mine.", "Just one or two points")
        assert stage.here == "HomeScreen"


async def test_a_name_that_is_taken_is_asked_again() -> None:
    async with on_stage(THREE) as stage:
        await choose(stage)
        await save_as(stage, "short_break")
        await stage.see("There is already a routine named 'short_break'; choose another name.")
        await stage.press(*"mine", "enter")
        await stage.see("It is on the home screen now.")
        assert len(saved("mine").points) == 3


async def test_nothing_is_saved_without_a_name() -> None:
    async with on_stage(THREE) as stage:
        await choose(stage)
        await stage.press("s")
        await stage.until(lambda: stage.here == "SaveRoutineScreen")
        await stage.press("escape")
        assert stage.here == "ChooseScreen"
        await stage.press("a", "s")
        await stage.see("Tick at least one point with Space.")
        assert not paths.user_routines().exists()


async def test_points_are_taken_from_any_routine_each_once() -> None:
    async with on_stage(THREE, OTHER) as stage:
        await choose(stage)
        await stage.press("o")
        await stage.see("Ear", "Nose")
        assert stage.text.count("Wrist") == 1
        await stage.press("a", "a", "down", "down", "down", "space")
        await save_as(stage, "mixed")
        await stage.see("It is on the home screen now.")
        routine = saved("mixed")
        assert [point.name for point in routine.points] == ["Ear"]
        assert (routine.description, routine.source) == ("Other, 1 point.", None)


async def test_what_comes_of_several_routines_names_them() -> None:
    async with on_stage(THREE, OTHER) as stage:
        await choose(stage)
        await stage.press("o", "end", "space")
        await save_as(stage, "mixed")
        await stage.see("It is on the home screen now.")
        assert saved("mixed").description == "Small and Other, 4 points."
        assert [point.name for point in saved("mixed").points] == ["Calf", "Belly", "Wrist", "Nose"]


async def test_what_a_condition_leaves_out_is_said_beside_it_and_still_saved() -> None:
    belly = make_point("Belly", avoid_if=frozenset({Condition.PREGNANCY}))
    settings = with_conditions(Condition.PREGNANCY)
    async with on_stage(make_routine(make_point(), belly), settings=settings) as stage:
        await choose(stage)
        await stage.see("left out: pregnancy")
        await save_as(stage, "mine")
        await stage.see("It is on the home screen now.")
        assert [point.name for point in saved("mine").points] == ["First", "Belly"]


async def test_rounds_time_to_find_and_press_times_survive_saving() -> None:
    async with on_stage(THREE) as stage:
        await choose(stage)
        await stage.press("r", "p", "p", "minus")
        await stage.see("8 presses · 7:00")
        await save_as(stage, "Twice")
        await stage.see("Saved as Twice. It is on the home screen now.", "Twice 7 min")
        own = saved("twice")
        assert (own.rounds, own.prepare, own.points[0].press) == (2, 20, 20)
        assert (
            own.description == "Small, 3 points, twice, 20 s to find each, with other press times."
        )
        await stage.press("s")
        assert [step.round for step in stage.view.plan.steps] == [1] * 4 + [2] * 4


async def test_the_cursor_of_home_is_on_what_was_saved() -> None:
    async with on_stage(THREE, OTHER) as stage:
        await choose(stage)
        await stage.press("down", *["minus"] * 2)
        await save_as(stage, "My evenings")
        await stage.see("It is on the home screen now.")
        await choose(stage)
        await stage.see("My evenings 3 of 3 points", "Belly middle 0:10")
        await stage.press("escape")
        assert stage.here == "HomeScreen"


async def test_a_name_is_proposed_that_typing_replaces() -> None:
    async with on_stage(THREE) as stage:
        await choose(stage)
        await stage.press("s")
        await stage.see("My small")
        await stage.press("enter")
        await stage.see("Saved as My small.")
        assert saved("my_small").name == "My small"


class Slow:
    """Very many routines; all but the first ten can only be read once `go` is set."""

    def __init__(self) -> None:
        self.go = threading.Event()
        self.readers: set[str] = set()
        self.is_over = False

    def __call__(self) -> Iterator[Routine]:
        for number in range(100):
            if number == 10:
                self.go.wait(20)
            self.readers.add(threading.current_thread().name)
            yield make_routine(make_point(f"P{number}"), id=f"r{number}", name=f"Routine {number}")
        self.is_over = True


def options(stage: Stage) -> list[str]:
    list_ = stage.app.screen.query_one(OptionList)
    return [str(list_.get_option_at_index(at).prompt) for at in range(list_.option_count)]


async def test_home_opens_before_all_is_read_and_the_rest_follows() -> None:
    slow = Slow()
    with set_up() as stage:
        stage.services.read_routines = slow
        async with stage.run((120, 40)):
            await stage.until(lambda: isinstance(stage.app.screen, HomeScreen))
            await stage.see("Routine 9", "Just one or two points")
            assert len(options(stage)) == 11
            assert len(slow.readers) == 1
            await stage.press("end")
            slow.go.set()
            await stage.until(lambda: len(options(stage)) == 101)
            assert options(stage)[99].startswith("Routine 99")
            assert options(stage)[100].startswith("Just one or two points")
            list_ = stage.app.screen.query_one(OptionList)
            assert list_.highlighted == 100
            assert len(slow.readers) == 2
            await stage.press("home", "down")
            assert list_.highlighted == 1


@pytest.mark.parametrize("key", ["enter", "s"])
async def test_nothing_moves_under_the_cursor_while_the_rest_is_read(key: str) -> None:
    slow = Slow()
    with set_up() as stage:
        stage.services.read_routines = slow
        async with stage.run((120, 40)):
            await stage.until(lambda: isinstance(stage.app.screen, HomeScreen))
            await stage.press("down", "down")
            slow.go.set()
            await stage.until(lambda: slow.is_over)
            await stage.press(key)
            await stage.see("Routine 2" if key == "enter" else "P2")


async def test_points_of_others_that_come_after_leaving_do_no_harm() -> None:
    slow = Slow()
    with set_up() as stage:
        stage.services.read_routines = slow
        async with stage.run():
            await stage.press("space", "o", "escape")
            assert stage.here == "HomeScreen"
            slow.go.set()
            await stage.until(lambda: slow.is_over)
            await stage.press("h")
            assert stage.here == "HistoryScreen"


async def test_picking_waits_for_the_rest_while_the_screen_stays_in_use() -> None:
    slow = Slow()
    with set_up() as stage:
        stage.services.read_routines = slow
        async with stage.run((120, 40)):
            await stage.until(lambda: isinstance(stage.app.screen, HomeScreen))
            await stage.press("1", "down")
            assert stage.here == "HomeScreen"
            assert stage.app.screen.query_one(OptionList).highlighted == 1
            slow.go.set()
            await stage.see("a place", "P0")
            assert len(options(stage)) == 101
