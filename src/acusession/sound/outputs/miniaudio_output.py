"""The output most have: miniaudio, on whatever the system plays sound with."""

from __future__ import annotations

import logging
import time
from collections.abc import Generator, Iterator
from typing import Any, Final

from acusession.sound.clip import FRAME_BYTES, RATE
from acusession.sound.outputs.base import OutputError, Sound

_log = logging.getLogger(__name__)

_BUFFER_MS: Final = 400
"""Much, so that a busy interpreter makes no gap; a sound still starts at once, with its device."""

_STUCK: Final = 0.75
"""Seconds after which a device that asks for nothing more is dead. It asks every 0.4 or so; a
sound server that dies tells nobody."""

_WAKES: Final = 3.0
"""Seconds a device may take to ask for more than it was opened with: it may have been asleep."""


class MiniaudioOutput:
    """Opens the device for each sound, so that silence holds none open."""

    name = "miniaudio"
    uses_device = True
    needs_whole_clip = False

    def __init__(self) -> None:
        self._library: Any = None
        self._device: Any = None
        self._asked_at = 0.0
        self._times_asked = 0

    def load(self) -> None:
        """Import the library, which takes a while."""
        try:
            import miniaudio
        except ImportError as error:
            raise OutputError("it is not installed") from error
        self._library = miniaudio

    def play(self, sound: Sound) -> None:
        """Open the device and let it draw the sound, then close the one before.

        In this order a device that sleeps when nothing is open stays awake in between.
        """
        before, self._device = self._device, None
        try:
            self._open(sound)
        except OutputError:
            if before is None:
                raise
            self._close(before)  # it may be in the way: not every system mixes
            before = None
            self._open(sound)
        finally:
            if before is not None:
                self._close(before)

    def device(self) -> str:
        """The sound system, and the devices it knows, of which it chooses its default."""
        library = self._library
        try:
            devices = library.Devices(self._backends())
            names = [str(each["name"]) for each in devices.get_playbacks()]
        except library.MiniaudioError as error:
            raise OutputError("no sound device answers") from error
        return f"{devices.backend} ({', '.join(names) or 'no device'})"

    def has_stalled(self) -> bool:
        """Whether the device has stopped asking for frames."""
        timeouts = _STUCK if self._times_asked > 1 else _WAKES
        return self._device is not None and time.monotonic() - self._asked_at > timeouts

    def stop(self) -> None:
        """Close the device; what it had not played yet is dropped."""
        device, self._device = self._device, None
        if device is not None:
            self._close(device)

    def close(self) -> None:
        """As good as to stop."""
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
            raise OutputError("no sound device answers") from error

    def _backends(self) -> list[Any]:
        """The sound systems to try. The "Null" backend would take every sound and play none."""
        library = self._library
        silent = {library.Backend.NULL, library.Backend.CUSTOM}
        backends = set(library.get_enabled_backends()) - silent
        return sorted(backends, key=lambda backend: int(backend.value))

    def _close(self, device: Any) -> None:
        device.close()
        # Closing leaves the connection to the sound server open, five descriptors a device. What
        # closes it is private to the library; where that is another by now, sounds go on.
        try:
            self._library.lib.ma_context_uninit(device._context)
        except (AttributeError, TypeError) as error:
            _log.info("a connection to the sound system is left open: %s", error)

    def _draw(self, chunks: Iterator[bytes]) -> Generator[bytes, int]:
        """Hand out as many frames as are asked for, and nothing, which is silence, after them."""
        at_hand = b""
        count = yield at_hand
        while True:
            self._asked_at = time.monotonic()
            self._times_asked += 1
            size = count * FRAME_BYTES
            while len(at_hand) < size and (chunk := next(chunks, b"")):
                at_hand += chunk
            count, at_hand = (yield at_hand[:size]), at_hand[size:]
