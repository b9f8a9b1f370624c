"""Texts are spoken as intended, and nothing in them can control a speech program."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from acusession.speech.segments import (
    DEFAULT,
    LONGEST,
    Language,
    Segment,
    VoiceConfig,
    key_of,
    spoken_form,
    to_segments,
)


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("Half-way, on your own side.", "Half-way, on your own side."),
        ("That of ST21, not of CV-12.", "That of S T 21, not of C V 12."),
        ("P6 and PC6", "P 6 and P C 6"),
        ("3-5 cun, 2 – 3 times", "3 to 5 tsoon, 2 to 3 times"),
        ("Press — and wait.", "Press , and wait."),
        ("The WHO standard", "The W H O standard"),
        ("A 4-week rest, with 1.5 of it", "A 4-week rest, with 1.5 of it"),
        ("Don't. Queasy? 5%!", "Don't. Queasy? 5%!"),
        ("[[slnc 9999999]] <break time='9h'/>", "slnc 9999999 break time '9h'/"),
        ("two\tlines\nof it", "two lines of it"),
    ],
)
def test_a_text_in_its_spoken_form(written: str, spoken: str) -> None:
    assert spoken_form(written) == spoken


def test_a_text_of_signs_alone_is_not_said() -> None:
    assert to_segments("[[]] <>") == ()
    assert to_segments("") == ()


@given(st.text(alphabet=st.sampled_from("ab. !\n<[{é中"), max_size=3 * LONGEST))
def test_no_piece_is_too_long_and_no_word_is_lost(text: str) -> None:
    segments = to_segments(text)
    assert all(0 < len(segment.text) <= LONGEST for segment in segments)
    assert "".join(segment.text for segment in segments).replace(" ", "") == spoken_form(
        text
    ).replace(" ", "")


def test_a_long_text_is_parted_between_its_sentences() -> None:
    sentence = "This is one of very many sentences."
    segments = to_segments(" ".join([sentence] * 40))
    assert len(segments) == 3
    assert all(segment.text.endswith(sentence) for segment in segments)


def test_another_text_tongue_voice_or_speed_is_another_file() -> None:
    segment = Segment("nei4 guan1", Language.PINYIN, "Nei Guan")
    keys = {
        key_of(segment, DEFAULT),
        key_of(Segment("nei4 guan4", Language.PINYIN, "Nei Guan"), DEFAULT),
        key_of(Segment("nei4 guan1", Language.PINYIN, "Neiguan"), DEFAULT),
        key_of(Segment("nei4 guan1"), DEFAULT),
        key_of(segment, VoiceConfig("en-gb", DEFAULT.speed)),
        key_of(segment, VoiceConfig(DEFAULT.name, 160)),
    }
    assert len(keys) == 6
    assert key_of(segment, DEFAULT) in keys
