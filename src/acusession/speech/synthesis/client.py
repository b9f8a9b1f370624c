"""Has missing pieces made by the helper process, ahead of need, on a thread of its own."""

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
"""A helper that fails is started once more, then given up."""

_PATIENCE: Final = 10.0
"""Seconds for which an answer is waited for; a text takes a hundredth of one."""


_LAST_WORDS: Final = 20
"""Lines of its errors that are kept of a helper; a speech library may print without end."""

_LONGEST_CAUSE: Final = 200
"""Letters of a cause that the user is told; all of it is in the log."""


class WorkerError(Exception):
    """The helper ended, was silent for too long, or gave no sense.

    `cause` is that in one line for the user.
    """

    def __init__(self, message: str, cause: str = "") -> None:
        super().__init__(message)
        self.cause = cause or message


class SynthesisClient:
    """Makes files for a library, one after the other. Nothing here waits but `made`.

    `on_trouble` is called once at most, on a thread of ours: when a piece cannot be made, or when
    all is given up.
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
        """Have these made, after what was wanted before. Returns at once."""
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
        """Whether all that is wanted is made, or given up, within so many seconds."""
        return self._all_done.wait(within)

    def close(self) -> None:
        """Make no more, and leave no helper behind."""
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
        """Make one piece, with another helper if need be; without any left, leave it."""
        while self._starts_left and not self._closed:
            try:
                if self._worker is None:
                    self._worker = _WorkerProcess(self._command)
                if self._closed:  # while it was being started
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
            raise WorkerError("it answers something else")
        if "silence" in answer:
            _log.info("nothing is heard of %r", segment.text)
            return
        if "error" in answer:
            _log.warning("%r is not spoken: %s", segment.text, answer["error"])
            cause = _for_user(str(answer["error"]))
            self._report_failure(
                f"Some words cannot be spoken here ({cause}) and are left out; the cues are heard."
            )
            return
        file = self._store.cache / Path(str(answer.get("file"))).name
        try:
            if not file.is_file():
                raise WorkerError("the file it tells of is not there")
            self._store.add(segment, file)
        except (OSError, ValueError) as error:
            raise WorkerError(f"the file it tells of is none: {error}") from error

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
                f"The speech program does not work here ({_for_user(error.cause)}), so what has "
                "not been spoken before is told by cues alone."
            )

    def _report_failure(self, sentence: str) -> None:
        if not self._has_reported:
            self._has_reported = True
            self._on_trouble(sentence)


def _for_user(cause: str) -> str:
    """A cause as it stands in a sentence."""
    return escape_unprintable(cause)[:_LONGEST_CAUSE].rstrip(".")


class _WorkerProcess:
    """One helper process. `_last_words` is what it said of its errors, the newest lines."""

    def __init__(self, command: Sequence[str]) -> None:
        try:
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                start_new_session=True,  # what Ctrl+C means is not for it to decide
            )
        except OSError as error:
            raise WorkerError(f"it cannot be started: {error}") from error
        self._lines: SimpleQueue[bytes] = SimpleQueue()
        self._last_words: deque[str] = deque(maxlen=_LAST_WORDS)
        # A pipe can only be waited for with a limit by a thread that may be left behind.
        threading.Thread(target=self._read, name="voice answers", daemon=True).start()
        self._hearing = threading.Thread(target=self._receive, name="voice errors", daemon=True)
        self._hearing.start()

    def ask(self, request: dict[str, object], patience: float) -> dict[str, object]:
        """The answer to a request."""
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(json.dumps(request).encode() + b"\n")
            self._process.stdin.flush()
            line = self._lines.get(timeout=patience)
        except Empty as error:
            raise WorkerError("it does not answer") from error
        except OSError as error:
            raise self._ended() from error
        if not line:
            raise self._ended()
        with suppress(ValueError):
            answer = json.loads(line)
            if isinstance(answer, dict):
                return answer
        raise WorkerError(f"it gives no sense: {_readable(line)}", "its answers make no sense")

    def _ended(self) -> WorkerError:
        """That it has ended, with what it said of it."""
        try:
            message = f"it ended with exit code {self._process.wait(timeout=1)}"
        except subprocess.TimeoutExpired:
            message = "it has closed its output"
        self._hearing.join(timeout=1)
        said = tuple(self._last_words)
        if not said:
            return WorkerError(message)
        return WorkerError(" | ".join((f"{message}, and said", *said)), said[-1])

    def end(self) -> None:
        """End it now, and what it started; it has nothing to lose. May be called twice."""
        if os.name == "posix" and self._process.poll() is None:
            with suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)
        self._process.kill()
        assert self._process.stdin is not None
        with suppress(OSError):  # what was not taken in is lost
            self._process.stdin.close()
        try:
            self._process.wait(timeout=1)
        except subprocess.TimeoutExpired as error:
            _log.warning("the voice helper outlives being killed: %s", error)

    def _read(self) -> None:
        assert self._process.stdout is not None
        with self._process.stdout as answers:
            while line := answers.readline(100_000):
                self._lines.put(line)
        self._lines.put(b"")  # its end

    def _receive(self) -> None:
        assert self._process.stderr is not None
        with self._process.stderr as errors:
            while line := errors.readline(1000):
                if words := _readable(line):
                    self._last_words.append(words)


def _readable(line: bytes) -> str:
    """A line of a helper as it can be shown."""
    return escape_unprintable(line.decode(errors="replace").strip())[:1000]
