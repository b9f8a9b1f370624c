"""The neural voice speaks, where its packages are installed."""

from __future__ import annotations

from pathlib import Path

import pytest

from acusession.speech.segments import Language, Segment
from acusession.speech.synthesis.errors import EngineError
from acusession.speech.synthesis.installed import MODEL_PACKAGES, is_installed
from acusession.speech.synthesis.kokoro_voice import Kokoro
from acusession.speech.synthesis.postprocess import NothingSaidError, postprocess
from acusession.speech.voice_config import DEFAULT, KOKORO, voice_of

pytestmark = pytest.mark.skipif(not is_installed(KOKORO), reason="needs acusession[voice]")

SENTENCE = Segment("Four finger widths below the kneecap, toward the outside of the shin bone.")


@pytest.fixture(scope="module")
def voice() -> Kokoro:
    return Kokoro()


def seconds(voice: Kokoro, segment: Segment, speed: int = DEFAULT.speed) -> float:
    return postprocess(
        voice.speak(segment, voice_of(KOKORO, DEFAULT.name, speed)), segment.text
    ).seconds


def test_a_sentence_has_the_length_that_its_speed_gives(voice: Kokoro) -> None:
    usual = seconds(voice, SENTENCE)
    assert 3.5 < usual < 6.5
    assert seconds(voice, SENTENCE, 80) > usual * 1.4
    assert seconds(voice, SENTENCE, 300) < usual * 0.7


def test_a_chinese_name_is_spoken(voice: Kokoro) -> None:
    assert 0.7 < seconds(voice, Segment("zu2 san1 li3", Language.PINYIN)) < 2.5


def test_a_text_longer_than_the_model_can_speak_at_once_is_spoken_whole(voice: Kokoro) -> None:
    text = " ".join([SENTENCE.text] * 4)
    assert seconds(voice, Segment(text)) > 3.5 * seconds(voice, SENTENCE)


def test_a_text_without_words_is_silent(voice: Kokoro) -> None:
    with pytest.raises(NothingSaidError):
        seconds(voice, Segment("'"))


def test_a_wrong_syllable_does_not_spoil_the_next_name(voice: Kokoro) -> None:
    with pytest.raises(EngineError):
        seconds(voice, Segment("nei4 gxan1", Language.PINYIN))
    assert seconds(voice, Segment("nei4 guan1", Language.PINYIN)) > 0.5


def test_a_damaged_model_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / MODEL_PACKAGES[2]
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "part.bin").write_bytes(b"not the third part")
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(EngineError, match="the model of the neural voice is damaged"):
        Kokoro()
