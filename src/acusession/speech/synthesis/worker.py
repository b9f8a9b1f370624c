"""The helper process, run as a module with the arguments ENGINE FOLDER.

Reads what is to be said from its input, one JSON object a line, has ENGINE speak it, writes the
sound file into FOLDER, and answers each with one line: `{"key": ..., "file": ...}`; in place of
the file there is `"silence"` where nothing is heard of the text, or `"error"`. What a speech
library does to its process, it does to this one. It ends with its input, so that it is never left
behind, whatever becomes of who started it.
"""

from __future__ import annotations

import json
import os
import sys
import threading
from pathlib import Path
from queue import SimpleQueue
from typing import Final, TextIO

from acusession.speech.segments import Language, Segment, VoiceConfig
from acusession.speech.synthesis.engines import Engine, engine
from acusession.speech.synthesis.errors import EngineError
from acusession.speech.synthesis.postprocess import NothingSaidError, postprocess, wav
from acusession.speech.voice_store import drop_oldest, made_name
from acusession.system.private_files import make_folder, write_whole

_FAULT: Final = 3
"""The exit code of one that has no engine to speak with."""


def main(arguments: list[str]) -> int:
    """Answer until the input ends."""
    name, folder = arguments
    answers = _own_output()
    requests: SimpleQueue[str] = SimpleQueue()
    # Reads on a thread of its own, so that the end of the input is seen also while a speech library
    # hangs; the library itself is only called on this one.
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
    """The output, for answers alone: what a library prints there goes where its errors go."""
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
        data, name = wav(speech), made_name(key, speech.seconds)
        write_whole(folder / name, data)
    except NothingSaidError:
        return {"key": key, "silence": True}
    except (EngineError, OSError) as error:
        return {"key": key, "error": str(error)}
    return {"key": key, "file": name}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
