"""The sounds of Mandarin syllables, in the symbols of Kokoro's model. Pure.

The model learnt Mandarin in the broad IPA of the project misaki, so the tables follow its
conventions: an affricate is one symbol, and a tone follows its vowel, before a final nasal.
"""

from __future__ import annotations

from typing import Final

from acusession.speech.synthesis.errors import EngineError

_INITIALS: Final = {
    "b": "p",
    "p": "pʰ",
    "m": "m",
    "f": "f",
    "d": "t",
    "t": "tʰ",
    "n": "n",
    "l": "l",
    "g": "k",
    "k": "kʰ",
    "h": "x",
    "j": "ʨ",
    "q": "ʨʰ",
    "x": "ɕ",
    "zh": "ꭧ",
    "ch": "ꭧʰ",
    "sh": "ʂ",
    "r": "ɻ",
    "z": "ʦ",
    "c": "ʦʰ",
    "s": "s",
}

_FINALS: Final = (
    ("a", "a", "", "b p m f d t n l g k h zh ch sh z c s"),
    ("o", "wo", "", "b p m f l"),
    ("e", "ɤ", "", "m d t n l g k h zh ch sh r z c s"),
    ("ai", "ai", "", "b p m d t n l g k h zh ch sh z c s"),
    ("ei", "ei", "", "b p m f d t n l g k h zh sh z c"),
    ("ao", "au", "", "b p m d t n l g k h zh ch sh r z c s"),
    ("ou", "ou", "", "p m f d t n l g k h zh ch sh r z c s"),
    ("an", "a", "n", "b p m f d t n l g k h zh ch sh r z c s"),
    ("en", "ə", "n", "b p m f d n g k h zh ch sh r z c s"),
    ("ang", "a", "ŋ", "b p m f d t n l g k h zh ch sh r z c s"),
    ("eng", "ə", "ŋ", "b p m f d t n l g k h zh ch sh r z c s"),
    ("ong", "ʊ", "ŋ", "d t n l g k h zh ch r z c s"),
    ("i", "i", "", "b p m d t n l j q x"),
    ("i", "ɨ", "", "zh ch sh r z c s"),
    ("ia", "ja", "", "d l j q x"),
    ("ie", "je", "", "b p m d t n l j q x"),
    ("iao", "jau", "", "b p m d t n l j q x"),
    ("iu", "jou", "", "m d n l j q x"),
    ("ian", "jɛ", "n", "b p m d t n l j q x"),
    ("in", "i", "n", "b p m n l j q x"),
    ("iang", "ja", "ŋ", "n l j q x"),
    ("ing", "i", "ŋ", "b p m d t n l j q x"),
    ("iong", "jʊ", "ŋ", "j q x"),
    ("u", "u", "", "b p m f d t n l g k h zh ch sh r z c s"),
    ("ua", "wa", "", "g k h zh ch sh r"),
    ("uo", "wo", "", "d t n l g k h zh ch sh r z c s"),
    ("uai", "wai", "", "g k h zh ch sh"),
    ("ui", "wei", "", "d t g k h zh ch sh r z c s"),
    ("uan", "wa", "n", "d t n l g k h zh ch sh r z c s"),
    ("un", "wə", "n", "d t n l g k h zh ch sh r z c s"),
    ("uang", "wa", "ŋ", "g k h zh ch sh"),
    ("u", "y", "", "j q x"),
    ("ue", "ɥe", "", "j q x"),
    ("uan", "ɥɛ", "n", "j q x"),
    ("un", "y", "n", "j q x"),
    ("ü", "y", "", "n l"),
    ("üe", "ɥe", "", "n l"),
)
"""Each final with its sounds before and after the tone, and the initials that it may follow."""

_WITHOUT_INITIAL: Final = {
    "a": ("a", ""),
    "o": ("ɔ", ""),
    "e": ("ɤ", ""),
    "ai": ("ai", ""),
    "ei": ("ei", ""),
    "ao": ("au", ""),
    "ou": ("ou", ""),
    "an": ("a", "n"),
    "en": ("ə", "n"),
    "ang": ("a", "ŋ"),
    "eng": ("ə", "ŋ"),
    "er": ("ɚ", ""),
    "yi": ("i", ""),
    "ya": ("ja", ""),
    "yo": ("jɔ", ""),
    "ye": ("je", ""),
    "yao": ("jau", ""),
    "you": ("jou", ""),
    "yan": ("jɛ", "n"),
    "yin": ("i", "n"),
    "yang": ("ja", "ŋ"),
    "ying": ("i", "ŋ"),
    "yong": ("jʊ", "ŋ"),
    "wu": ("u", ""),
    "wa": ("wa", ""),
    "wo": ("wo", ""),
    "wai": ("wai", ""),
    "wei": ("wei", ""),
    "wan": ("wa", "n"),
    "wen": ("wə", "n"),
    "wang": ("wa", "ŋ"),
    "weng": ("wə", "ŋ"),
    "yu": ("y", ""),
    "yue": ("ɥe", ""),
    "yuan": ("ɥɛ", "n"),
    "yun": ("y", "n"),
}

SYLLABLES: Final = _WITHOUT_INITIAL | {
    initial + final: (_INITIALS[initial] + before, after)
    for final, before, after, initials in _FINALS
    for initial in initials.split()
}
"""Every standard syllable with its sounds before and after the tone."""

_TONES: Final = {"1": "→", "2": "↗", "3": "↓", "4": "↘", "5": ""}


def sounds_of(pinyin: str) -> str:
    """Return the sounds of pinyin with tone digits, as in "nei4 guan1"; 5 is the neutral tone.

    A third tone before another is spoken as a second tone; "v" stands for "ü".

    Raises:
        EngineError: a syllable is not one of standard Mandarin.

    """
    syllables = pinyin.lower().replace("v", "ü").split()
    sounds = []
    for syllable, following in zip(syllables, [*syllables[1:], ""], strict=True):
        name, tone = syllable[:-1], syllable[-1]
        if name not in SYLLABLES or tone not in _TONES:
            raise EngineError(
                f"{syllable!r} is not a Mandarin syllable in pinyin with a tone digit"
            )
        if tone == "3" and following.endswith("3"):
            tone = "2"
        before, after = SYLLABLES[name]
        sounds.append(before + _TONES[tone] + after)
    return "".join(sounds)
