"""The helper process, run as a module without arguments.

It reads requests from its input, one JSON object per line, has the requested engine speak each,
writes the sound file to the requested folder, and answers with one line: `{"key": ..., "file":
...}`. Instead of `"file"` there is `"silence"` if the spoken text is silent, `"error"` if it cannot
be spoken, or `"fault"` if the engine or the folder cannot be used at all. An engine stays loaded
until another is requested, so a model is loaded once. A speech library that crashes takes down only
this process, which ends when its input ends, so it never outlives its parent.
"""

from __future__ import annotations

import json
import os
import sys
import threading
from collections.abc import Mapping
from pathlib import Path
from queue import SimpleQueue
from typing import Any, Final, NoReturn, TextIO

import msgspec

from acusession.sound import dpcm
from acusession.speech.segments import Language, Segment
from acusession.speech.synthesis.engines import Engine, load_engine
from acusession.speech.synthesis.errors import EngineError
from acusession.speech.synthesis.postprocess import NothingSaidError, at_rate, postprocess
from acusession.speech.voice_config import ENGINES, VoiceConfig
from acusession.speech.voice_store import drop_oldest, made_name, made_pattern
from acusession.system.private_files import make_folder, write_whole

_NICENESS: Final = 10
"""Added to the helper's niceness: a cue is more urgent than words for later."""


def main() -> NoReturn:
    """Answer requests until the input ends."""
    if hasattr(os, "nice"):
        os.nice(_NICENESS)
    answers = _own_output()
    requests: SimpleQueue[str] = SimpleQueue()
    # A thread reads, so that the end of the input is noticed even while a speech library hangs. The
    # library itself is called only on this thread.
    threading.Thread(target=_read, args=(sys.stdin, requests), daemon=True).start()
    speaker = Speaker()
    while True:
        request = json.loads(requests.get())
        answer = {"key": request["key"], **speaker.answer(request)}
        print(json.dumps(answer), file=answers, flush=True)


def _own_output() -> TextIO:
    """Return the output for answers only; send what a library prints there to stderr."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    return answers


def _read(stream: TextIO, requests: SimpleQueue[str]) -> None:
    for line in stream:
        requests.put(line)
    os._exit(0)


class Speaker:
    """Speaks with one engine at a time, which stays loaded, into one folder at a time."""

    def __init__(self) -> None:
        self._engine: Engine | None = None
        self._engine_name = ""
        self._folder: Path | None = None

    def answer(self, request: Mapping[str, Any]) -> dict[str, str | bool]:
        """Speak a request; return what the answer says besides its key."""
        voice_config = msgspec.convert(request["voice"], VoiceConfig)
        segment = Segment(request["text"], Language(request["language"]), request["fallback_text"])
        if segment.language not in ENGINES[voice_config.engine].languages:
            segment = Segment(segment.fallback_text or segment.text)
        try:
            engine = self._engine_for(voice_config.engine)
            folder = self._prepared(Path(request["folder"]))
        except (EngineError, OSError) as error:
            return {"fault": str(error)}
        # Another batch or program may have made it in the meantime.
        if made := next(folder.glob(made_pattern(request["key"])), None):
            return {"file": made.name}
        try:
            speech = postprocess(engine.speak(segment, voice_config), segment.text)
            name = made_name(request["key"], speech.seconds)
            write_whole(folder / name, dpcm.encode(at_rate(speech, dpcm.RATE).samples))
        except NothingSaidError:
            return {"silence": True}
        except (EngineError, OSError) as error:
            return {"error": str(error)}
        return {"file": name}

    def _engine_for(self, name: str) -> Engine:
        if self._engine is None or self._engine_name != name:
            self._engine = None  # frees a model before another is loaded
            self._engine, self._engine_name = load_engine(name), name
        return self._engine

    def _prepared(self, folder: Path) -> Path:
        """Make a folder ready to be written to."""
        if self._folder != folder:
            make_folder(folder)
            drop_oldest(folder)
            self._folder = folder
        return folder


if __name__ == "__main__":
    main()
