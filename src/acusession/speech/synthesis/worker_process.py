"""One helper process: requests and answers, one line of JSON each."""

from __future__ import annotations

import json
import logging
import os
import signal
import subprocess
import threading
from collections import deque
from collections.abc import Sequence
from contextlib import suppress
from queue import Empty, SimpleQueue
from typing import Final

from acusession.domain.escape import escape_unprintable

_log = logging.getLogger(__name__)

_LAST_WORDS: Final = 20
"""Lines of error output kept of a helper; a speech library may print endlessly."""


class WorkerError(Exception):
    """The helper ended, did not answer in time, or gave an invalid answer.

    `cause` is the reason in one line for the user.
    """

    def __init__(self, message: str, cause: str = "") -> None:
        super().__init__(message)
        self.cause = cause or message


class WorkerProcess:
    """One helper process. `_last_words` has the newest lines of its error output."""

    def __init__(self, command: Sequence[str]) -> None:
        try:
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                start_new_session=True,  # Ctrl+C must reach only the program
            )
        except OSError as error:
            raise WorkerError(f"it cannot be started: {error}") from error
        self._lines: SimpleQueue[bytes] = SimpleQueue()
        self._last_words: deque[str] = deque(maxlen=_LAST_WORDS)
        # Reading a pipe with a timeout needs a thread that can be abandoned.
        threading.Thread(target=self._read, name="voice answers", daemon=True).start()
        self._hearing = threading.Thread(target=self._receive, name="voice errors", daemon=True)
        self._hearing.start()

    def ask(self, request: dict[str, object], patience: float) -> dict[str, object]:
        """Return the answer to a request; raise `WorkerError` if there is no valid one in time."""
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(json.dumps(request).encode() + b"\n")
            self._process.stdin.flush()
            line = self._lines.get(timeout=patience)
        except Empty as error:
            raise WorkerError("it did not answer") from error
        except OSError as error:
            raise self._ended() from error
        if not line:
            raise self._ended()
        with suppress(ValueError):
            answer = json.loads(line)
            if isinstance(answer, dict):
                return answer
        raise WorkerError(f"invalid answer: {_readable(line)}", "its answers are not valid")

    def _ended(self) -> WorkerError:
        """Return an error that says how the helper ended, with its last error output."""
        try:
            message = f"it ended with exit code {self._process.wait(timeout=1)}"
        except subprocess.TimeoutExpired:
            message = "it closed its output"
        self._hearing.join(timeout=1)
        said = tuple(self._last_words)
        if not said:
            return WorkerError(message)
        return WorkerError(" | ".join((f"{message}, and printed", *said)), said[-1])

    def end(self) -> None:
        """Kill the helper and the processes it started. May be called twice."""
        if os.name == "posix" and self._process.poll() is None:
            with suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)
        self._process.kill()
        assert self._process.stdin is not None
        with suppress(OSError):  # unread input is lost
            self._process.stdin.close()
        try:
            self._process.wait(timeout=1)
        except subprocess.TimeoutExpired as error:
            _log.warning("the voice helper did not end when killed: %s", error)

    def _read(self) -> None:
        assert self._process.stdout is not None
        with self._process.stdout as answers:
            while line := answers.readline(100_000):
                self._lines.put(line)
        self._lines.put(b"")  # end of output

    def _receive(self) -> None:
        assert self._process.stderr is not None
        with self._process.stderr as errors:
            while line := errors.readline(1000):
                if words := _readable(line):
                    self._last_words.append(words)


def _readable(line: bytes) -> str:
    """Return a line of a helper's output as printable text."""
    return escape_unprintable(line.decode(errors="replace").strip())[:1000]
