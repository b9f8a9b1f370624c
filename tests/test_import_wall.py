"""The core of the program imports no screen and no sound library."""

import json
import os
import pkgutil
import subprocess
import sys

import acusession

FACES = ("acusession.tui", "acusession.sound", "acusession.__main__")
"""The modules that may import them."""

ELSEWHERE = "keyboard.unix" if os.name == "nt" else "keyboard.windows"
"""The module that only another system's Python can import."""

OUTSIDE = ("textual", "rich", "miniaudio", "simpleaudio")

_SCRIPT = """
import importlib, json, sys
outside = sys.argv[1].split(",")
loaded = {}
for module in sys.argv[2:]:
    importlib.import_module(module)
    loaded[module] = [name for name in outside if name in sys.modules]
print(json.dumps(loaded))
"""


def heart() -> list[str]:
    found = pkgutil.walk_packages(acusession.__path__, "acusession.")
    names = [module.name for module in found]
    return [name for name in names if not (name.startswith(FACES) or name.endswith(ELSEWHERE))]


def loaded_after(modules: list[str], outside: tuple[str, ...]) -> dict[str, list[str]]:
    """Import the modules in a new process; return those of `outside` loaded after each."""
    child = subprocess.run(
        [sys.executable, "-c", _SCRIPT, ",".join(outside), *modules],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    loaded = json.loads(child.stdout)
    assert isinstance(loaded, dict)
    return loaded


def test_the_heart_is_found() -> None:
    assert {
        "acusession.domain.model",
        "acusession.domain.plan",
        "acusession.errors",
        "acusession.paths",
        "acusession.runtime.runner",
        "acusession.config.settings",
        "acusession.cli.main",
        "acusession.session.machine",
        "acusession.session.view",
        "acusession.routines.reader",
        "acusession.yaml_schema.compose",
    } <= set(heart())


def test_a_loaded_module_would_be_seen() -> None:
    assert loaded_after(["json", "yaml"], ("yaml.nodes",)) == {"json": [], "yaml": ["yaml.nodes"]}


def test_the_heart_stands_alone() -> None:
    assert loaded_after(heart(), OUTSIDE) == {module: [] for module in heart()}
