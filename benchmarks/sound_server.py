"""A private sound server with a null sink."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from acusession.sound.clip import RATE


def pulseaudio(environment: Mapping[str, str]) -> subprocess.Popen[bytes]:
    """Start PulseAudio in the runtime folder of `environment`, with a null sink named `probe`."""
    modules = (
        f"module-null-sink sink_name=probe rate={RATE} channels=1",
        "module-native-protocol-unix auth-anonymous=1",
    )
    return subprocess.Popen(
        [
            *("pulseaudio", "--daemonize=no", "--exit-idle-time=-1", "-n"),
            *(f"--load={module}" for module in modules),
        ],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


@contextmanager
def sound_server(folder: Path) -> Iterator[dict[str, str]]:
    """Run a server if PulseAudio is installed; yield the arguments of `surroundings` to use it."""
    if shutil.which("pulseaudio") is None:
        print("PulseAudio is not installed, so this is measured without sound.")
        yield {"sound": "none"}
        return
    runtime = folder / "runtime"
    runtime.mkdir(mode=0o700, exist_ok=True)
    environment = os.environ | {"XDG_RUNTIME_DIR": str(runtime), "HOME": str(folder)}
    server = pulseaudio(environment)
    try:
        until = time.monotonic() + 10
        while not (runtime / "pulse" / "native").exists():
            if time.monotonic() > until:
                raise RuntimeError("the sound server does not start")
            time.sleep(0.05)
        yield {"sound": "auto", "XDG_RUNTIME_DIR": str(runtime)}
    finally:
        server.terminate()
        server.wait(10)
