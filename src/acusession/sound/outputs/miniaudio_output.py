"""Sound output through miniaudio, which supports the sound systems of all platforms."""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Generator, Iterator
from typing import Any, Final

from acusession.sound.clip import FRAME_BYTES, RATE
from acusession.sound.outputs.base import OutputError, Sound
from acusession.sound.outputs.installed import has_miniaudio

_log = logging.getLogger(__name__)

_BUFFER_MS: Final = 400
"""Buffer size in milliseconds. It is large, so that a busy interpreter causes no gap. It delays no
sound, since each sound opens a device of its own."""

_STUCK: Final = 0.75
"""Seconds without a request for frames after which a device counts as dead. A device asks about
every 0.4 s; the death of a sound server is not reported."""

_WAKES: Final = 3.0
"""Seconds a device may take for its second request: it may have been asleep."""

_INSTALL: Final = (
    "To install it, run: pip install miniaudio "
    "(this needs a C compiler if there is no ready-made wheel)."
)


class MiniaudioOutput:
    """Opens a device for each sound, so that none is open while nothing plays."""

    name = "miniaudio"
    uses_device = True
    needs_whole_clip = False

    def __init__(self) -> None:
        self._library: Any = None
        self._device: Any = None
        self._asked_at = 0.0
        self._times_asked = 0

    @property
    def is_installed(self) -> bool:
        """True if miniaudio is installed."""
        return has_miniaudio()

    @property
    def server_client(self) -> int | None:
        """The id of this process while it plays on PulseAudio or PipeWire."""
        on_server = self._device is not None and self._device.backend == "PulseAudio"
        return os.getpid() if on_server else None

    def load(self) -> None:
        """Import the library, which is slow."""
        try:
            import miniaudio
        except ImportError as error:
            raise OutputError("it is not installed", _INSTALL) from error
        self._library = miniaudio

    def play(self, sound: Sound) -> None:
        """Open a device for the sound, then close the previous one.

        In this order a device that sleeps when it is closed stays awake in between.
        """
        before, self._device = self._device, None
        try:
            self._open(sound)
        except OutputError:
            if before is None:
                raise
            self._close(before)  # it may block the device: not every system can mix sounds
            before = None
            self._open(sound)
        finally:
            if before is not None:
                self._close(before)

    def device(self) -> str:
        """Return the sound system and its devices; sounds go to the system's default device."""
        library = self._library
        try:
            devices = library.Devices(self._backends())
            names = [str(each["name"]) for each in devices.get_playbacks()]
        except library.MiniaudioError as error:
            raise OutputError("no sound device is responding") from error
        return f"{devices.backend} ({', '.join(names) or 'no device'})"

    def has_stalled(self) -> bool:
        """Return whether the device has stopped asking for frames."""
        limit = _STUCK if self._times_asked > 1 else _WAKES
        return self._device is not None and time.monotonic() - self._asked_at > limit

    def stop(self) -> None:
        """Close the device, dropping what it has not played yet."""
        device, self._device = self._device, None
        if device is not None:
            self._close(device)

    def close(self) -> None:
        """Close the device."""
        self.stop()

    def _open(self, sound: Sound) -> None:
        library = self._library
        frames = self._draw(sound.chunks())
        next(frames)
        self._asked_at, self._times_asked = time.monotonic(), 0
        try:
            self._device = library.PlaybackDevice(
                output_format=library.SampleFormat.SIGNED16,
                nchannels=1,
                sample_rate=RATE,
                buffersize_msec=_BUFFER_MS,
                backends=self._backends(),
                app_name="acusession",
            )
            self._device.start(frames)
        except library.MiniaudioError as error:
            raise OutputError("no sound device is responding") from error

    def _backends(self) -> list[Any]:
        """Return the sound systems to try, except "Null", which would drop every sound."""
        library = self._library
        silent = {library.Backend.NULL, library.Backend.CUSTOM}
        backends = set(library.get_enabled_backends()) - silent
        return sorted(backends, key=lambda backend: int(backend.value))

    def _close(self, device: Any) -> None:
        device.close()
        # Closing a device leaves its connection to the sound server open, with five descriptors.
        # Only a private function closes it; if that has changed, sounds still play.
        try:
            self._library.lib.ma_context_uninit(device._context)
        except (AttributeError, TypeError) as error:
            _log.info("a connection to the sound system is left open: %s", error)

    def _draw(self, chunks: Iterator[bytes]) -> Generator[bytes, int]:
        """Yield as many frames as requested; after the end none, so the device plays silence."""
        buffered = b""
        count = yield buffered
        while True:
            self._asked_at = time.monotonic()
            self._times_asked += 1
            size = count * FRAME_BYTES
            while len(buffered) < size and (chunk := next(chunks, b"")):
                buffered += chunk
            count, buffered = (yield buffered[:size]), buffered[size:]
