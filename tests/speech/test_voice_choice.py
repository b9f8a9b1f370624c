"""One voice speaks all of a session, whichever engines are installed."""

from __future__ import annotations

import sys

import pytest
from msgspec.structs import replace

from acusession import paths
from acusession.config.settings import Settings
from acusession.domain.model import Plan
from acusession.domain.plan import PlanOptions, make_plan
from acusession.routines.catalog import find_routine
from acusession.runtime.session_speech import speech_options
from acusession.speech.synthesis import installed
from acusession.speech.voice_choice import VoiceChoice, choose_voice
from acusession.speech.voice_config import DEFAULT, ESPEAK, KOKORO, key_of, voice_of
from acusession.speech.voice_store import made_name
from tests.samples import make_point, make_routine

MIDDLE_BACK = make_plan(find_routine("middle_back"), PlanOptions())
OWN = make_plan(make_routine(make_point("Calf", location="At a place of my own.")), PlanOptions())


def has(monkeypatch: pytest.MonkeyPatch, *modules: str, program: str = "") -> None:
    """Pretend that these modules and this program are installed, and no other of the voice."""
    found = object()
    monkeypatch.setattr(installed, "find_spec", lambda name: found if name in modules else None)
    monkeypatch.setattr(installed, "program_path", lambda name: name if name == program else None)


def has_kokoro(monkeypatch: pytest.MonkeyPatch) -> None:
    has(monkeypatch, "kokoro_onnx", *installed.MODEL_PACKAGES, program="espeak-ng")


def chosen(plan: Plan, settings: Settings | None = None) -> VoiceChoice:
    # Audible also where no sound output is, or no voice would be tried.
    options = replace(speech_options(settings or Settings()), is_audible=True)
    return choose_voice(plan, options)


def test_the_bundled_voice_speaks_the_bundled_routines_without_any_engine(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    has(monkeypatch)
    choice = chosen(MIDDLE_BACK)
    assert (choice.store.voice_config, choice.missing, choice.notice) == (DEFAULT, (), "")


def test_the_same_person_speaks_an_own_routine_where_its_engine_is_installed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    has_kokoro(monkeypatch)
    choice = chosen(OWN)
    assert (choice.store.voice_config, choice.engine, choice.notice) == (DEFAULT, KOKORO, "")
    assert "At a place of my own." in [segment.text for segment in choice.missing]


def test_another_speed_is_spoken_by_the_same_person(monkeypatch: pytest.MonkeyPatch) -> None:
    has_kokoro(monkeypatch)
    choice = chosen(MIDDLE_BACK, Settings(speed=180))
    assert choice.store.voice_config == voice_of(KOKORO, DEFAULT.name, 180)
    assert len(choice.missing) > 100


def test_else_the_speech_program_speaks_all_of_it_and_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    has(monkeypatch, program="espeak-ng")
    choice = chosen(OWN)
    assert choice.store.voice_config == voice_of(ESPEAK, "en-us", DEFAULT.speed)
    assert choice.engine == ESPEAK
    assert "Paused." in [segment.text for segment in choice.missing], "two persons would speak"
    assert choice.notice.startswith(
        "The bundled voice lacks some words of this session, so espeak-ng speaks all of it."
    )
    assert ("acusession[voice]" in choice.notice) == (sys.version_info < (3, 14))


def test_without_any_engine_the_bundled_voice_says_what_it_can(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    has(monkeypatch)
    choice = chosen(OWN)
    assert (choice.store.voice_config, choice.engine) == (DEFAULT, "")
    assert choice.notice.startswith("No speech program was found")


def test_words_recorded_before_need_no_engine_any_more(monkeypatch: pytest.MonkeyPatch) -> None:
    has(monkeypatch)
    cache = paths.voice_cache()
    cache.mkdir(parents=True)
    for segment in chosen(OWN).missing:
        (cache / made_name(key_of(segment, DEFAULT), 1.0)).touch()
    choice = chosen(OWN)
    assert (choice.store.voice_config, choice.missing, choice.notice) == (DEFAULT, (), "")


def test_an_unknown_voice_of_the_neural_engine_is_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    has_kokoro(monkeypatch)
    choice = chosen(MIDDLE_BACK, Settings(voice_name="kokoro/nobody"))
    assert choice.store.voice_config == DEFAULT
    assert (
        choice.notice == "The voice 'nobody' is not available here, so the bundled voice is used."
    )
