"""The picture that `show` prints or writes."""

import io
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from textual.color import Color

from acusession.body.drawing.glow import Glow
from acusession.body.drawing.palette import Palette
from acusession.cli.picture import GLOW, PALETTE
from acusession.console.text_width import cut, width
from acusession.tui.theme import DARK
from tests.cli.program import Program


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    monkeypatch.setenv("LINES", "31")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.delenv("COLORTERM", raising=False)
    monkeypatch.setattr("sys.__stdout__", io.TextIOWrapper(io.BytesIO(), "utf-8"))


@pytest.mark.usefixtures("screen")
def test_no_picture_in_a_pipe_unless_asked_for(program: Program) -> None:
    words = program("show", "P6").out
    assert "3 fingers up" not in words
    asked = program("show", "P6", "--picture").out
    assert asked.endswith(words)
    picture = asked[: -len(words)]
    assert picture.count("\n") == 30
    assert "3 fingers up" in picture
    assert "\x1b" not in picture
    assert "●" in picture


@pytest.mark.usefixtures("screen")
def test_a_terminal_gets_it_in_colour(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("acusession.cli.picture.sys.stdout.isatty", lambda: True, raising=False)
    shown = program("show", "P6").out
    assert "\x1b[38;5;221" in shown
    assert "█" in shown
    assert "\x1b" not in program("show", "P6", "--no-picture").out


@pytest.mark.usefixtures("screen")
@pytest.mark.parametrize("colours", ["truecolor", "24bit"])
def test_with_24_bit_colour_it_is_shaded(
    program: Program, monkeypatch: pytest.MonkeyPatch, colours: str
) -> None:
    monkeypatch.setenv("COLORTERM", colours)
    monkeypatch.setattr("acusession.cli.picture.sys.stdout.isatty", lambda: True, raising=False)
    shown = program("show", "P6").out
    assert "\x1b[38;2;242;198;128" in shown
    assert "\x1b[38;5;" not in shown


@pytest.mark.usefixtures("screen")
@pytest.mark.parametrize("name", ["P6", "middle_back"])
def test_in_a_terminal_the_text_is_wrapped_at_its_width(
    program: Program, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    piped = program("show", name).out
    monkeypatch.setattr("acusession.cli.show.sys.stdout.isatty", lambda: True, raising=False)
    wrapped = program("show", name, *(() if name == "middle_back" else ("--no-picture",))).out
    assert max(map(len, piped.splitlines())) > 60
    assert all(len(line) <= 60 or " " not in line for line in wrapped.splitlines())
    assert wrapped.split() == piped.split()


@pytest.mark.usefixtures("screen")
@pytest.mark.parametrize("columns", [100, 120])
@pytest.mark.parametrize("name", ["P6", "UB20", "Kidney"])
def test_in_a_wide_terminal_text_and_picture_are_next_to_each_other_on_one_page(
    program: Program, monkeypatch: pytest.MonkeyPatch, name: str, columns: int
) -> None:
    piped = program("show", name).out
    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.setenv("LINES", "40")
    monkeypatch.setattr("acusession.cli.show.sys.stdout.isatty", lambda: True, raising=False)
    rows = re.sub(r"\x1b\[[\d;]*m", "", program("show", name).out).splitlines()
    assert len(rows) < 40
    assert max(map(width, rows)) <= columns
    text = [cut(row, columns - 48).rstrip() for row in rows]
    assert " ".join(text).split() == piped.split()
    assert any("█" in row for row in rows)


@pytest.mark.usefixtures("screen")
def test_a_bare_terminal_gets_ascii(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "linux")
    words = program("show", "CV12").out
    assert program("show", "CV12", "--picture").out[: -len(words)].isascii()


@pytest.mark.usefixtures("screen")
def test_the_side_asked_for(program: Program) -> None:
    assert "your left arm" in program("show", "P6", "--picture").out
    assert "your right arm" in program("show", "P6", "--picture", "--side", "right").out
    assert "is not on the left side" in program.refuse("show", "Liver", "--side", "left", code=2)


def test_svg_file(program: Program, tmp_path: Path) -> None:
    file = tmp_path / "p6.svg"
    ran = program("show", "P6", "--side", "right", "--svg", str(file))
    assert (ran.code, ran.out, ran.error) == (0, "", "")
    root = ElementTree.parse(file).getroot()
    assert "your right arm, palm side" in [
        text.text for text in root.iter("{http://www.w3.org/2000/svg}text")
    ]


def test_svg_says_why_not(program: Program, tmp_path: Path) -> None:
    missing = tmp_path / "no" / "p6.svg"
    assert "cannot be written" in program.refuse("show", "P6", "--svg", str(missing))
    assert "need a point" in program.refuse("show", "middle_back", "--svg", "x.svg", code=2)


def test_its_colours_are_those_of_the_dark_theme() -> None:
    own = DARK.variables
    skin = own["skin-rim"], own["skin-light"]
    used = DARK.background, *skin, own["measure"], DARK.foreground
    assert Palette(*(Color.parse(str(each)).rgb for each in used)) == PALETTE
    assert Glow(Color.parse(own["press"]).rgb) == GLOW
