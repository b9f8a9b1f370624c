"""English texts are spelt so that the neural voice reads them as a person would."""

from __future__ import annotations

import pytest

from acusession.speech.synthesis.kokoro_text import kokoro_text
from acusession.speech.synthesis.spelled_text import spelled_text


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Half-way, on your own side.", "Half-way, on your own side."),
        ("ST36", "S T 36"),
        ("P6, CV-12 or UB 20", "P 6, C V 12 or U B 20"),
        ("EX-HN5", "E X H N 5"),
        ("The WHO standard", "The W H O standard"),
        ("WHO 2008", "W H O 2008"),
        ("1.5 cun", "1.5 tsoon"),
        ("Feel the qi.", "Feel the chee."),
        ("3-5 cm, 2 – 3 times", "3 to 5 centimetres, 2 to 3 times"),
        ("10min, 5 mm, 3 kg", "10 minutes, 5 millimetres, 3 kilograms"),
        ("Press — and wait.", "Press, and wait."),
        ("left and/or right, day/night, 1/2", "left and or right, day or night, 1/2"),
        ("50 %, 37°", "50 %, 37°"),
        ("A 4-week rest. I am 40.", "A 4-week rest. I am 40."),
    ],
)
def test_a_text_as_it_is_read(written: str, read: str) -> None:
    assert kokoro_text(written) == read
    assert kokoro_text(read) == read


@pytest.mark.parametrize("text", ["That of ST21, not of CV-12.", "3-5 cun", "The WHO standard"])
def test_a_text_that_is_already_spelt_out_is_read_alike(text: str) -> None:
    assert kokoro_text(spelled_text(text)) == kokoro_text(text)
