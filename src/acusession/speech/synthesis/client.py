"""Has the helper process synthesize missing segments in advance, on a thread of its own."""

from __future__ import annotations

import json
import logging
import os
import signal
import subprocess
import threading
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Final

from acusession.domain.escape import escape_unprintable
from acusession.speech.segments import Segment
from acusession.speech.voice_store import VoiceStore

_log = logging.getLogger(__name__)

_STARTS: Final = 2
"""Maximum number of starts of the helper: it is restarted once after a failure."""

_PATIENCE: Final = 10.0
"""Timeout of an answer in seconds; a text usually takes about 0.01 s."""


_LAST_WORDS: Final = 20
"""Lines of error output kept of a helper; a speech library may print endlessly."""

_LONGEST_CAUSE: Final = 200
"""Maximum number of characters of a cause shown to the user; the log has all of it."""


class WorkerError(Exception):
    """The helper ended, did not answer in time, or gave an invalid answer.

    `cause` is the reason in one line for the user.
    """

    def __init__(self, message: str, cause: str = "") -> None:
        super().__init__(message)
        self.cause = cause or message


class SynthesisClient:
    """Synthesizes files for a store in order. Only `wait` and, for a second, `close` block.

    `on_trouble` is called at most once, on the client's thread: when a segment cannot be
    synthesized, or when the helper has failed for good.
    """

    def __init__(
        self,
        store: VoiceStore,
        command: Sequence[str],
        on_trouble: Callable[[str], None],
        patience: float = _PATIENCE,
    ) -> None:
        self._store = store
        self._command = command
        self._on_trouble = on_trouble
        self._patience = patience
        self._requested: SimpleQueue[Segment | None] = SimpleQueue()
        self._requests_sent: set[Segment] = set()
        self._all_done = threading.Event()
        self._all_done.set()
        self._lock = threading.Lock()
        self._left = 0
        self._worker: _WorkerProcess | None = None
        self._starts_left = _STARTS
        self._closed = False
        self._has_reported = False
        self._thread: threading.Thread | None = None

    def request(self, segments: Iterable[Segment]) -> None:
        """Queue segments to be synthesized after earlier ones. Return at once."""
        new = [segment for segment in dict.fromkeys(segments) if segment not in self._requests_sent]
        if not new or self._closed:
            return
        self._requests_sent.update(new)
        with self._lock:
            self._left += len(new)
            self._all_done.clear()
        for segment in new:
            self._requested.put(segment)
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="voice", daemon=True)
            self._thread.start()

    def wait(self, within: float) -> bool:
        """Wait at most `within` seconds; return whether all requests are done or given up."""
        return self._all_done.wait(within)

    def close(self) -> None:
        """Stop synthesizing, and end the helper process."""
        self._closed = True
        self._requested.put(None)
        worker = self._worker
        if worker is not None:
            worker.end()

    # The thread

    def _run(self) -> None:
        try:
            while (segment := self._requested.get()) is not None and not self._closed:
                self._synthesize(segment)
                with self._lock:
                    self._left -= 1
                    if not self._left:
                        self._all_done.set()
        finally:
            if self._worker is not None:
                self._worker.end()
            self._all_done.set()

    def _synthesize(self, segment: Segment) -> None:
        """Synthesize one segment, with another helper if one fails; skip it if no start is left."""
        while self._starts_left and not self._closed:
            try:
                if self._worker is None:
                    self._worker = _WorkerProcess(self._command)
                if self._closed:  # closed while the helper was starting
                    return
                answer = self._worker.ask(self._request(segment), self._patience)
                self._take(segment, answer)
            except WorkerError as error:
                self._lose_worker(error)
            else:
                return

    def _request(self, segment: Segment) -> dict[str, object]:
        voice_config = self._store.voice_config
        return {
            "key": self._store.key(segment),
            "text": segment.text,
            "tongue": segment.language,
            "instead": segment.fallback_text,
            "voice": voice_config.name,
            "speed": voice_config.speed,
        }

    def _take(self, segment: Segment, answer: dict[str, object]) -> None:
        if answer.get("key") != self._store.key(segment):
            raise WorkerError("it answered another request")
        if "silence" in answer:
            _log.info("%r is silent when spoken", segment.text)
            return
        if "error" in answer:
            _log.warning("%r cannot be spoken: %s", segment.text, answer["error"])
            cause = _for_user(str(answer["error"]))
            self._report_failure(
                f"Some words cannot be spoken ({cause}), so you will hear only cues in their place."
            )
            return
        file = self._store.cache / Path(str(answer.get("file"))).name
        try:
            if not file.is_file():
                raise WorkerError("the file it named does not exist")
            self._store.add(segment, file)
        except (OSError, ValueError) as error:
            raise WorkerError(f"the file it named is not valid: {error}") from error

    def _lose_worker(self, error: WorkerError) -> None:
        if self._worker is not None:
            self._worker.end()
            self._worker = None
        self._starts_left -= 1
        if self._closed:
            return
        _log.warning("the voice helper failed: %s", error)
        if not self._starts_left:
            self._report_failure(
                f"The speech program is not working ({_for_user(error.cause)}), so parts of this "
                "session will have cues only, no voice; details are in the log."
            )

    def _report_failure(self, sentence: str) -> None:
        if not self._has_reported:
            self._has_reported = True
            self._on_trouble(sentence)


def _for_user(cause: str) -> str:
    """Return a cause as part of a sentence, printable and not too long."""
    return escape_unprintable(cause)[:_LONGEST_CAUSE].rstrip(".")


class _WorkerProcess:
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
