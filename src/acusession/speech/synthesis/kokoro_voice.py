"""The neural voice: the model Kokoro-82M, run by onnxruntime.

The extra `voice` installs kokoro-onnx, which turns texts into phonemes, and the model, in four
packages. The voice itself, a table of style vectors, is a file of this program.
"""

from __future__ import annotations

import hashlib
from array import array
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

from acusession import paths
from acusession.speech.segments import Language, Segment
from acusession.speech.synthesis.errors import EngineError
from acusession.speech.synthesis.installed import MODEL_PACKAGES
from acusession.speech.synthesis.kokoro_text import kokoro_text
from acusession.speech.synthesis.pinyin_sounds import sounds_of
from acusession.speech.synthesis.postprocess import Speech
from acusession.speech.voice_config import DEFAULT, MODEL_SHA256, VoiceConfig

VOICE_SHA256: Final = "d583ccff3cdca2f7fae535cb998ac07e9fcb90f09737b9a41fa2734ec44a8f0b"

RATE: Final = 24_000
"""Samples per second."""

_NATURAL_SPEED: Final = 175
"""The speed at which the model speaks by itself, in words per minute as espeak-ng counts them."""

_THREADS: Final = 2
"""Threads that run the model."""

_LONGEST: Final = 250
"""Maximum number of phonemes spoken at once; memory grows with it, here to about 700 MB."""

_STYLE: Final = 256
"""Numbers in a style vector. A voice has one for each number of phonemes."""


def voice_file() -> Path:
    """Return the file of the voice."""
    return paths.bundled_voice() / f"{DEFAULT.name}.bin"


class Kokoro:
    """Speech synthesis in one voice. Loading takes a second and 350 MB of memory."""

    def __init__(self) -> None:
        """Load the model and the voice; raise `EngineError` if they cannot be used."""
        try:
            import numpy
            from kokoro_onnx import chunker, tokenizer
            from onnxruntime import InferenceSession, SessionOptions
            from onnxruntime.capi import onnxruntime_pybind11_state as onnxruntime
        except ImportError as error:
            raise EngineError(f"a package of the neural voice is missing: {error}") from error
        self._numpy: Any = numpy
        self._parts_of = chunker.split_phonemes
        self._failures = (onnxruntime.Fail, onnxruntime.RuntimeException, RuntimeError)
        options = SessionOptions()
        options.intra_op_num_threads = _THREADS
        try:
            styles = _checked(voice_file().read_bytes(), VOICE_SHA256, "voice")
            model = _checked(_joined_model(), MODEL_SHA256, "model")
            self._styles = numpy.frombuffer(styles, numpy.float32).reshape(-1, 1, _STYLE)
            self._model = InferenceSession(model, options, providers=["CPUExecutionProvider"])
            self._tokenizer = tokenizer.Tokenizer()
        except (OSError, *self._failures) as error:
            raise EngineError(f"the neural voice cannot be loaded: {error}") from error

    def speak(self, segment: Segment, voice_config: VoiceConfig) -> Speech:
        """Synthesize a segment at the speed of `voice_config`, whatever voice that names."""
        speed = voice_config.speed / _NATURAL_SPEED
        try:
            parts = self._parts_of(self._phonemes(segment), _LONGEST)
            spoken = [self._spoken(part, speed) for part in parts]
        except self._failures as error:
            raise EngineError(f"the neural voice cannot speak a text: {error}") from error
        return Speech(RATE, array("h", b"".join(spoken)))

    def _phonemes(self, segment: Segment) -> str:
        if segment.language is Language.PINYIN:
            return sounds_of(segment.text)
        return str(self._tokenizer.phonemize(kokoro_text(segment.text), "en-us"))

    def _spoken(self, phonemes: str, speed: float) -> bytes:
        """Return the 16-bit samples of at most `_LONGEST` phonemes."""
        numpy = self._numpy
        tokens = self._tokenizer.tokenize(phonemes)
        if not tokens:
            return b""
        inputs = {
            "tokens": numpy.array([[0, *tokens, 0]], numpy.int64),
            "style": self._styles[len(tokens) - 1],
            "speed": numpy.array([speed], numpy.float32),
        }
        (samples,) = self._model.run(None, inputs)
        return bytes((samples.ravel().clip(-1, 1) * 32767).astype(numpy.int16).tobytes())


def _joined_model() -> bytes:
    """Return the model; raise `OSError` if a part cannot be read."""
    parts = []
    for name in MODEL_PACKAGES:
        package = find_spec(name)
        if package is None or package.origin is None:
            raise EngineError(f"a package of the neural voice is missing: {name}")
        parts.append(Path(package.origin).with_name("part.bin").read_bytes())
    return b"".join(parts)


def _checked(data: bytes, sha256: str, name: str) -> bytes:
    """Return the data; raise `EngineError` if it does not have that hash."""
    if hashlib.sha256(data).hexdigest() != sha256:
        raise EngineError(
            f"the {name} of the neural voice is damaged or of another version; "
            "install acusession[voice] again"
        )
    return data
