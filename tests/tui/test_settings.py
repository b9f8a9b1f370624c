"""The settings screen."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import SimpleQueue
from threading import Event

import pytest
from textual.widgets import OptionList

from acusession.config.settings import Overrides, Settings
from acusession.config.store import has_comments
from acusession.domain.cues import Cue
from acusession.domain.plan import SpeechSeconds, no_speech
from acusession.tui.settings_form import SettingField, SettingGroup, groups
from acusession.tui.widgets.figure import Figure
from acusession.yaml_schema.problems import FileError
from tests.tui.idle import PATIENCE
from tests.tui.stage import Stage, on_stage, set_up

KNOWN = Settings(conditions=frozenset())
GROUPS = groups(("acusession-dark", "acusession-light"))
ROWS = [row for group in GROUPS for row in group.fields]


@contextmanager
def stage_with(settings: Settings = KNOWN, **services: object) -> Iterator[Stage]:
    """Set up a stage with these services replaced."""
    with set_up(settings=settings) as stage:
        for name, value in services.items():
            setattr(stage.services, name, value)
        yield stage


def _labels(group: SettingGroup) -> list[str]:
    return [field.label for field in group.fields]


async def to_row(stage: Stage, label: str) -> None:
    """Put the cursor on the row with that label in the settings."""
    if stage.here == "HomeScreen":
        await stage.press("comma")
    index = [label for group in GROUPS for label in (group.name, *_labels(group))].index(label)
    stage.app.screen.query_one(OptionList).highlighted = index
    await stage.idle()


async def test_each_setting_is_shown_with_its_value_and_what_it_means() -> None:
    known = Settings(conditions=frozenset(), mute=True, output="bell", press=73)
    async with on_stage(settings=known, size=(120, 40)) as stage:
        await stage.press("comma")
        await stage.see(
            "All sound off", "Output terminal bell only", "Press time 1:13", "Volume 100 %"
        )
        await stage.see("Conditions none apply", "Half-way heard", "Theme calm dark")
        await stage.see("Time to find as in the routine", "Who speaks the included voice")
        await stage.see("replaces the routine's own", "Default: as in the routine.")
        await stage.see("changes are saved when you leave", "under keymap")
        for group in ("Time", "Look", "Sound", "Voice", "Cues", "You"):
            assert group in [row.split("  ")[1] for row in stage.rows if row.startswith("  ")]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.label)
def test_every_row_goes_round_through_its_values_and_back(row: SettingField) -> None:
    seen = [KNOWN]
    for _ in row.values:
        seen.append(row.stepped(seen[-1], 1))
    assert seen[-1] == KNOWN
    assert {row.get(each) for each in seen} == set(row.values)
    assert row.stepped(row.stepped(KNOWN, 1), -1) == KNOWN
    assert len({row.shown(each) for each in seen}) == len(row.values)


def test_a_value_of_the_file_alone_has_its_place_between_the_others() -> None:
    press = next(row for row in ROWS if row.name == "press")
    odd = Settings(press=73)
    assert press.stepped(odd, 1).press == 75
    assert press.stepped(odd, -1).press == 60


def test_no_setting_is_forgotten() -> None:
    elsewhere = {"conditions", "keymap"}
    assert {row.name for row in ROWS} == set(Settings.__struct_fields__) - elsewhere


async def test_a_change_is_kept_once_and_counts_for_the_next_session() -> None:
    async with on_stage(size=(120, 24)) as stage:
        await to_row(stage, "All sound")
        await stage.see("All sound on")
        await stage.press("enter")
        await stage.see("All sound off")
        await stage.press("escape")
        assert stage.saved == [Settings(conditions=frozenset(), mute=True)]
        await stage.until(lambda: not stage.app.under_way)
        await stage.press("s")
        assert "m sound on" in stage.keys


async def test_the_outputs_go_round() -> None:
    async with on_stage() as stage:
        await to_row(stage, "Output")
        words = ("simpleaudio library", "miniaudio library", "your system's player")
        for output in (*words, "terminal bell only", "none", "best available"):
            await stage.press("enter")
            await stage.see(f"Output {output}")
        await stage.press("q")
        assert (stage.here, stage.saved) == ("HomeScreen", [])


async def test_arrows_go_both_ways_and_d_to_the_default() -> None:
    async with on_stage(settings=Settings(conditions=frozenset(), press=60)) as stage:
        await stage.press("comma", "right")
        await stage.see("Press time 1:15")
        await stage.press("left", "left")
        await stage.see("Press time 0:45")
        await stage.press("d")
        await stage.see("Press time as in the routine")


async def test_a_theme_is_applied_at_once_and_saved() -> None:
    async with on_stage() as stage:
        await to_row(stage, "Theme")
        await stage.press("right")
        assert stage.app.theme == "acusession-light"
        await stage.press("escape")
        assert stage.app.theme == "acusession-light"
        assert stage.saved[-1].theme == "acusession-light"


async def test_an_unknown_theme_is_reported_and_the_default_one_used() -> None:
    async with on_stage(
        settings=Settings(conditions=frozenset(), theme="acusession-lite")
    ) as stage:
        await stage.see(
            "There is no theme named 'acusession-lite', so 'acusession-dark' is used. "
            "Did you mean 'acusession-light'?"
        )
        assert stage.app.theme == "acusession-dark"
        await to_row(stage, "Theme")
        await stage.press("left", "right")
        assert stage.app.theme == "acusession-dark"


async def test_a_cue_can_be_turned_off() -> None:
    async with on_stage(size=(80, 40)) as stage:
        await to_row(stage, "Half-way")
        await stage.press("enter")
        await stage.see("Half-way silent")
        await stage.press("escape")
        assert stage.saved[-1].silent_cues == frozenset({Cue.HALF_WAY})


async def test_the_last_row_leads_to_the_conditions() -> None:
    async with on_stage(size=(120, 70)) as stage:
        await stage.press("comma", "end", "enter")
        assert stage.here == "FirstStartScreen"
        await stage.press("down", "space", "enter")
        assert stage.here == "SettingsScreen"
        await stage.press("escape")
        assert len(stage.saved[-1].conditions or ()) == 1


async def test_an_override_of_a_setting_is_shown() -> None:
    with stage_with(overrides=Overrides({"press": 20})) as stage:
        async with stage.run():
            await stage.see("acusession")
            await stage.press("comma")
            await stage.see(
                "In this run it is 0:20, set on the command line or by ACUSESSION_PRESS."
            )


@pytest.mark.parametrize(("answer", "is_kept"), [("y", True), ("n", False)])
async def test_before_comments_go_it_asks(answer: str, is_kept: bool) -> None:
    with stage_with(has_comments=lambda: True) as stage:
        async with stage.run():
            await stage.see("acusession")
            await stage.press("comma", "right", "escape")
            await stage.see("The file has comments, which are deleted when it is saved.")
            assert stage.saved == []
            await stage.press(answer)
            assert stage.here == "HomeScreen"
            assert len(stage.saved) == is_kept
            assert stage.services.effective.press == 15


@pytest.mark.parametrize(
    ("text", "has_any"),
    [
        ("# mine\npress: 20\n", True),
        ("press: 20  # short\n", True),
        ("keymap: {lock: ['#', \"#\"]}\n", False),
        ("theme: a#b\n", False),
        ("", False),
    ],
)
def test_comments_are_told_from_signs(tmp_path: Path, text: str, has_any: bool) -> None:
    file = tmp_path / "config.yaml"
    assert not has_comments(file)
    file.write_text(text)
    assert has_comments(file) == has_any


async def test_a_damaged_file_is_told_on_the_screen_and_never_written_over() -> None:
    def refuse(_: Settings) -> None:
        raise FileError.for_file("config.yaml", "broken.")

    with stage_with(trouble="config.yaml:1:1: broken.", save=refuse) as stage:
        async with stage.run():
            await stage.see("config.yaml:1:1: broken.")
            await stage.press("comma", "right", "escape")
            assert stage.services.effective.press == 15


@pytest.mark.parametrize("key", ["ctrl+c", "ctrl+q"])
async def test_leaving_the_program_from_here_keeps_nothing(key: str) -> None:
    async with on_stage() as stage:
        await stage.press("comma", "enter", key)
        assert not stage.app.is_running
        assert stage.saved == []


async def test_the_mouse_changes_and_leaves() -> None:
    async with on_stage() as stage:
        await stage.press("comma")
        await stage.click("Output")
        await stage.see("Output simpleaudio library")
        await stage.click("← previous")
        await stage.see("Output best available")
        await stage.click("enter change")
        await stage.click("esc ")
        assert stage.here == "HomeScreen"
        assert len(stage.saved) == 1


@pytest.mark.parametrize("size", [(40, 12), (80, 24)])
async def test_every_row_can_be_reached_with_its_meaning_in_sight(size: tuple[int, int]) -> None:
    async with on_stage(size=size) as stage:
        await to_row(stage, "Keep the device open")
        await stage.see("Keep the device open 0.5 seconds", "The sound device stays open this long")
        assert "esc back" in stage.keys
        assert "?" in stage.keys.split()


@pytest.mark.parametrize("size", [(40, 15), (60, 20), (80, 24), (120, 40), (200, 60)])
async def test_no_value_is_cut(size: tuple[int, int]) -> None:
    async with on_stage(size=size) as stage:
        await stage.press("comma")
        for row in ROWS:
            await to_row(stage, row.label)
            assert any(row.label in line and row.shown(KNOWN) in line for line in stage.rows)


@pytest.mark.parametrize("size", [(40, 15), (60, 20)])
async def test_rows_are_indented_and_apart_from_the_explanation(size: tuple[int, int]) -> None:
    async with on_stage(size=size) as stage:
        await stage.press("comma")
        await stage.see("A time that you set here")
        head = next(row for row in stage.rows if row.split() == ["Time"])
        line = next(row for row in stage.rows if "Press time" in row)
        assert line.index("Press") > head.index("Time")
        about = next(at for at, row in enumerate(stage.rows) if "A time that you set" in row)
        assert stage.rows[about - 1].strip() == ""


@contextmanager
def hearing(settings: Settings = KNOWN) -> Iterator[tuple[Stage, SimpleQueue[object]]]:
    """Set up a stage, and queue what it plays with the volume, and when the sound is closed."""
    heard: SimpleQueue[object] = SimpleQueue()

    def play(cue: Cue, now: Settings) -> None:
        heard.put((cue, now.volume))

    with stage_with(settings, play_cue=play, stop_cues=lambda: heard.put("closed")) as stage:
        yield stage, heard


async def next_heard(stage: Stage, heard: SimpleQueue[object]) -> object:
    await stage.until(lambda: not heard.empty())
    return heard.get()


async def test_a_cue_is_heard_where_it_is_chosen_and_where_it_is_turned_on() -> None:
    with hearing() as (stage, heard):
        async with stage.run():
            await to_row(stage, "When a press ends")
            assert await next_heard(stage, heard) == (Cue.END, 100)
            await stage.press("enter")
            await stage.see("When a press ends silent")
            assert heard.empty()
            await stage.press("left")
            assert await next_heard(stage, heard) == (Cue.END, 100)
            await stage.press("escape")
            assert await next_heard(stage, heard) == "closed"


async def test_a_change_of_the_volume_is_heard_at_the_new_volume() -> None:
    with hearing() as (stage, heard):
        async with stage.run():
            await to_row(stage, "Volume")
            assert heard.empty()
            await stage.press("left")
            assert await next_heard(stage, heard) == (Cue.PRESS, 90)


async def test_a_device_that_hangs_does_not_hold_up_the_screen() -> None:
    hangs, played = Event(), list[Cue]()

    def play(cue: Cue, _: Settings) -> None:
        played.append(cue)
        hangs.wait(PATIENCE)

    with stage_with(play_cue=play) as stage:
        async with stage.run():
            await to_row(stage, "When you pause")
            await stage.until(lambda: played == [Cue.PAUSE])
            await stage.press("down", "up", "down")
            await stage.see("Two high reeds")
            hangs.set()
            await stage.until(lambda: played == [Cue.PAUSE, Cue.RESUME])


async def test_a_screen_that_is_opened_while_a_new_voice_is_tried_stays_open() -> None:
    is_tried = Event()

    def try_voice() -> SpeechSeconds:
        is_tried.wait(PATIENCE)
        return no_speech

    async with on_stage() as stage:
        await stage.press("comma")
        stage.services.speech_seconds = try_voice
        await stage.press("escape", "h")
        await stage.see("Nothing yet.")
        is_tried.set()
        await stage.until(lambda: not stage.app.under_way)
        assert stage.here == "HistoryScreen"
        await stage.press("escape")
        assert stage.here == "HomeScreen"


async def test_the_figure_shows_a_theme_as_soon_as_it_is_chosen() -> None:
    async with on_stage(size=(80, 24)) as stage:
        await to_row(stage, "Theme")
        figure = stage.app.screen.query_one(Figure)
        assert figure.region.size == (28, 14)
        await stage.see("UB20")
        before = figure.palette or figure.rich_style
        await stage.press("right")
        assert (figure.palette or figure.rich_style) != before


async def test_the_keys_of_the_settings_are_listed() -> None:
    async with on_stage() as stage:
        await stage.press("comma", "question_mark")
        await stage.see("change to the next value", "save the changes and go back")


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)])
async def test_the_figure_is_where_that_of_a_session_is(size: tuple[int, int]) -> None:
    async with on_stage(size=size) as stage:
        await stage.press("comma")
        here = stage.app.screen.query_one(Figure).region
        await stage.press("escape")
        await stage.until(lambda: not stage.app.under_way)
        await stage.press("s")
        assert stage.session.query_one(Figure).region == here
