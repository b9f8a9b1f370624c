"""The library libespeak-ng, from the package espeakng-loader.

It crashes if two threads call it, and may exit the whole process. So it is loaded only in the
helper process, and called there on one thread.
"""

from __future__ import annotations

import ctypes
from array import array
from collections.abc import Callable
from typing import Any, Final

from acusession.speech.segments import Language, Segment
from acusession.speech.synthesis.errors import EngineError
from acusession.speech.synthesis.postprocess import Speech
from acusession.speech.voice_config import VoiceConfig

_SYNCHRONOUS: Final = 2
_DONT_EXIT: Final = 0x8000
_RATE: Final = 1
_UTF8: Final = 1
_OK: Final = 0
_LONGEST_PATH: Final = 150
"""The longest data path, in characters, with which the library finds its files."""


class _Voice(ctypes.Structure):
    """The struct `espeak_VOICE` of speak_lib.h."""

    _fields_ = (
        ("name", ctypes.c_char_p),
        ("languages", ctypes.c_char_p),
        ("identifier", ctypes.c_char_p),
        ("gender", ctypes.c_ubyte),
        ("age", ctypes.c_ubyte),
        ("variant", ctypes.c_ubyte),
        ("xx1", ctypes.c_ubyte),
        ("score", ctypes.c_int),
        ("spare", ctypes.c_void_p),
    )


_SynthCallback = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p
)


class EspeakLibrary:
    """Speech synthesis into memory.

    `voice_for` gives the name of a voice in a language, `text_of` the text of a segment to speak.
    """

    def __init__(
        self, voice_for: Callable[[Language, str], str], text_of: Callable[[Segment], str]
    ) -> None:
        self._voice_for = voice_for
        self._text_of = text_of
        self._spoken = bytearray()
        # Referenced here, because the library would call it after it is garbage-collected.
        self._heard = _SynthCallback(self._on_samples)
        self._store, data = _load()
        self._store.espeak_SetSynthCallback(self._heard)
        self._store.espeak_GetCurrentVoice.restype = ctypes.POINTER(_Voice)
        rate = self._store.espeak_Initialize(_SYNCHRONOUS, 0, data.encode(), _DONT_EXIT)
        if rate <= 0:
            raise EngineError(f"libespeak-ng found no data in {data}")
        self._rate = rate

    def speak(self, segment: Segment, voice_config: VoiceConfig) -> Speech:
        """Synthesize a segment. Its text is plain; markup in it has no effect."""
        self._choose(self._voice_for(segment.language, voice_config.name))
        self._store.espeak_SetParameter(_RATE, voice_config.speed, 0)
        self._spoken.clear()
        text = self._text_of(segment).encode()
        done = self._store.espeak_Synth(text, len(text) + 1, 0, 1, 0, _UTF8, None, None)
        if done != _OK:
            raise EngineError(f"libespeak-ng returned error {done} for a text")
        return Speech(self._rate, array("h", bytes(self._spoken)))

    def _choose(self, voice: str) -> None:
        # "en-gb" is found only by language, a variant only by name: so one after the other.
        language, _, variant = voice.partition("+")
        wanted = _Voice(languages=language.encode())
        if self._store.espeak_SetVoiceByProperties(ctypes.byref(wanted)) != _OK:
            raise EngineError(f"libespeak-ng has no voice {language!r}")
        if variant:
            base = self._store.espeak_GetCurrentVoice().contents.identifier.decode()
            if self._store.espeak_SetVoiceByName(f"{base}+{variant}".encode()) != _OK:
                raise EngineError(f"libespeak-ng has no voice {voice!r}")

    def _on_samples(self, samples: Any, count: int, _events: Any) -> int:
        if samples and count > 0:
            self._spoken += ctypes.string_at(samples, 2 * count)
        return 0


def _load() -> tuple[Any, str]:
    try:
        import espeakng_loader

        data = espeakng_loader.get_data_path()
        if len(data) > _LONGEST_PATH:
            raise EngineError(f"libespeak-ng cannot read its data from such a long path: {data}")
        return ctypes.CDLL(espeakng_loader.get_library_path()), data
    except (ImportError, OSError) as error:
        raise EngineError(f"libespeak-ng cannot be loaded: {error}") from error
