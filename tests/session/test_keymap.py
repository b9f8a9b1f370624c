"""The keymap of `config.yaml` is read, with all its errors reported, and written unchanged."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.binding import Binding

from acusession.config.settings import Settings
from acusession.config.store import read_settings, write_settings
from acusession.session.keymap import DEFAULT_KEYMAP, KEYS, NAMED_KEYS, Action, Keymap
from acusession.tui.screens.closing import ClosingScreen
from acusession.yaml_schema.problems import FileError


def read(tmp_path: Path, *lines: str) -> Keymap:
    file = tmp_path / "config.yaml"
    file.write_text("keymap:\n" + "".join(f"  {line}\n" for line in lines), encoding="utf-8")
    return read_settings(file).keymap


def wrong(tmp_path: Path, *lines: str) -> list[str]:
    """Return the errors in a keymap, each with line and column."""
    with pytest.raises(FileError) as raised:
        read(tmp_path, *lines)
    return [str(problem).partition("config.yaml:")[2] for problem in raised.value.problems]


def test_the_actions_that_are_named_have_these_keys_and_the_others_theirs(tmp_path: Path) -> None:
    keymap = read(tmp_path, "skip: [j, up]", "pause: p")
    assert keymap.action("j") is keymap.action("up") is Action.SKIP
    assert keymap.action("p") is Action.PAUSE
    assert keymap.action("n") is keymap.action("space") is None
    assert keymap.action("b") is Action.BACK
    assert (keymap.key(Action.SKIP), keymap.key(Action.PAUSE)) == ("j", "p")


def test_keys_can_be_exchanged(tmp_path: Path) -> None:
    keymap = read(tmp_path, "skip: [b]", "back: [n]")
    assert (keymap.action("b"), keymap.action("n")) == (Action.SKIP, Action.BACK)


def test_one_can_always_leave(tmp_path: Path) -> None:
    keymap = read(tmp_path, "leave: [x]")
    assert {keymap.action(key) for key in ("x", "ctrl+c", "ctrl+q")} == {Action.LEAVE}
    assert read(tmp_path, "leave: []").key(Action.LEAVE) == "ctrl+c"


def test_an_action_that_nobody_needs_can_be_without_a_key(tmp_path: Path) -> None:
    keymap = read(tmp_path, "hand: []")
    assert keymap.key(Action.HAND) == ""
    assert Action.HAND not in [each.action for each in keymap.visible_keys]
    assert len(keymap.visible_keys) == len(KEYS) - 1


@pytest.mark.parametrize("key", ["+", "?", "ö", ",", "~", "1", "N", *NAMED_KEYS])
def test_every_sign_and_every_named_key_can_be_taken(tmp_path: Path, key: str) -> None:
    own = {"lock": [key], "longer": ["x"], "keys": ["y"], "pause": ["P"]}
    lines = [f"{action}: {keys!r}" for action, keys in own.items()]
    keymap = read(tmp_path, *lines, "skip: [s]", "back: [z]", "found: [f]")
    assert keymap.action(key) is Action.LOCK


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("skpi: [j]", "2:3: 'skpi' is not a valid action. Did you mean 'skip'?"),
        (
            "skip: [spcae]",
            "2:10: 'spcae' is not a key that every terminal can send. Did you mean 'space'?",
        ),
        (
            "skip: [f5]",
            "2:10: 'f5' is not a key that every terminal can send. Use one character in quotes, "
            f"such as 'n' or '+', or one of: {', '.join(NAMED_KEYS)}.",
        ),
        (
            "skip: [r]",
            "2:10: 'r' is already a key of 'restart'; choose another key, or give 'restart' "
            "other keys.",
        ),
        ("skip: [j, j]", "2:13: 'j' is already a key of 'skip' (line 2); choose another key."),
        ("skip: [ctrl+c]", "2:10: 'ctrl+c' is reserved for leaving; choose another key."),
        (
            "back: ['1']",
            "2:10: '1' has another use on the closing screen, where 'back' also works; "
            "choose another key.",
        ),
        ("pause: []", "2:10: 'pause' needs at least one key."),
        ("skip: [a, c, d, e, f, g, j]", "2:9: 'skip' has too many keys; keep at most 6."),
        ("- skip", "2:3: expected actions with their keys, such as 'skip: [n, right]'."),
    ],
)
def test_what_is_wrong_is_told_with_its_place(tmp_path: Path, line: str, told: str) -> None:
    assert wrong(tmp_path, line) == [told]


def test_an_action_has_its_keys_once(tmp_path: Path) -> None:
    again = wrong(tmp_path, "skip: [j]", "'skip': [k]")
    assert again == ["3:3: 'skip' is listed twice; put all its keys in one list."]


def test_back_takes_no_key_of_the_closing(tmp_path: Path) -> None:
    # The arrows move the rating only once there is no going back; Escape is no key of a keymap.
    free = {"left", "right", "up", "down", "escape"}
    bound = [each.key for each in ClosingScreen.BINDINGS if isinstance(each, Binding)]
    keys = {key for each in bound for key in each.split(",")} - free
    assert {"0", "9", "enter", "q", "question_mark"} <= keys
    for key in keys:
        shown = "?" if key == "question_mark" else key
        told = wrong(tmp_path, f"back: ['{shown}']", "leave: [x]", "keys: [k]")
        assert "the closing" in told[0]


def test_everything_is_told_at_once(tmp_path: Path) -> None:
    told = wrong(tmp_path, "skpi: [j]", "pause: [tab]", "back: [n]", "skip: [w]", "mute: [w]")
    assert [line.partition(": ")[0] for line in told] == ["2:3", "3:11", "6:10"]
    assert told[-1] == "6:10: 'w' is already a key of 'skip' (line 5); choose another key."


def test_it_is_written_as_the_user_has_it(tmp_path: Path) -> None:
    file = tmp_path / "config.yaml"
    own = {Action.SKIP: ("j", "up"), Action.LEAVE: ("x",), Action.HAND: ()}
    settings = Settings(keymap=DEFAULT_KEYMAP.with_custom(own))
    write_settings(settings, file)
    assert read_settings(file) == settings
    write_settings(Settings(), file)
    assert "keymap" not in file.read_text()
