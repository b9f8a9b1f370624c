"""The helper process, run as a module with the arguments ENGINE FOLDER.

It reads requests from its input, one JSON object per line, has ENGINE speak each, writes the sound
file to FOLDER, and answers with one line: `{"key": ..., "file": ...}`. Instead of `"file"` there is
`"silence"` if the spoken text is silent, or `"error"`. A speech library that crashes takes down
only this process. The process ends when its input ends, so it never outlives its parent.
"""

from __future__ import annotations

import json
import os
import sys
import threading
from pathlib import Path
from queue import SimpleQueue
from typing import Final, TextIO

from acusession.sound import dpcm
from acusession.speech.segments import Language, Segment, VoiceConfig
from acusession.speech.synthesis.engines import Engine, engine
from acusession.speech.synthesis.errors import EngineError
from acusession.speech.synthesis.postprocess import NothingSaidError, at_rate, postprocess
from acusession.speech.voice_store import drop_oldest, made_name
from acusession.system.private_files import make_folder, write_whole

_FAULT: Final = 3
"""The exit code if the engine or the folder cannot be used."""


def main(arguments: list[str]) -> int:
    """Answer requests until the input ends; return an exit code if that cannot start."""
    name, folder = arguments
    answers = _own_output()
    requests: SimpleQueue[str] = SimpleQueue()
    # A thread reads, so that the end of the input is noticed even while a speech library hangs. The
    # library itself is called only on this thread.
    threading.Thread(target=_read, args=(sys.stdin, requests), daemon=True).start()
    target = Path(folder)
    try:
        make_folder(target)
        drop_oldest(target)
        speaking = engine(name)
    except (EngineError, OSError) as error:
        print(error, file=sys.stderr)
        return _FAULT
    while True:
        print(json.dumps(_answer(speaking, requests.get(), target)), file=answers, flush=True)


def _own_output() -> TextIO:
    """Return the output for answers only; send what a library prints there to stderr."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    return answers


def _read(stream: TextIO, requests: SimpleQueue[str]) -> None:
    for line in stream:
        requests.put(line)
    os._exit(0)


def _answer(speaking: Engine, request: str, folder: Path) -> dict[str, str | bool]:
    wanted = json.loads(request)
    key = str(wanted["key"])
    segment = Segment(wanted["text"], Language(wanted["tongue"]), wanted["instead"])
    voice_config = VoiceConfig(wanted["voice"], wanted["speed"])
    try:
        speech = postprocess(speaking.speak(segment, voice_config), segment.text)
        name = made_name(key, speech.seconds)
        write_whole(folder / name, dpcm.encode(at_rate(speech, dpcm.RATE).samples))
    except NothingSaidError:
        return {"key": key, "silence": True}
    except (EngineError, OSError) as error:
        return {"key": key, "error": str(error)}
    return {"key": key, "file": name}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
