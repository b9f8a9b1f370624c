"""Texts are spoken as intended, and nothing in them can control a speech program."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from acusession.speech.segments import LONGEST, Language, Segment, plain_text, to_segments
from acusession.speech.synthesis.spelled_text import spelled_text
from acusession.speech.voice_config import DEFAULT, ESPEAK, KOKORO, VoiceConfig, key_of, parse_voice


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("Half-way, on your own side.", "Half-way, on your own side."),
        ("3-5 cun, 2 – 3 times", "3 to 5 cun, 2 to 3 times"),
        ("Press — and wait.", "Press , and wait."),
        ("A 4-week rest, with 1.5 of it", "A 4-week rest, with 1.5 of it"),
        ("Don't. Queasy? 5%!", "Don't. Queasy? 5%!"),
        ("[[slnc 9999999]] <break time='9h'/>", "slnc 9999999 break time '9h'/"),
        ("two\tlines\nof it", "two lines of it"),
    ],
)
def test_a_text_without_what_no_engine_should_see(written: str, spoken: str) -> None:
    assert plain_text(written) == spoken


@pytest.mark.parametrize(
    ("written", "spelled"),
    [
        ("That of ST21, not of CV-12.", "That of S T 21, not of C V 12."),
        ("P6 and PC6", "P 6 and P C 6"),
        ("3 to 5 cun", "3 to 5 tsoon"),
        ("The WHO standard", "The W H O standard"),
    ],
)
def test_a_text_spelled_for_speech_programs(written: str, spelled: str) -> None:
    assert spelled_text(written) == spelled


def test_a_text_of_signs_alone_is_not_said() -> None:
    assert to_segments("[[]] <>") == ()
    assert to_segments("") == ()


@given(st.text(alphabet=st.sampled_from("ab. !\n<[{é中"), max_size=3 * LONGEST))
def test_no_piece_is_too_long_and_no_word_is_lost(text: str) -> None:
    segments = to_segments(text)
    assert all(0 < len(segment.text) <= LONGEST for segment in segments)
    assert "".join(segment.text for segment in segments).replace(" ", "") == plain_text(
        text
    ).replace(" ", "")


def test_a_long_text_is_parted_between_its_sentences() -> None:
    sentence = "This is one of very many sentences."
    segments = to_segments(" ".join([sentence] * 40))
    assert len(segments) == 3
    assert all(segment.text.endswith(sentence) for segment in segments)


def test_another_text_language_voice_or_speed_is_another_file() -> None:
    segment = Segment("nei4 guan1", Language.PINYIN, "Nei Guan")
    keys = {
        key_of(segment, DEFAULT),
        key_of(Segment("nei4 guan4", Language.PINYIN, "Nei Guan"), DEFAULT),
        key_of(Segment("nei4 guan1", Language.PINYIN, "Neiguan"), DEFAULT),
        key_of(Segment("nei4 guan1"), DEFAULT),
        key_of(segment, VoiceConfig(ESPEAK, "", "en-gb", DEFAULT.speed)),
        key_of(segment, VoiceConfig(ESPEAK, "", DEFAULT.name, DEFAULT.speed)),
        key_of(segment, VoiceConfig(KOKORO, "another", DEFAULT.name, DEFAULT.speed)),
        key_of(segment, VoiceConfig(KOKORO, DEFAULT.model, "af_bella", DEFAULT.speed)),
        key_of(segment, VoiceConfig(KOKORO, DEFAULT.model, DEFAULT.name, 160)),
    }
    assert len(keys) == 9
    assert key_of(segment, DEFAULT) in keys


@pytest.mark.parametrize(
    ("setting", "engine", "name"),
    [
        ("af_heart", "kokoro", "af_heart"),
        ("kokoro/af_heart", "kokoro", "af_heart"),
        ("en-gb", "say", "en-gb"),
        ("espeak-ng/en-gb+f3", "espeak-ng", "en-gb+f3"),
        ("mb/mb-us1", "say", "mb/mb-us1"),
    ],
)
def test_a_setting_names_a_voice_with_or_without_its_engine(
    setting: str, engine: str, name: str
) -> None:
    voice = parse_voice(setting, 150, lambda: "say")
    assert (voice.engine, voice.name, voice.speed) == (engine, name, 150)
    assert (voice == DEFAULT) == (name == "af_heart")
