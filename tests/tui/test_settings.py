"""The settings screen."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from textual.widgets import OptionList

from acusession.config.settings import Overrides, Settings
from acusession.config.store import has_comments
from acusession.domain.cues import OUTPUT_NAMES, Cue
from acusession.tui.settings_form import SettingField, rows
from acusession.yaml_schema.problems import FileError
from tests.tui.stage import Stage, on_stage, set_up

KNOWN = Settings(conditions=frozenset())
ROWS = rows(("acusession-dark", "acusession-light"))


@contextmanager
def stage_with(settings: Settings = KNOWN, **services: object) -> Iterator[Stage]:
    """Set up a stage with these services replaced."""
    with set_up(settings=settings) as stage:
        for name, value in services.items():
            setattr(stage.services, name, value)
        yield stage


async def to_row(stage: Stage, label: str) -> None:
    """Put the cursor on the row with that label in the settings."""
    if stage.here == "HomeScreen":
        await stage.press("comma")
    index = [row.label for row in ROWS].index(label)
    stage.app.screen.query_one(OptionList).highlighted = index
    await stage.idle()


async def test_each_setting_is_shown_with_its_value_and_what_it_means() -> None:
    known = Settings(conditions=frozenset(), mute=True, output="bell", press=73)
    async with on_stage(settings=known, size=(100, 40)) as stage:
        await stage.press("comma")
        await stage.see("Sound off", "Sound output bell", "Press time 1:13", "Volume 100 %")
        await stage.see("Conditions none apply", "Cue: half way on", "Theme acusession-dark")
        await stage.see("replaces the routine's own", "Default: as in the routine.")
        await stage.see("saved to config.yaml when you leave")


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
    async with on_stage(size=(100, 24)) as stage:
        await to_row(stage, "Sound")
        await stage.see("Sound on")
        await stage.press("enter")
        await stage.see("Sound off")
        await stage.press("escape")
        assert stage.saved == [Settings(conditions=frozenset(), mute=True)]
        await stage.press("s")
        assert "m sound on" in stage.keys


async def test_the_outputs_go_round() -> None:
    async with on_stage() as stage:
        await to_row(stage, "Sound output")
        for output in (*OUTPUT_NAMES[1:], OUTPUT_NAMES[0]):
            await stage.press("enter")
            await stage.see(f"Sound output {output}")
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
        await to_row(stage, "Cue: half way")
        await stage.press("enter")
        await stage.see("Cue: half way off")
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
        await stage.click("Sound output")
        await stage.see(f"Sound output {OUTPUT_NAMES[1]}")
        await stage.click("← less")
        await stage.see(f"Sound output {OUTPUT_NAMES[0]}")
        await stage.click("→ more")
        await stage.click("esc ")
        assert stage.here == "HomeScreen"
        assert len(stage.saved) == 1


@pytest.mark.parametrize("size", [(40, 12), (80, 24)])
async def test_every_row_can_be_reached_with_its_meaning_in_sight(size: tuple[int, int]) -> None:
    async with on_stage(size=size) as stage:
        await to_row(stage, "Keep the device open")
        await stage.see("Keep the device open 0.5 s", "The sound device stays open this long")
        assert "esc save" in stage.keys
