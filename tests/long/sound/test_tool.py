"""Test that the bundled sounds are those the tool makes."""

import subprocess
import sys
from pathlib import Path

from acusession.domain.cues import Cue
from acusession.paths import bundled_sounds

TOOL = Path(__file__).parents[3] / "tools" / "make_sounds.py"


def test_the_files_are_what_the_tool_makes(tmp_path: Path) -> None:
    subprocess.run([sys.executable, TOOL, tmp_path], check=True)
    for cue in Cue:
        made, kept = (folder / f"{cue}.wav" for folder in (tmp_path, bundled_sounds()))
        assert made.read_bytes() == kept.read_bytes(), cue
