"""Helper processes that misbehave, each a small program: `python -c PROGRAM FOLDER`.

FOLDER is where they leave notes for a test; sound files go to the folder of the request.
"""

from __future__ import annotations

import sys
from pathlib import Path

GOOD = """
import json, pathlib, sys
for line in sys.stdin:
    asked = json.loads(line)
    name = asked["key"] + "-1500.dpcm"
    pathlib.Path(asked["folder"], name).write_bytes(b"")
    print(json.dumps({"key": asked["key"], "file": name}), flush=True)
"""

COUNTS = (
    """
import pathlib, sys
with pathlib.Path(sys.argv[1], "starts").open("a") as starts:
    starts.write("1")
"""
    + GOOD
)

DIES = "import sys; sys.stdin.readline()"

HANGS = """
import os, pathlib, sys, time
sys.stdin.readline()
pathlib.Path(sys.argv[1], "pid").write_text(f"{os.getpid()}.")
time.sleep(600)
"""

COMPLAINS = """
import sys
print("Reading the voices\\n\\nIt found no \\x1b[2J voice.", file=sys.stderr)
sys.exit(3)
"""

COMPLAINS_ALWAYS = "import sys; sys.stderr.write('no ' * 100_000)" + GOOD

BABBLES = """
import sys
for line in sys.stdin:
    print("ALSA lib pcm.c: \\x1b[2J what?", flush=True)
"""

LIES = """
import json, sys
for line in sys.stdin:
    print(json.dumps({"key": json.loads(line)["key"], "file": "../../etc/passwd"}), flush=True)
"""

FLOODS = "import sys\nwhile True: sys.stdout.write('x' * 100000)"

REFUSES = """
import json, sys
for line in sys.stdin:
    print(json.dumps({"key": json.loads(line)["key"], "error": "no such voice"}), flush=True)
"""

FAULTY = """
import json, sys
for line in sys.stdin:
    print(json.dumps({"key": json.loads(line)["key"], "fault": "no model"}), flush=True)
"""

REFUSES_ONE = (
    """
import json, pathlib, sys
refused = json.loads(sys.stdin.readline())
print(json.dumps({"key": refused["key"], "error": "no such letter"}), flush=True)
"""
    + GOOD
)

HEARS_NOTHING_OF_ONE = (
    """
import json, sys
unheard = json.loads(sys.stdin.readline())
print(json.dumps({"key": unheard["key"], "silence": True}), flush=True)
"""
    + GOOD
)

DIES_ONCE = (
    """
import pathlib, sys
died = pathlib.Path(sys.argv[1], "died")
if not died.exists():
    died.touch()
    sys.exit(sys.stdin.readline() and 1)
"""
    + GOOD
)


def command(program: str, folder: Path) -> tuple[str, ...]:
    return (sys.executable, "-S", "-E", "-c", program, str(folder))
