"""Mandarin syllables in the sounds of the neural voice."""

from __future__ import annotations

import pytest

from acusession import paths
from acusession.routines.reader import read_routine
from acusession.speech.synthesis.errors import EngineError
from acusession.speech.synthesis.pinyin_sounds import SYLLABLES, sounds_of

KNOWN = set("abcdefhijklmnopqrstuvwxyzɑɐɒæβɔɕçɖðʤəɚɛɜɟɡɥɨɪʝɯɰŋɳɲɴøɸθœɹɾɻʁɽʂʃʈʧʊʋʌɣɤχʎʒʔʰʲʦʨꭧ→↗↓↘")
"""The symbols in the vocabulary of Kokoro's model, punctuation and stress marks excluded."""


@pytest.mark.parametrize(
    ("pinyin", "sounds"),
    [
        ("zhong1 wan3", "ꭧʊ→ŋwa↓n"),
        ("ju4 que4", "ʨy↘ʨʰɥe↘"),
        ("xuan2 zhong1", "ɕɥɛ↗nꭧʊ→ŋ"),
        ("si4 chi2 ri4", "sɨ↘ꭧʰɨ↗ɻɨ↘"),
        ("lv3", "ly↓"),
        ("lü3", "ly↓"),
        ("ma5", "ma"),
    ],
)
def test_tones_follow_the_vowels(pinyin: str, sounds: str) -> None:
    assert sounds_of(pinyin) == sounds


def test_a_third_tone_before_another_is_a_second_tone() -> None:
    assert sounds_of("shui3 gou1") == "ʂwei↓kou→"
    assert sounds_of("shui3 shui3") == "ʂwei↗ʂwei↓"
    assert sounds_of("wu3 shui3 shui3") == "u↗ʂwei↗ʂwei↓"


def test_the_voice_knows_the_sounds_of_every_syllable() -> None:
    assert len(SYLLABLES) > 400
    for syllable in SYLLABLES:
        for tone in "12345":
            assert set(sounds_of(syllable + tone)) <= KNOWN, syllable


def test_every_name_in_the_bundled_routines_can_be_spoken() -> None:
    routines = [read_routine(file) for file in paths.bundled_routines().glob("*.yaml")]
    names = {point.say.pinyin for routine in routines for point in routine.points}
    spoken = [sounds_of(name) for name in names if name]
    assert spoken
    assert all(set(sounds) <= KNOWN for sounds in spoken)


@pytest.mark.parametrize("pinyin", ["nei4 gxan1", "nei", "nei6", "fiang1", "4", "内4"])
def test_anything_else_is_refused(pinyin: str) -> None:
    with pytest.raises(EngineError):
        sounds_of(pinyin)
