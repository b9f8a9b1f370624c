"""What the sound library brings along, and nobody needs, stays out."""

import subprocess
import sys
from pathlib import Path

import pytest

LOOK = """
import sys
from acusession.sound.lean import miniaudio
library = miniaudio()
assert library is miniaudio() is sys.modules["miniaudio"]
luggage = ("urllib.request", "http.client", "email", "html", "numpy")
print([name for name in luggage if name in sys.modules])
import html, urllib.request
print(html.escape("<"), urllib.request.Request.__name__)
"""


def test_miniaudio_is_imported_without_its_luggage_and_whoever_wants_that_gets_it() -> None:
    pytest.importorskip("miniaudio")
    done = subprocess.run([sys.executable, "-c", LOOK], capture_output=True, text=True, check=False)
    assert done.stdout == "[]\n&lt; Request\n", done.stderr


def test_one_that_needs_its_luggage_is_imported_with_it(
    tmp_path: Path,
) -> None:
    (tmp_path / "miniaudio.py").write_text("import html\nescaped = html.escape('<')\n")
    look = "from acusession.sound.lean import miniaudio\nprint(miniaudio().escaped)"
    done = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(tmp_path)!r})\n{look}"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout == "&lt;\n", done.stderr
