"""Fixtures for a private sound server whose output is recorded."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final, NoReturn

import pytest
from benchmarks.sound_server import pulseaudio

from acusession.sound.clip import RATE
from acusession.sound.outputs.base import Output, OutputError
from acusession.sound.outputs.registry import outputs_from
from tests.sound.hearing import Samples, samples_of

PATIENCE: Final = 10.0

_NEEDED: Final = ("pulseaudio", "parec", "pactl")

_FORMAT: Final = ("--format=s16le", f"--rate={RATE}", "--channels=1", "--raw")

LOUD: Final = 0.002
"""Minimum amplitude of a sample that counts as sound."""


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
    """A private PulseAudio whose sink plays to the recorders only."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._recorders: list[subprocess.Popen[bytes]] = []
        self.process = pulseaudio(os.environ)
        until(self._answers, "the sound server")

    @staticmethod
    def _answers() -> bool:
        return subprocess.run(["pactl", "info"], capture_output=True, check=False).returncode == 0

    def record(self) -> Recording:
        path = self.folder / f"recording{len(self._recorders)}"
        with path.open("wb") as file:
            command = ["parec", "-d", "probe.monitor", "--latency-msec=5", *_FORMAT]
            recorder = subprocess.Popen(command, stdout=file, stderr=subprocess.DEVNULL)
        self._recorders.append(recorder)
        until(self._is_recorded, "the recorder to connect")
        # The sink has buffered two seconds; after a suspend it keeps the recorder's pace.
        for suspend in ("1", "0"):
            subprocess.run(["pactl", "suspend-sink", "probe", suspend], check=True)
        until(lambda: path.stat().st_size > 0, "the recorder")
        return Recording(path, recorder)

    def _is_recorded(self) -> bool:
        command = ["pactl", "list", "short", "source-outputs"]
        rows = subprocess.check_output(command, text=True).splitlines()
        return len(rows) == sum(each.poll() is None for each in self._recorders)

    def streams(self) -> list[str]:
        """Return the streams that play now."""
        command = ["pactl", "list", "short", "sink-inputs"]
        return subprocess.check_output(command, text=True).splitlines()

    def end(self) -> None:
        self.process.send_signal(signal.SIGCONT)
        self.process.kill()
        self.process.wait(PATIENCE)
        for recorder in self._recorders:
            recorder.kill()
            recorder.wait(PATIENCE)


def give_up(reason: str) -> NoReturn:
    """Skip the test, or fail in CI, where everything must be installed."""
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(params=["miniaudio", "simpleaudio"])
def output(request: pytest.FixtureRequest) -> Iterator[Output]:
    """Yield each output that uses a sound library."""
    output, *_ = outputs_from(request.param, None)
    if output.name == "simpleaudio" and sys.version_info >= (3, 12):
        pytest.skip("simpleaudio crashes Python 3.12 and later")
    try:
        output.load()
    except OutputError as error:
        give_up(f"{output.name}: {error}")
    yield output
    output.close()


@pytest.fixture
def output_name(output: Output) -> str:
    """Return the name of each output that uses a sound library."""
    return output.name


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[SoundServer]:
    missing = [program for program in _NEEDED if shutil.which(program) is None]
    if missing:
        give_up(f"not installed: {', '.join(missing)}")
    # Not in pytest's own folder, because the path of a socket must be short.
    with tempfile.TemporaryDirectory(prefix="sound") as folder:
        monkeypatch.setenv("XDG_RUNTIME_DIR", folder)
        monkeypatch.delenv("PULSE_SERVER", raising=False)
        alsa = Path(folder) / "asound.conf"
        alsa.write_text("pcm.!default {type pulse}\nctl.!default {type pulse}\n")
        monkeypatch.setenv("ALSA_CONFIG_PATH", str(alsa))
        server = SoundServer(Path(folder))
        yield server
        server.end()
