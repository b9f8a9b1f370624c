"""Tests that output of native code goes to the log, and output of Python to the screen."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.waiting import PATIENCE

pty = pytest.importorskip("pty", reason="needs a terminal of its own")

PROGRAM = """
import os, sys
from pathlib import Path
from acusession.sound.stderr_redirect import redirect_native_stderr

kind = (sys.__stderr__.encoding, sys.__stderr__.errors, sys.__stderr__.isatty())
try:
    with redirect_native_stderr(Path(sys.argv[1])):
        os.write(2, b"noise of a library\\n")
        for stream in (sys.stderr, sys.__stderr__):
            assert (stream.encoding, stream.errors, stream.isatty()) == kind
        print("drawn ū", file=sys.__stderr__)
        print("said ū", file=sys.stderr)
        raise KeyError
except KeyError:
    pass
os.write(2, b"after\\n")
print("at last", file=sys.stderr)
"""


def screen_of(log: Path) -> str:
    """Return what the program shows on a terminal of its own."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-c", PROGRAM, str(log)]
    environment = os.environ | {"PYTHONIOENCODING": "utf-8"}
    subprocess.run(command, stderr=theirs, check=True, env=environment)
    os.close(theirs)
    shown = b""
    while True:
        try:
            shown += os.read(ours, 4096)
        except OSError:  # the other end of the pty is closed
            os.close(ours)
            return shown.decode().replace("\r\n", "\n")


def test_the_screen_stays_the_screen_and_noise_goes_to_the_log(tmp_path: Path) -> None:
    log = tmp_path / "new" / "acusession.log"
    assert screen_of(log) == "drawn ū\nsaid ū\nafter\nat last\n"
    assert log.read_text() == "noise of a library\n"


def test_noise_goes_nowhere_when_there_can_be_no_log(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert screen_of(tmp_path / "file" / "acusession.log") == "drawn ū\nsaid ū\nafter\nat last\n"


def test_without_a_standard_error_nothing_is_done(tmp_path: Path) -> None:
    program = (
        "import os, sys; from pathlib import Path\n"
        "from acusession.sound.stderr_redirect import redirect_native_stderr\n"
        "os.close(2)\n"
        "with redirect_native_stderr(Path(sys.argv[1])): print('fine')\n"
    )
    log = tmp_path / "acusession.log"
    command = [sys.executable, "-c", program, str(log)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    assert done.stdout == "fine\n"
    assert not log.exists()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux's sound can be hidden")
def test_no_sound_server_is_one_message_and_no_noise(tmp_path: Path) -> None:
    pytest.importorskip("miniaudio")
    program = """
import sys
from pathlib import Path
from acusession.paths import bundled_sounds
from acusession.sound.cue_files import CueFiles
from acusession.domain.cues import Cue
from acusession.sound.outputs.registry import outputs_from
from acusession.sound.player import Player
from acusession.sound.stderr_redirect import redirect_native_stderr

with redirect_native_stderr(Path(sys.argv[1])):
    player = Player(outputs_from("miniaudio", None)[:1], CueFiles(bundled_sounds()), print)
    for file in CueFiles(bundled_sounds()):
        player.play(file)
    player.close()
"""
    nowhere = {"PULSE_SERVER": f"unix:{tmp_path}/dead", "ALSA_CONFIG_PATH": f"{tmp_path}/none"}
    command = [sys.executable, "-c", program, str(tmp_path / "log")]
    environment = os.environ | nowhere
    done = subprocess.run(
        command, capture_output=True, text=True, check=True, env=environment, timeout=PATIENCE
    )
    assert done.stdout == (
        "The sound output miniaudio cannot play: no sound device is responding. "
        "The session continues in silence.\n"
    )
    assert done.stderr == ""
