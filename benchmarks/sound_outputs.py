"""Compare the CPU that each sound output takes for a minute of cues and words.

All outputs play at the same time, on a PipeWire of their own, so that a busy machine affects all.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from acusession.domain.cues import Cue
from acusession.paths import bundled_sounds, bundled_voice
from acusession.sound.cue_files import CueFiles
from acusession.sound.outputs.base import Output
from acusession.sound.outputs.miniaudio_output import MiniaudioOutput
from acusession.sound.outputs.player_output import PlayerOutput
from acusession.sound.outputs.player_programs import PROGRAMS
from acusession.sound.outputs.simpleaudio_output import SimpleaudioOutput
from acusession.sound.player import Player

MINUTE: Final = 60.0

_OUTPUTS: Final = ("miniaudio", "simpleaudio", "pw-cat", "paplay", "aplay")
"""The outputs; the others are compared with the first."""

_SPOKEN: Final = 3
"""Sentences after each cue that words follow."""

_CUES: Final = {
    0: (Cue.PREPARE,),
    20: (Cue.PRESS,),
    32: (Cue.HALF_WAY,),
    42: (Cue.LAST_THREE,),
    43: (Cue.LAST_THREE,),
    44: (Cue.LAST_THREE,),
    45: (Cue.END, Cue.OTHER_SIDE),
}
"""The cues of a step by their seconds; words follow the first and the last."""


def main() -> None:
    """Measure the output named on the command line, or print a table of all."""
    if sys.argv[1:]:
        print(_cpu_of_a_minute(sys.argv[1]))
        return
    seconds = dict(_measured())
    print("| output | CPU a minute | compared with miniaudio |\n|---|---|---|")
    for name, used in seconds.items():
        print(f"| {name} | {used:.2f} s | {used / seconds[_OUTPUTS[0]]:.1f}x |")


def _measured() -> Iterator[tuple[str, float]]:
    from tests.long.sound.servers import PipeWire

    with tempfile.TemporaryDirectory(prefix="sound") as folder:
        alsa = Path(folder, "asound.conf")
        alsa.write_text("pcm.!default {type pulse}\nctl.!default {type pulse}\n")
        os.environ.update(XDG_RUNTIME_DIR=folder, HOME=folder, ALSA_CONFIG_PATH=str(alsa))
        server = PipeWire(Path(folder))
        try:
            command = (sys.executable, "-m", "benchmarks.sound_outputs")
            running = [
                subprocess.Popen((*command, name), stdout=subprocess.PIPE) for name in _OUTPUTS
            ]
            for name, process in zip(_OUTPUTS, running, strict=True):
                printed, _ = process.communicate()
                yield name, float(printed)
        finally:
            server.end()


def _cpu_of_a_minute(name: str) -> float:
    """Return the seconds of CPU for a minute, of this process and of those that it starts."""
    words = sorted(bundled_voice().glob("*.dpcm"))[:_SPOKEN]
    cue_files = CueFiles(bundled_sounds())
    player = Player([_output(name)], cue_files, sys.exit)
    player.ready(MINUTE)
    before, began = _cpu(), time.monotonic()
    for at, cues in _CUES.items():
        time.sleep(max(0.0, began + at - time.monotonic()))
        said = words if at in {min(_CUES), max(_CUES)} else ()
        player.play(*map(cue_files.of, cues), *said)
    time.sleep(max(0.0, began + MINUTE - time.monotonic()))
    if player.output_name != _output(name).name:
        sys.exit(f"{name} does not play")
    player.close()
    return _cpu() - before


def _output(name: str) -> Output:
    if name == "miniaudio":
        return MiniaudioOutput()
    if name == "simpleaudio":
        return SimpleaudioOutput()
    return PlayerOutput([program for program in PROGRAMS if program.name == name])


def _cpu() -> float:
    used = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(each.ru_utime + each.ru_stime for each in used)


if __name__ == "__main__":
    main()
