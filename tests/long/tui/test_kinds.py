"""All kinds of terminals: with few or no colours, few characters, nested, or unable to draw."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from acusession import paths
from acusession.config.settings import Settings
from acusession.config.store import write_settings

if sys.platform == "win32":
    pytest.skip("a Unix terminal", allow_module_level=True)
if not shutil.which("tmux"):
    pytest.skip("no tmux", allow_module_level=True)

from tests.long.tui.screen import look_until
from tests.terminal import acusession
from tests.tmux import PROGRAM, Tmux
from tests.waiting import wait_until

SESSION = "quick P6 --seconds 60 --prepare 1 --mute"
TOLD = ("PRESS", "P6 Nei Guan", "your left side", "space pause", "1 of 2")


@pytest.fixture(autouse=True)
def asked_before(home: Path) -> None:
    """Write settings as they are after the very first start."""
    write_settings(Settings(conditions=frozenset()), paths.config_file())


@pytest.fixture
def tmux(tmp_path: Path) -> Iterator[Tmux]:
    with Tmux(tmp_path, shell="bash --norc --noprofile -i") as tmux:
        yield tmux


def seen(tmux: Tmux, *told: str) -> str:
    """Return the screen once it shows all of it."""
    for text in told:
        look_until(tmux, text)
    return "\n".join(look_until(tmux, told[0]).rows)


def environment(tmux: Tmux, **variables: str) -> None:
    told = " ".join(f"{name}={value}" for name, value in variables.items())
    tmux.type(f"unset COLORTERM LC_ALL LC_CTYPE; export {told}", "Enter")


def painted(tmux: Tmux) -> str:
    """Return the screen with the escape sequences for its colours."""
    return tmux.ask("capture-pane", "-p", "-e")


@pytest.mark.parametrize("term", ["screen", "xterm", "tmux", "rxvt"])
def test_sixteen_colours_tell_everything(tmux: Tmux, term: str) -> None:
    environment(tmux, TERM=term)
    tmux.start(SESSION)
    seen(tmux, *TOLD)
    colours = re.findall(r"\x1b\[([\d;]*)m", painted(tmux))
    assert not any("38;2" in each or "38;5" in each for each in colours), "only the sixteen"
    assert any(re.search(r"\b(3|4|9|10)[0-7]\b", each) for each in colours), "but these"


@pytest.mark.parametrize("term", ["xterm-256color", "linux"])
def test_without_colour_everything_is_told(tmux: Tmux, term: str) -> None:
    environment(tmux, TERM=term, NO_COLOR="1")
    tmux.start(SESSION)
    seen(tmux, *TOLD)
    tmux.type("Space")
    seen(tmux, "PAUSED", "space continue")


@pytest.mark.parametrize(
    "variables",
    [
        {"TERM": "linux"},
        {"TERM": "vt100"},
        {"TERM": "vt220"},
        {"TERM": "xterm-256color", "LANG": "C"},
        {"TERM": "xterm", "LC_ALL": "POSIX"},
        {"TERM": "xterm", "PYTHONIOENCODING": "latin-1"},
    ],
    ids=lambda each: " ".join(each.values()),
)
def test_where_there_are_few_signs_the_screen_keeps_to_them(
    tmux: Tmux, variables: dict[str, str]
) -> None:
    environment(tmux, **variables)
    tmux.start(SESSION)
    screen = seen(tmux, "* PRESS", *TOLD)
    assert screen.isascii(), re.findall(r"[^\x00-\x7f]+", screen)
    assert "####" in screen, "large digits"
    assert re.search("=-{20}", screen), "bars"
    assert re.search(r"[ .:]@[ .:]", screen), "the point on the figure"
    assert "\\u" not in screen
    tmux.type("?")
    assert seen(tmux, "pause or continue", "> ").isascii()


@pytest.mark.parametrize("term", ["dumb", ""])
def test_where_no_screen_can_be_shown_lines_are_said(term: str) -> None:
    words = ("quick", "P6", "--seconds", "1", "--prepare", "0", "--mute")
    with acusession(*words, TERM=term) as terminal:
        terminal.read_until(
            "This terminal does not support full-screen mode. Using plain text mode."
        )
        terminal.read_until("P6 Nei Guan, left side.")
        assert terminal.wait() == 0
        assert "\x1b" not in terminal.output


@pytest.mark.parametrize("size", [(40, 12), (20, 5), (60, 20), (250, 80)], ids=str)
def test_every_size_tells_what_it_has_room_for(tmux: Tmux, size: tuple[int, int]) -> None:
    tmux.resize(*size)
    tmux.start(SESSION)
    told = ("● PRESS", "P6 Nei Guan", "left", "space pause", "q leave")
    rows = seen(tmux, *told).split("\n")
    assert max(len(row.rstrip()) for row in rows) <= size[0]
    tmux.type("q")
    seen(tmux, "Leave the session?", "y leave")
    tmux.type("y")
    seen(tmux, "Now drink some", "q quit")


def test_a_light_ground_is_painted_over_or_used(tmux: Tmux) -> None:
    settings = Settings(conditions=frozenset(), theme="acusession-light")
    write_settings(settings, paths.config_file())
    environment(tmux, TERM="tmux-256color", COLORTERM="truecolor")
    tmux.start(SESSION)
    seen(tmux, *TOLD)
    assert "48;2;247;244;236" in painted(tmux), "its own ground, whatever the terminal's"


@pytest.mark.skipif(not shutil.which("screen"), reason="no screen")
def test_inside_screen_it_runs_and_gives_the_terminal_back(tmux: Tmux, tmp_path: Path) -> None:
    screens = tmp_path / "screens"
    screens.mkdir(mode=0o700)
    (tmp_path / "screenrc").write_text("startup_message off\naltscreen on\ndefutf8 on\n")
    environment(tmux, TERM="xterm-256color", SCREENDIR=str(screens))
    name = f"acusession-{os.getpid()}"
    tmux.type(f"screen -U -S {name} -c {tmp_path}/screenrc sh", "Enter")
    try:
        time.sleep(1)
        tmux.type(f"clear; {PROGRAM} {SESSION}", "Enter")
        seen(tmux, "● PRESS", *TOLD)
        tmux.resize(40, 12)
        seen(tmux, "● PRESS", "P6 Nei Guan", "q leave")
        tmux.type("q")
        seen(tmux, "y leave")
        tmux.type("y")
        seen(tmux, "Now drink some warm water")
        tmux.type("q")
        wait_until(lambda: "drink" not in "\n".join(tmux.screen), lambda: tmux.history)
        tmux.type("echo back again", "Enter")
        seen(tmux, "back again")
        assert "drink" not in "\n".join(tmux.screen)
    finally:
        environ = os.environ | {"SCREENDIR": str(screens)}
        subprocess.run(["screen", "-S", name, "-X", "quit"], env=environ, check=False)


def test_a_window_that_never_keeps_its_size_is_lived_through(tmux: Tmux) -> None:
    tmux.start(SESSION.replace("60", "200"))
    look_until(tmux, "● PRESS")
    for count in range(24):
        tmux.resize(1 + count * 37 % 250, 1 + count * 53 % 80)
        time.sleep(0.05)
    tmux.resize(80, 24)
    seen(tmux, "● PRESS", *TOLD)
