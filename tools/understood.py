"""A check of spoken texts: a recogniser must pick the right one of all texts."""

from __future__ import annotations

import random
import re
from array import array
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import miniaudio
from pocketsphinx import Decoder

from acusession.sound import clip
from acusession.sound.decode import read_frames
from acusession.speech.segments import Segment

ENOUGH: Final = 0.9
"""The minimum share of texts that must be understood."""

RATE: Final = 16_000

HISS: Final = 20
"""Amplitude of added noise, of 32768. Digital silence confuses the recogniser."""

NUMBERS: Final = {
    "6": "six",
    "12": "twelve",
    "14": "fourteen",
    "20": "twenty",
    "21": "twenty one",
    "36": "thirty six",
}

SOUNDS: Final = {
    "breastbone": "B R EH S T B OW N",
    "fistula": "F IH S T Y UW L AH",
    "leukaemia": "L UW K IY M IY AH",
    "thinners": "TH IH N ER Z",
    "varicose": "V EH R IH K OW S",
    "pi2": "P IY",
    "shu1": "SH UW",
    "zhong1": "JH UH NG",
    "wan3": "W AA N",
    "ju4": "JH UW",
    "que4": "CH UW EH",
    "zu2": "Z UW",
    "san1": "S AA N",
    "li3": "L IY",
    "nei4": "N EY",
    "guan1": "G W AA N",
}
"""Words missing from the recogniser's dictionary, in its sounds of American English."""


def tell_how_many_are_understood(files: Mapping[Segment, Path]) -> bool:
    """Print the texts not understood; return whether enough are understood.

    For each file the recogniser chooses among all texts.
    """
    decoder = Decoder(samprate=RATE, loglevel="FATAL")
    for word, sounds in SOUNDS.items():
        decoder.add_word(word, sounds, False)
    sentences = {segment: words_of(segment.text) for segment in files}
    unknown = {word for sentence in sentences.values() for word in sentence.split()}
    unknown = {word for word in unknown if decoder.lookup_word(word) is None}
    if unknown:
        print(f"The recogniser lacks these words; add them to SOUNDS: {', '.join(sorted(unknown))}")
        return False
    choice = " | ".join(sorted(set(sentences.values())))
    decoder.add_jsgf_string("said", f"#JSGF V1.0;\ngrammar said;\npublic <said> = {choice};\n")
    decoder.activate_search("said")
    missed = [
        segment for segment in files if understood(decoder, files[segment]) != sentences[segment]
    ]
    for segment in missed:
        print(f"not understood: {segment.text}")
    share = 1 - len(missed) / len(files)
    print(f"understood: {len(files) - len(missed)} of {len(files)}, {share:.1%}")
    return share >= ENOUGH


def words_of(text: str) -> str:
    """Return the text as the recogniser spells it."""
    words = re.findall(r"[a-z]+[1-5](?![0-9])|[a-z']+|[0-9]+", text.lower())
    return " ".join(NUMBERS.get(word, word) for word in words)


def understood(decoder: Decoder, file: Path) -> str:
    """Return the text that the recogniser hears in a file."""
    mono = miniaudio.SampleFormat.SIGNED16, 1
    decoded = array("h", miniaudio.convert_frames(*mono, clip.RATE, read_frames(file), *mono, RATE))
    chance = random.Random(1)
    pause = [0] * (RATE // 5)
    samples = [*pause, *decoded, *pause]
    hissing = (round(sample + chance.gauss(0, HISS)) for sample in samples)
    frames = b"".join(
        max(-32768, min(32767, sample)).to_bytes(2, "little", signed=True) for sample in hissing
    )
    decoder.start_utt()
    decoder.process_raw(frames, full_utt=True)
    decoder.end_utt()
    heard = decoder.hyp()
    return heard.hypstr if heard else ""
