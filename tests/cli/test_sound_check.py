"""The command that plays every cue: its output and its exit code."""

from types import SimpleNamespace

import pytest

from acusession import paths
from acusession.cli import sound_check
from acusession.config.settings import Settings
from acusession.config.store import write_settings
from acusession.domain.cues import Cue
from acusession.sound.outputs.base import Output
from tests.cli.program import Program
from tests.sound.fakes import FakeOutput, Notes
from tests.waiting import wait_until


@pytest.fixture
def notes(monkeypatch: pytest.MonkeyPatch) -> Notes:
    """The calls of two fake outputs; the first does not work. No time is spent."""
    notes = Notes()

    def outputs_from(name: str, terminal: object) -> tuple[Output, ...]:
        return all_outputs(terminal)[:1]

    def all_outputs(terminal: object) -> tuple[Output, ...]:
        missing = FakeOutput("miniaudio", notes, fails="it is not installed")
        return missing, FakeOutput("it", notes)

    monkeypatch.setattr(sound_check, "all_outputs", all_outputs)
    monkeypatch.setattr(sound_check, "outputs_from", outputs_from)
    monkeypatch.setattr(sound_check, "time", SimpleNamespace(sleep=lambda seconds: None))
    return notes


def test_every_cue_is_named_and_played_on_the_first_output_that_works(
    program: Program, notes: Notes
) -> None:
    ran = program("sound-check")
    assert ran.code == 0
    assert "miniaudio: not used; it is not installed. " in ran.out
    assert "it: in use, on a notebook." in ran.lines
    assert "The sound device, its volume and its mute state cannot be determined." in ran.out
    assert "  Now the left side." in ran.lines
    for cue in Cue:
        assert [line for line in ran.lines if line.startswith(f"  {cue} ")], cue
    # The command has not waited for them to start.
    wait_until(lambda: played(notes) >= set(Cue), lambda: str(notes.lines))


def played(notes: Notes) -> set[str]:
    """Return the sounds played one at a time on the output `it`."""
    return {line.removeprefix("it plays ").rstrip("!") for line in notes.lines}


def test_where_nothing_works_it_says_what_to_do_and_fails(program: Program, notes: Notes) -> None:
    ran = program("sound-check", "--output", "miniaudio")
    assert ran.code == 1
    assert "No sound output is in use, so nothing can be heard." in ran.lines
    assert notes.lines == []


def test_what_the_settings_keep_from_being_heard_is_told(program: Program, notes: Notes) -> None:
    silent = Settings(mute=True, voice=False, volume=30, silent_cues=frozenset({Cue.HALF_WAY}))
    write_settings(silent, paths.config_file())
    paths.user_sounds().mkdir()
    (paths.user_sounds() / "end.wav").write_bytes(b"")
    ran = program("sound-check")
    assert "Volume: 30 percent." in ran.lines
    assert (
        "Sound is off in the settings, so sessions are silent; this check plays sound anyway."
        in ran.lines
    )
    assert "Cues turned off in the settings: half_way." in ran.lines
    assert "Your own sounds: end (end.wav)." in ran.lines
    assert "The sound file end.wav is empty. The bundled sound is played instead." in ran.error


def test_a_volume_of_nothing_is_told_as_what_it_is(program: Program, notes: Notes) -> None:
    write_settings(Settings(volume=0), paths.config_file())
    assert (
        "Volume: 0 percent in the settings, so nothing can be heard."
        in program("sound-check").lines
    )
