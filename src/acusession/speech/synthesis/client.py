"""Synthesizes segments ahead of need, in one helper process for the whole program."""

from __future__ import annotations

import atexit
import logging
import threading
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Final

from msgspec.structs import asdict

from acusession import paths
from acusession.domain.escape import escape_unprintable
from acusession.speech.segments import Segment
from acusession.speech.synthesis.worker_process import WorkerError, WorkerProcess
from acusession.speech.voice_config import ENGINES
from acusession.speech.voice_store import VoiceStore
from acusession.system.programs import python_command

_log = logging.getLogger(__name__)

_STARTS: Final = 2
"""Maximum number of failures of the helper per batch: it is restarted once."""

_IDLE: Final = 60.0
"""Seconds without a request after which the helper ends, and its memory is free again."""

_LONGEST_CAUSE: Final = 200
"""Maximum number of characters of a cause shown to the user; the log has all of it."""


class Batch:
    """Segments that are synthesized in order for one store.

    `on_trouble` is called at most once, on the client's thread: when a segment cannot be
    synthesized, or when the helper has failed for good.
    """

    def __init__(
        self, store: VoiceStore, segments: Iterable[Segment], on_trouble: Callable[[str], None]
    ) -> None:
        self.store = store
        self.waiting = deque(dict.fromkeys(segments))
        self.starts_left = _STARTS
        self.failed = 0
        """The number of segments that could not be synthesized."""
        self._on_trouble = on_trouble
        self._has_reported = False
        self._done = threading.Event()

    @property
    def left(self) -> int:
        """The number of segments that are still to be synthesized."""
        return 0 if self._done.is_set() else len(self.waiting)

    def wait(self, within: float) -> bool:
        """Wait at most `within` seconds; return whether all segments are done or given up."""
        return self._done.wait(within)

    def cancel(self) -> None:
        """Give up the segments that are still to be synthesized. Return at once."""
        self.starts_left = 0
        self._done.set()

    def finish(self) -> None:
        """Mark the batch as done; what is still waiting has failed."""
        self.failed += len(self.waiting)
        self._done.set()

    def report(self, sentence: str) -> None:
        """Report the first trouble of the batch, unless it was cancelled."""
        if not self._has_reported and not self._done.is_set():
            self._has_reported = True
            self._on_trouble(sentence)


class SynthesisClient:
    """Synthesizes batches one after another on a thread of its own, which ends when idle.

    `command` starts the helper. `patience` in seconds overrides the engines' longest answers.
    """

    def __init__(
        self,
        command: Sequence[str],
        idle: float = _IDLE,
        patience: float | None = None,
    ) -> None:
        self._command = command
        self._idle = idle
        self._patience = patience
        self._condition = threading.Condition()
        self._batches: deque[Batch] = deque()
        self._thread: threading.Thread | None = None
        self._worker: WorkerProcess | None = None
        self._loaded = ""
        """The engine that the helper has loaded."""

    def request(
        self, store: VoiceStore, segments: Iterable[Segment], on_trouble: Callable[[str], None]
    ) -> Batch:
        """Queue segments to be synthesized after earlier batches. Return at once."""
        batch = Batch(store, segments, on_trouble)
        with self._condition:
            self._batches.append(batch)
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._run, name="voice", daemon=True)
                self._thread.start()
            self._condition.notify()
        return batch

    def close(self) -> None:
        """Cancel all batches, and kill the helper process."""
        with self._condition:
            for batch in self._batches:
                batch.cancel()
            self._idle = 0.0
            self._condition.notify()
        if (worker := self._worker) is not None:
            worker.end()

    # The thread

    def _run(self) -> None:
        while (batch := self._next()) is not None:
            self._make(batch)

    def _next(self) -> Batch | None:
        """Return the oldest batch, waiting for one; end the helper and return None if idle."""
        with self._condition:
            self._condition.wait_for(lambda: self._batches or not self._idle, self._idle)
            if self._batches:
                return self._batches[0]
            # From here on, a request starts another thread, which needs a helper of its own.
            self._thread = None
            worker, self._worker = self._worker, None
        if worker is not None:
            worker.end()
        return None

    def _make(self, batch: Batch) -> None:
        try:
            while batch.waiting and batch.starts_left:
                self._synthesize(batch, batch.waiting[0])
                if batch.starts_left:
                    batch.waiting.popleft()
        finally:
            batch.finish()
            with self._condition:
                self._batches.popleft()

    def _synthesize(self, batch: Batch, segment: Segment) -> None:
        """Synthesize one segment, with another helper if one fails; skip it if no start is left."""
        while batch.starts_left:
            try:
                if self._worker is None:
                    self._loaded = ""
                    self._worker = WorkerProcess(self._command)
                if not batch.starts_left:  # cancelled while the helper was starting
                    return
                answer = self._worker.ask(_request(batch.store, segment), self._longest(batch))
                self._loaded = batch.store.voice_config.engine
                _take(batch, segment, answer)
            except WorkerError as error:
                self._lose_worker(batch, error)
            else:
                return

    def _longest(self, batch: Batch) -> float:
        """Return the longest time in seconds for an answer."""
        if self._patience is not None:
            return self._patience
        name = batch.store.voice_config.engine
        engine = ENGINES[name]
        return engine.answer_seconds + (engine.load_seconds if self._loaded != name else 0.0)

    def _lose_worker(self, batch: Batch, error: WorkerError) -> None:
        self._end_worker()
        if not batch.starts_left:
            return
        batch.starts_left -= 1
        _log.warning("the voice helper failed: %s", error)
        if not batch.starts_left:
            batch.report(
                f"The speech program is not working ({_for_user(error.cause)}), so parts of this "
                f"session will have cues only, no voice; the details are in {paths.log_file()}."
            )

    def _end_worker(self) -> None:
        if self._worker is not None:
            self._worker.end()
            self._worker = None


@cache
def shared_client() -> SynthesisClient:
    """Return the client of this program. It starts nothing until something is requested."""
    client = SynthesisClient(python_command("acusession.speech.synthesis.worker"))
    atexit.register(client.close)
    return client


def _request(store: VoiceStore, segment: Segment) -> dict[str, object]:
    return {
        "key": store.key(segment),
        "text": segment.text,
        "language": segment.language,
        "fallback_text": segment.fallback_text,
        "voice": asdict(store.voice_config),
        "folder": str(store.cache),
    }


def _take(batch: Batch, segment: Segment, answer: dict[str, object]) -> None:
    """Take an answer; raise `WorkerError` if it is not valid, or the engine does not work."""
    store = batch.store
    if answer.get("key") != store.key(segment):
        raise WorkerError("it answered another request")
    if "fault" in answer:
        raise WorkerError(str(answer["fault"]))
    if "silence" in answer:
        _log.info("%r is silent when spoken", segment.text)
        return
    if "error" in answer:
        _log.warning("%r cannot be spoken: %s", segment.text, answer["error"])
        cause = _for_user(str(answer["error"]))
        batch.failed += 1
        batch.report(
            f"Some words cannot be spoken ({cause}), so you will hear only cues in their place."
        )
        return
    file = store.cache / Path(str(answer.get("file"))).name
    try:
        if not file.is_file():
            raise WorkerError("the file it named does not exist")
        store.add(segment, file)
    except (OSError, ValueError) as error:
        raise WorkerError(f"the file it named is not valid: {error}") from error


def _for_user(cause: str) -> str:
    """Return a cause as part of a sentence, printable and not too long."""
    return escape_unprintable(cause)[:_LONGEST_CAUSE].rstrip(".")
