"""Private sound servers whose sink plays to recorders only."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import ClassVar, Final

from benchmarks.sound_server import pulseaudio

from acusession.sound.clip import RATE
from tests.sound.hearing import Samples, samples_of

PATIENCE: Final = 10.0

_FORMAT: Final = ("--format=s16le", f"--rate={RATE}", "--channels=1", "--raw")

_SINK: Final = (
    "{{ factory.name=support.null-audio-sink node.name={name} media.class=Audio/Sink "
    "object.linger=true audio.position=[FL FR] }}"
)

_FIRST: Final = "probe"
"""The sink that a server starts with, and its default."""


def until(holds: Callable[[], bool], what: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < deadline, f"timed out waiting for {what}"
        time.sleep(0.01)


class Recording:
    """The file to which a recorder writes what is heard."""

    def __init__(self, path: Path, recorder: subprocess.Popen[bytes]) -> None:
        self.path = path
        self.recorder = recorder

    def samples(self) -> Samples:
        frames = self.path.read_bytes()
        return samples_of(frames[: len(frames) // 2 * 2])

    def finish(self) -> Samples:
        """Wait for the sound still in transit, and return everything that was heard."""
        size = self.path.stat().st_size
        until(lambda: self.path.stat().st_size > size + RATE, "the rest of the recording")
        self.recorder.terminate()
        self.recorder.wait(PATIENCE)
        return self.samples()


class SoundServer:
    """A private sound server. Its runtime folder must be the one of this process."""

    needs: ClassVar[tuple[str, ...]]

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._recorders: list[subprocess.Popen[bytes]] = []
        self._processes = self._start()

    def _start(self) -> list[subprocess.Popen[bytes]]:
        raise NotImplementedError

    def kill(self) -> None:
        """Kill the server."""
        for process in self._processes:
            process.send_signal(signal.SIGCONT)
            process.kill()
            process.wait(PATIENCE)

    def stall(self) -> None:
        """Make the server stop responding, without closing any connection."""
        for process in self._processes:
            process.send_signal(signal.SIGSTOP)

    def add_sink(self, name: str) -> None:
        """Add a null sink, as if a device was connected."""
        raise NotImplementedError

    def remove_sink(self, name: str) -> None:
        """Remove a sink, as if its device was disconnected."""
        raise NotImplementedError

    def set_default(self, name: str) -> None:
        """Make a sink the default."""
        until(lambda: succeeds("pactl", "set-default-sink", name), "the default sink")
        until(lambda: f"Default Sink: {name}" in said("pactl", "info"), "the default sink")

    def record(self, sink: str = _FIRST) -> Recording:
        path = self.folder / f"recording{len(self._recorders)}"
        with path.open("wb") as file:
            command = ["parec", "-d", f"{sink}.monitor", "--latency-msec=5", *_FORMAT]
            recorder = subprocess.Popen(command, stdout=file, stderr=subprocess.DEVNULL)
        self._recorders.append(recorder)
        until(self._is_recorded, "the recorder to connect")
        self._keep_pace(sink)
        until(lambda: path.stat().st_size > 0, "the recorder")
        return Recording(path, recorder)

    def _keep_pace(self, sink: str) -> None:
        """Make the sink play at the recorder's pace."""

    def _is_recorded(self) -> bool:
        command = ["pactl", "list", "short", "source-outputs"]
        rows = subprocess.check_output(command, text=True).splitlines()
        return len(rows) == sum(each.poll() is None for each in self._recorders)

    def streams(self) -> list[str]:
        """Return the streams that play now."""
        command = ["pactl", "list", "short", "sink-inputs"]
        return subprocess.check_output(command, text=True).splitlines()

    def sinks(self) -> str:
        """Return the list of the sinks."""
        return said("pactl", "list", "short", "sinks")

    def end(self) -> None:
        self.kill()
        for recorder in self._recorders:
            recorder.kill()
            recorder.wait(PATIENCE)


class PulseAudio(SoundServer):
    """PulseAudio with a null sink."""

    needs = ("pulseaudio", "parec", "pactl")

    def _start(self) -> list[subprocess.Popen[bytes]]:
        process = pulseaudio(os.environ)
        until(lambda: succeeds("pactl", "info"), "PulseAudio")
        return [process]

    def add_sink(self, name: str) -> None:
        shape = (f"sink_name={name}", f"rate={RATE}", "channels=1")
        subprocess.run(["pactl", "load-module", "module-null-sink", *shape], check=True)

    def remove_sink(self, name: str) -> None:
        rows = said("pactl", "list", "short", "modules").splitlines()
        number = next(row.split()[0] for row in rows if f"sink_name={name} " in row)
        subprocess.run(["pactl", "unload-module", number], check=True)

    def _keep_pace(self, sink: str) -> None:
        # The sink has buffered two seconds; after a suspend it keeps the recorder's pace.
        for suspend in ("1", "0"):
            subprocess.run(["pactl", "suspend-sink", sink, suspend], check=True)


class PipeWire(SoundServer):
    """PipeWire with its session manager, its PulseAudio server and a null sink."""

    needs = ("pipewire", "wireplumber", "pipewire-pulse", "pw-cli", "dbus-daemon", "parec", "pactl")

    def _start(self) -> list[subprocess.Popen[bytes]]:
        bus = f"unix:path={self.folder}/bus"
        environment = os.environ | {"DBUS_SESSION_BUS_ADDRESS": bus}
        commands: Iterable[tuple[str, ...]] = (
            ("dbus-daemon", "--session", "--nofork", f"--address={bus}"),
            ("pipewire",),
            ("wireplumber",),
            ("pipewire-pulse",),
        )
        sockets = ("bus", "pipewire-0", "", "pulse/native")
        processes = []
        for command, socket in zip(commands, sockets, strict=True):
            processes.append(
                subprocess.Popen(
                    command,
                    env=environment,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                )
            )
            until((self.folder / socket).exists, command[0])
        until(lambda: succeeds("pactl", "info"), "PipeWire")
        self.add_sink(_FIRST)
        self.set_default(_FIRST)
        return processes

    def add_sink(self, name: str) -> None:
        command = ("pw-cli", "create-node", "adapter", _SINK.format(name=name))
        subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
        until(lambda: f"\t{name}\t" in self.sinks(), "the sink")

    def remove_sink(self, name: str) -> None:
        subprocess.run(["pw-cli", "destroy", name], stdout=subprocess.DEVNULL, check=True)


SERVERS: Final[dict[str, type[SoundServer]]] = {"pulseaudio": PulseAudio, "pipewire": PipeWire}


def succeeds(*command: str) -> bool:
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def said(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, check=False, text=True)
    return done.stdout
