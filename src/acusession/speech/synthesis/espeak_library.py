"""libespeak-ng itself, from the package espeakng-loader.

It brings the process down when two threads call it, and when it is not told to stay: so it is
only ever loaded in the helper process, and called on one thread there.
"""

from __future__ import annotations

import ctypes
from array import array
from collections.abc import Callable
from typing import Any, Final

from acusession.speech.segments import Language, Segment, VoiceConfig
from acusession.speech.synthesis.errors import EngineError
from acusession.speech.synthesis.postprocess import Speech

_SYNCHRONOUS: Final = 2
_DONT_EXIT: Final = 0x8000
_RATE: Final = 1
_UTF8: Final = 1
_OK: Final = 0
_LONGEST_PATH: Final = 150
"""Letters of its data's path from which on it cannot find its own files."""


class _Voice(ctypes.Structure):
    """`espeak_VOICE` of speak_lib.h."""

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
    """Speaks into memory. `voice_for` tells what a voice is called in a tongue."""

    def __init__(self, voice_for: Callable[[Language, str], str]) -> None:
        self._voice_for = voice_for
        self._spoken = bytearray()
        self._heard = _SynthCallback(
            self._on_samples
        )  # kept, or it would be called after it is gone
        self._store, data = _load()
        self._store.espeak_SetSynthCallback(self._heard)
        self._store.espeak_GetCurrentVoice.restype = ctypes.POINTER(_Voice)
        rate = self._store.espeak_Initialize(_SYNCHRONOUS, 0, data.encode(), _DONT_EXIT)
        if rate <= 0:
            raise EngineError(f"libespeak-ng found no data in {data}")
        self._rate = rate

    def speak(self, segment: Segment, voice_config: VoiceConfig) -> Speech:
        """Synthesise a piece. The text is plain text: no markup in it counts."""
        self._choose(self._voice_for(segment.language, voice_config.name))
        self._store.espeak_SetParameter(_RATE, voice_config.speed, 0)
        self._spoken.clear()
        text = segment.text.encode()
        done = self._store.espeak_Synth(text, len(text) + 1, 0, 1, 0, _UTF8, None, None)
        if done != _OK:
            raise EngineError(f"libespeak-ng answers {done} to a text")
        return Speech(self._rate, array("h", bytes(self._spoken)))

    def _choose(self, voice: str) -> None:
        # By name it does not know "en-gb", and by language no variants: so the one, then the other.
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
            raise EngineError(f"libespeak-ng cannot read its data from so long a path: {data}")
        return ctypes.CDLL(espeakng_loader.get_library_path()), data
    except (ImportError, OSError) as error:
        raise EngineError(f"libespeak-ng cannot be loaded: {error}") from error
