"""A voice that is not available: the bundled voice speaks instead, and the user is told."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from acusession import paths
from acusession.config.settings import Settings
from acusession.domain.plan import PlanOptions, make_plan
from acusession.routines.reader import read_routine
from acusession.runtime.session_speech import speech_options, speech_seconds
from acusession.sound.cue_files import cue_files
from acusession.speech.script import NEXT
from acusession.speech.segments import Segment
from acusession.speech.session_voice import SessionVoice
from acusession.speech.synthesis import installed
from acusession.speech.synthesis.client import shared_client
from acusession.speech.synthesis.engines import Say
from acusession.speech.voice_choice import describe_fallback, voice_store_for
from acusession.speech.voice_config import DEFAULT, ESPEAK, SAY, key_of, voice_of
from acusession.speech.voice_store import made_name
from tests.needs import needs_decoder
from tests.plans import plan_session
from tests.speech_helper import end_speech_helper
from tests.waiting import PATIENCE

pytestmark = [
    pytest.mark.skipif(os.name == "nt", reason="the programs stand in for those of Unix"),
    needs_decoder,
]

ROUTINE = read_routine(paths.bundled_routines() / "middle_back.yaml")

SAMANTHA = Settings(voice_name="Samantha")

NOT_AVAILABLE = "The voice 'Samantha' is not available here, so the bundled voice is used."

_WRITE_WAV = """
def write(target, is_heard):
    with wave.open(target, "wb") as file:
        file.setparams((1, 2, 22050, 0, "NONE", ""))
        file.writeframes((b"\\0\\x40" * 50 + b"\\0\\xc0" * 50) * 50 if is_heard else bytes(10000))
"""

_ESPEAK = (
    """
import pathlib, sys, wave
voice = sys.argv[sys.argv.index("-v") + 1]
with pathlib.Path(__file__).with_suffix(".log").open("a") as log:
    print(voice, file=log)
if voice.partition("+")[0] not in {"en-us", "en-gb", "cmn-latn-pinyin"}:
    sys.exit("Error: The specified espeak-ng voice does not exist.")
text = sys.stdin.read()
"""
    + _WRITE_WAV
    + "write(sys.stdout.buffer, text != 'hush')"
)

_SAY = (
    """
import pathlib, sys, wave
pathlib.Path(__file__).with_suffix(".log").write_text(" ".join(sys.argv[1:]))
"""
    + _WRITE_WAV
    + "write(sys.argv[sys.argv.index('-o') + 1], True)"
)


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder, first in PATH, with programs that stand in for espeak-ng and say."""
    for name, source in {"espeak-ng": _ESPEAK, "say": _SAY}.items():
        script = tmp_path / f"{name}.py"
        script.write_text(source, encoding="utf-8")
        program = tmp_path / name
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -S -E "{script}" "$@"\n')
        program.chmod(0o700)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    end_speech_helper()
    yield tmp_path
    end_speech_helper()


def tried(programs: Path) -> list[str]:
    """Return the voices that were requested from espeak-ng."""
    log = programs / "espeak-ng.log"
    return log.read_text().splitlines() if log.exists() else []


@pytest.fixture
def no_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither Kokoro nor a speech program is installed."""
    monkeypatch.setattr(installed, "find_spec", lambda module: None)
    monkeypatch.setattr(installed, "program_path", lambda name: None)


def prepared(settings: Settings) -> tuple[SessionVoice, list[str]]:
    """Return the voice of a session that starts, and the sentences shown to the user."""
    told: list[str] = []
    plan = plan_session(ROUTINE, PlanOptions(), settings)
    voice = SessionVoice(plan, speech_options(settings), cue_files(), told.append)
    voice.prepare()
    return voice, told


@pytest.mark.usefixtures("programs")
def test_the_bundled_voice_speaks_the_whole_session_and_one_sentence_tells_it() -> None:
    voice, told = prepared(SAMANTHA)
    usual, nothing = prepared(Settings())
    assert (told, nothing) == ([NOT_AVAILABLE], [])
    assert voice.ahead(0) == usual.ahead(0) != ()
    voice.close()


@pytest.mark.usefixtures("programs")
def test_the_plan_makes_room_for_the_voice_that_speaks() -> None:
    usual = make_plan(ROUTINE, PlanOptions(), speech_seconds(Settings()))
    assert make_plan(ROUTINE, PlanOptions(), speech_seconds(SAMANTHA)) == usual
    assert plan_session(ROUTINE, PlanOptions(), SAMANTHA) == usual


def test_a_voice_is_tried_once(programs: Path) -> None:
    for _ in range(3):
        assert voice_store_for(speech_options(SAMANTHA)).voice_config == DEFAULT
    assert tried(programs) == ["Samantha"]


@pytest.mark.parametrize("name", ["en-gb", "en-gb+f3"])
def test_a_voice_that_is_there_speaks_and_nothing_is_told(name: str, programs: Path) -> None:
    settings = Settings(voice_name=name, speed=160)
    store = voice_store_for(speech_options(settings))
    assert store.voice_config == voice_of(ESPEAK, name, 160)
    assert describe_fallback(speech_options(settings), store) == ""
    assert tried(programs) == [name]


def test_a_voice_that_has_spoken_here_before_is_not_tried_again(programs: Path) -> None:
    voice_config = voice_of(ESPEAK, "en-gb", DEFAULT.speed)
    paths.voice_cache().mkdir(parents=True)
    (paths.voice_cache() / made_name(key_of(NEXT, voice_config), 0.5)).touch()
    assert (
        voice_store_for(speech_options(Settings(voice_name="en-gb"))).voice_config == voice_config
    )
    assert tried(programs) == []


@pytest.mark.parametrize("settings", [Settings(), Settings(voice_name="Samantha", output="bell")])
def test_nothing_is_tried_for_the_bundled_voice_nor_where_no_words_can_be_heard(
    settings: Settings, programs: Path
) -> None:
    voice_store_for(speech_options(settings))
    assert tried(programs) == []


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        (SAMANTHA, NOT_AVAILABLE),
        (
            Settings(speed=200),
            "A speed of 200 words per minute is not available here, so the bundled voice is used.",
        ),
    ],
)
@pytest.mark.usefixtures("no_engine")
def test_without_a_speech_program_it_is_told_too(settings: Settings, sentence: str) -> None:
    assert prepared(settings)[1] == [sentence]


def test_an_engine_that_does_not_work_is_told_of_before_the_session(
    programs: Path,
) -> None:
    (programs / "espeak-ng.py").write_text("raise SystemExit(1)")
    voice, told = prepared(Settings(voice_name="en-gb"))
    assert len(told) == 1
    assert voice.ahead(0)


def test_a_text_of_which_nothing_is_heard_is_left_out_without_a_word(programs: Path) -> None:
    told: list[str] = []
    store = voice_store_for(speech_options(Settings(voice_name="en-gb")))
    batch = shared_client().request(
        store, [Segment("hush"), Segment("A text that is heard.")], told.append
    )
    assert batch.wait(PATIENCE)
    assert store.find(Segment("hush")) is None
    assert store.find(Segment("A text that is heard.")) is not None
    assert told == []


@pytest.mark.parametrize(
    ("name", "options"),
    [("en-us", ""), ("en-gb", "-v Daniel "), ("Samantha", "-v Samantha ")],
)
def test_a_mac_knows_the_voices_that_the_settings_offer(
    name: str, options: str, programs: Path
) -> None:
    Say().speak(Segment("Next:"), voice_of(SAY, name, 150))
    assert (programs / "say.log").read_text().startswith(f"{options}-r 150 ")
