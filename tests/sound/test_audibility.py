"""Tests of audibility: a plan has time for words only where they can be heard."""

import shutil
import sys
from pathlib import Path

import pytest

from acusession.config.settings import Settings
from acusession.domain.plan import PlanOptions, make_plan
from acusession.routines.catalog import find_routine
from acusession.sound.audibility import can_say_words, has_sound_system
from tests.foreign import put_program
from tests.needs import needs_decoder
from tests.plans import plan_session

MIDDLE_BACK = find_routine("middle_back")
CHOICE = PlanOptions(seconds=2, prepare=2)


@needs_decoder
def test_words_have_room_where_they_can_be_heard() -> None:
    plan = plan_session(MIDDLE_BACK, CHOICE, Settings())
    assert plan.seconds > 2 * make_plan(MIDDLE_BACK, CHOICE).seconds


@pytest.mark.parametrize("output", ["bell", "none"])
def test_with_an_output_that_says_no_word_a_plan_is_as_asked(output: str) -> None:
    plan = plan_session(MIDDLE_BACK, CHOICE, Settings(output=output))
    assert plan == make_plan(MIDDLE_BACK, CHOICE)


@pytest.fixture
def programs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Simulate a sound server without any library; return the folder of all programs."""
    if sys.platform == "win32":
        pytest.skip("Windows has a player of its own")
    monkeypatch.setitem(sys.modules, "miniaudio", None)
    monkeypatch.setitem(sys.modules, "simpleaudio", None)
    monkeypatch.setenv("PULSE_SERVER", "somewhere")
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


@pytest.mark.usefixtures("programs")
def test_without_a_library_and_a_player_a_plan_is_as_asked() -> None:
    assert not can_say_words("auto")
    assert plan_session(MIDDLE_BACK, CHOICE, Settings()) == make_plan(MIDDLE_BACK, CHOICE)


def test_a_player_says_words_without_a_library(programs: Path) -> None:
    put_program(programs / "aplay", "#!/bin/sh\n")
    assert can_say_words("auto")


@pytest.fixture
def silent_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Simulate a Linux machine without sound card and sound server; return its runtime folder."""
    if Path("/dev/snd").exists():
        pytest.skip("this machine has a sound card")
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(shutil, "which", lambda name: None)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    for variable in ("PULSE_SERVER", "PIPEWIRE_REMOTE", "JACK_DEFAULT_SERVER"):
        monkeypatch.delenv(variable, raising=False)
    return tmp_path


@pytest.mark.usefixtures("silent_machine")
def test_where_nothing_plays_sound_a_plan_is_as_asked() -> None:
    assert not has_sound_system()
    assert plan_session(MIDDLE_BACK, CHOICE, Settings()) == make_plan(MIDDLE_BACK, CHOICE)


@pytest.mark.parametrize("socket", ["pulse/native", "pipewire-0"])
def test_a_sound_server_is_known_by_its_socket(silent_machine: Path, socket: str) -> None:
    (silent_machine / socket).parent.mkdir(exist_ok=True)
    (silent_machine / socket).touch()
    assert has_sound_system()


@pytest.mark.usefixtures("silent_machine")
def test_a_sound_server_elsewhere_is_known_by_its_variable(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PULSE_SERVER", "tcp:elsewhere")
    assert has_sound_system()


@pytest.mark.usefixtures("silent_machine")
@pytest.mark.parametrize("platform", ["darwin", "win32"])
def test_other_systems_have_their_own_sound(monkeypatch: pytest.MonkeyPatch, platform: str) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    assert has_sound_system()
