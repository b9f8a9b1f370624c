"""The page on settings documents every setting, environment variable, action and key."""

from __future__ import annotations

from pathlib import Path

import pytest

from acusession.config.environment import VARIABLES
from acusession.config.schema import FIELDS
from acusession.config.store import read_settings
from acusession.session.keymap import NAMED_KEYS, Action

PAGE = (Path(__file__).parents[1] / "docs" / "guide" / "settings.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("word", [*FIELDS, *VARIABLES, *Action, *NAMED_KEYS])
def test_it_is_on_the_page(word: str) -> None:
    assert f"`{word}`" in PAGE


def test_its_example_is_a_file_that_can_be_read(tmp_path: Path) -> None:
    file = tmp_path / "config.yaml"
    file.write_text(PAGE.partition("```yaml\n")[2].partition("```")[0], encoding="utf-8")
    settings = read_settings(file)
    assert (settings.press, settings.keymap.key(Action.PAUSE)) == (60, "p")
