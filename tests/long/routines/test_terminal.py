"""Files built to control a terminal, and the bytes that reach a real one."""

import re
from pathlib import Path

import pytest

from acusession import paths
from acusession.config.settings import Settings
from acusession.config.store import write_settings
from tests.routines.broken import RIGHT
from tests.terminal import Terminal, acusession

MOVE, TITLE, COLOUR, BELL, TURN = (
    "\x1b[77;77H",
    "\x1b]0;owned\x07",
    "\x1b[38;5;199m",
    "\x07",
    "\u202e",
)
ACTS = (MOVE, TITLE, COLOUR, BELL, TURN, "\x9b")

MARKUP = "[red]x[/red] [@click=app.quit]q[/] [link=http://a]b[/link] \\x1b[2J :smile: $text {x} %s"
"""Markup for Rich, Textual or careless formatting, which a file may contain."""

NAMES = [f"{TITLE}name", f"{MOVE}name", f"{COLOUR}{TURN}name", "line\nbreak"]


@pytest.fixture
def folder() -> Path:
    """Return the user's folder: markup in one file, control sequences in texts and file names."""
    write_settings(Settings(conditions=frozenset(), mute=True), paths.config_file())
    folder = paths.user_routines()
    folder.mkdir(parents=True)
    texts = re.sub(
        r"(name|caution|closing|location|technique|posture): .*",
        rf"\1: '{_escaped(MARKUP)}'",
        RIGHT,
    )
    for number in (1, 2):  # names must differ
        texts = texts.replace("    name: '[", f"    name: '{number} [", 1)
    texts = texts.replace("name: '[", "name: 'Marked [", 1).replace(
        "code: S2", "uses: ['[b]u[/b]']"
    )
    (folder / "markup.yaml").write_text(texts, encoding="utf-8")
    for number, act in enumerate(ACTS):
        written = "".join(f"\\U{ord(sign):08x}" for sign in act)
        text = RIGHT.replace("Gently.", f'"Gently {written}"')
        (folder / f"act{number}.yaml").write_text(text, encoding="utf-8")
        text = RIGHT.replace("Gently.", f"Gently {act}")
        (folder / f"raw{number}.yaml").write_text(text, encoding="utf-8")
    for name in NAMES:
        (folder / f"{name}.yaml").write_text(RIGHT, encoding="utf-8")
        (folder / f"wrong {name}.yaml").write_text("name: []\n", encoding="utf-8")
    return folder


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\")


def shown(terminal: Terminal) -> str:
    terminal.wait()
    return terminal.output


def assert_harmless(output: str) -> None:
    """Assert that every line is printable."""
    assert [line for line in output.split("\n") if not line.isprintable()] == []


COMMANDS = {
    "list": ["list"],
    "list for programs": ["list", "--json"],
    "show": ["show", "markup"],
    "show for programs": ["show", "markup", "--json"],
    "dry run": ["start", "markup", "--dry-run"],
    "no such routine": ["start", f"{TITLE}{TURN}"],
    "no such point": ["quick", f"{TITLE}{TURN}"],
    "wrong usage": ["list", f"{TITLE}{TURN}"],
    "new": ["new", f"{TITLE}{TURN}"],
}


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("command", COMMANDS.values(), ids=list(COMMANDS))
def test_a_command_shows_text_alone(command: list[str]) -> None:
    with acusession(*command) as terminal:
        output = shown(terminal)
    assert_harmless(output)
    if "markup" in command and "--json" not in command:
        assert "[red]x[/red]" in output


@pytest.mark.parametrize("options", [[], ["--json"]])
def test_check_shows_text_alone(folder: Path, options: list[str]) -> None:
    files = sorted(str(path) for path in folder.glob("*.yaml"))
    with acusession("check", *files, *options) as terminal:
        output = shown(terminal)
    assert_harmless(output)
    assert output.count("owned") >= 4
    assert options or "\\x1b]0;owned\\x07name.yaml: valid" in output


@pytest.mark.parametrize("name", ["act1.yaml", "raw1.yaml", f"wrong {TITLE}name.yaml"])
def test_a_refusal_shows_text_alone(folder: Path, name: str) -> None:
    with acusession("start", str(folder / name)) as terminal:
        output = shown(terminal)
    assert_harmless(output)
    assert "owned" in output


def test_a_plain_session_shows_text_alone(folder: Path) -> None:
    for name in ("markup", f"{TITLE}name"):
        file = str(folder / f"{name}.yaml")
        options = ("--plain", "--seconds", "1", "--prepare", "0", "--mute")
        with acusession("start", file, *options) as terminal:
            output = shown(terminal)
        assert terminal.process.returncode == 0
        assert_harmless(output)
        assert "Done: " in output
        assert name != "markup" or "[red]x[/red]" in output


CONTROL = re.compile(r"\x1b\[[0-9;?<>=$]*[ -/]*[@-~]|\x1b[()][A-Z0-9]|\x1b[=>78]")


POINTER = re.compile(r"\x1b\]22;[a-z-]*\x07")
"""Textual's sequence that sets the shape of the mouse pointer."""


def assert_no_act(output: str) -> None:
    output = POINTER.sub("", output)
    assert [act for act in ACTS if act in output] == []
    assert not re.search(r"\x1b\][^\x07\x1b]*owned", output)


def test_the_screens_show_text_alone(folder: Path) -> None:
    (folder / "markup.yaml").rename(folder / "a.yaml")
    with acusession(LINES="50", COLUMNS="200") as terminal:
        terminal.read_until("Just one or two")
        terminal.read_until("Marked")
        terminal.type("\x1b[B\x1b[B\x1b[B\x1b[B\x1b[B\x1b[B")
        terminal.type("q")
        assert terminal.wait() == 0
        assert_no_act(terminal.output)
        assert "[red]x[/red]" in CONTROL.sub("", terminal.output)
    with acusession("start", "a", "--seconds", "60", "--prepare", "60", COLUMNS="200") as terminal:
        terminal.read_until("[red]x[/red]")
        terminal.type("i")
        terminal.read_until("[link=http://a]b[/link]")
        terminal.type("+++m")
        terminal.send(15)
        terminal.wait()
        assert_no_act(terminal.output)
