"""Sound output through simpleaudio, in a process of its own."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Iterable
from contextlib import suppress
from importlib.util import find_spec
from itertools import chain
from queue import Empty, SimpleQueue
from typing import Final

from acusession.sound.clip import FRAME_BYTES, RATE
from acusession.sound.outputs.base import OutputError, Sound
from acusession.sound.outputs.installed import has_simpleaudio
from acusession.sound.outputs.simpleaudio_process import HEAD
from acusession.system.programs import python_command

_STARTS: Final = 3.0
"""Seconds to wait for the process to start."""

_ANSWERS: Final = 0.7
"""Seconds to wait for a sound to start. If it takes longer, the sound server has stalled."""

_ENDS: Final = 0.3
"""Seconds to wait for the process to end by itself."""

_EARLY: Final = 0.75
"""Seconds by which a sound may end early. If the sound server dies, the sound ends even earlier; if
it stalls, the next sound does not start."""

_OVERDUE: Final = 3.0
"""Seconds by which the end of a sound may be reported late: a sound server may buffer two seconds,
and reports the end only after them."""

_CLOSES: Final = 0.5
"""Longest linger in seconds that needs no extra silence: closing the device takes about as long."""

_INSTALL: Final = (
    "It is optional. To install it, run: pip install 'acusession[simpleaudio]' "
    "(on Linux this needs a C compiler and libasound2-dev)."
)


class SimpleaudioOutput:
    """Plays each sound in a process with simpleaudio, which opens the device only for the sound."""

    name = "simpleaudio"
    uses_device = True
    needs_whole_clip = True
    server_client = None

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._answers: SimpleQueue[str] = SimpleQueue()
        self._number = 0
        self._is_playing = False
        self._ended = 0
        self._ends_at = 0.0

    @property
    def is_installed(self) -> bool:
        """True if simpleaudio is installed and does not crash this Python."""
        return has_simpleaudio()

    def load(self) -> None:
        """Start the process, unless the library would crash it."""
        if sys.version_info >= (3, 12):
            raise OutputError("it crashes Python 3.12 and later", "No action is needed.")
        if find_spec("simpleaudio") is None:
            raise OutputError("it is not installed", _INSTALL)
        if self._process is not None and self._process.poll() is None:
            return
        self._answers = SimpleQueue()
        self._process = subprocess.Popen(
            python_command("acusession.sound.outputs.simpleaudio_process"),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # Ctrl+C in the terminal must not reach it
        )
        reader = threading.Thread(target=self._read, args=(self._process,), daemon=True)
        reader.start()
        self._expect("ready", _STARTS)

    def play(self, sound: Sound) -> None:
        """Send the frames, and the length of the silence that keeps the device open after them."""
        self._number += 1
        self._is_playing = False
        linger = sound.seconds + sound.linger if sound.linger > _CLOSES else 0.0
        silent = round(linger * RATE) * FRAME_BYTES
        length = sum(map(len, sound.chunks()))  # a list of the chunks would be a copy of the sound
        self._order(chain([HEAD.pack(self._number, length, silent)], sound.chunks()))
        if length:
            self._expect(f"playing {self._number}", _ANSWERS)
            self._ends_at = time.monotonic() + sound.seconds
            self._is_playing = True

    def device(self) -> str:
        """Return a description of the default device, the only one simpleaudio plays on."""
        return "the system's default device"

    def has_stalled(self) -> bool:
        """Return whether the sound ended too early, or its end is overdue."""
        if not self._is_playing:
            return False
        left = self._ends_at - time.monotonic()
        return left > _EARLY if self._ended == self._number else left < -_OVERDUE

    def stop(self) -> None:
        """Stop the current sound."""
        self._is_playing = False
        if self._process is not None and self._process.poll() is None:
            self._order([HEAD.pack(self._number, 0, 0)])

    def close(self) -> None:
        """End the process by closing its input; kill it if the library blocks it."""
        self._is_playing = False
        process, self._process = self._process, None
        if process is None:
            return
        assert process.stdin is not None
        with suppress(OSError):  # it has ended already
            process.stdin.close()
        try:
            process.wait(_ENDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

    def _order(self, parts: Iterable[bytes]) -> None:
        assert self._process is not None
        assert self._process.stdin is not None
        try:
            self._process.stdin.writelines(parts)
            self._process.stdin.flush()
        except OSError as error:
            self.close()
            raise OutputError("its process has ended") from error

    def _expect(self, answer: str, within: float) -> None:
        """Wait for an answer; raise `OutputError` on failure and end a silent process."""
        deadline = time.monotonic() + within
        answer_line = ""
        while answer_line != answer and not answer_line.startswith("failed"):
            try:
                answer_line = self._answers.get(timeout=max(0.0, deadline - time.monotonic()))
            except Empty:
                self.close()
                raise OutputError("it has stopped responding") from None
        if answer_line != answer:
            raise OutputError("no sound device is responding")

    def _read(self, process: subprocess.Popen[bytes]) -> None:
        """Read the answers of the process, on a thread of its own."""
        assert process.stdout is not None
        with process.stdout as lines:
            for line in lines:
                answer_line = line.decode(errors="replace").strip()
                if answer_line.startswith("ended "):
                    self._ended = int(answer_line.removeprefix("ended "))
                else:
                    self._answers.put(answer_line)
        self._answers.put("failed")
