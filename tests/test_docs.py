"""The documents are correct: links and file names lead somewhere, and examples work."""

from __future__ import annotations

import asyncio
import re
import shlex
from importlib import import_module
from pathlib import Path
from xml.etree import ElementTree

import pytest

from acusession.cli.commands import COMMANDS
from acusession.cli.parser import parse

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "acusession"
PAGES = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
FOR_DEVELOPERS = [ROOT / "CONTRIBUTING.md", *(ROOT / "docs" / "development").glob("*.md")]
"""Pages that name files of the project only; the others name files of the user too."""


def name_of(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


each_page = pytest.mark.parametrize("page", PAGES, ids=name_of)


def read(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def links(text: str) -> list[str]:
    """Return the relative links, without what they point to inside a page."""
    return re.findall(r"\]\((?!https?:)([^)#]+)", text)


def named_paths(text: str) -> list[str]:
    """Return what is in backticks and can only be a path of this project."""
    words = re.findall(r"`(\.?\w[\w.-]*(?:/[\w.-]+)*/?)`", text)
    return [word for word in words if "/" in word or word.endswith((".py", ".tcss"))]


@each_page
def test_every_link_leads_somewhere(page: Path) -> None:
    assert [link for link in links(read(page)) if not (page.parent / link).exists()] == []


@each_page
def test_every_file_of_the_checkout_that_is_named_is_there(page: Path) -> None:
    named = re.findall(r"`((?:docs|routines|sounds|src|tests|tools)/[\w./-]*)`", read(page))
    assert [name for name in named if not exists(name)] == []


@pytest.mark.parametrize("page", FOR_DEVELOPERS, ids=name_of)
def test_every_path_that_is_named_for_developers_is_there(page: Path) -> None:
    assert [name for name in named_paths(read(page)) if not exists(name)] == []


def exists(name: str) -> bool:
    """Tell whether a path is there, in the checkout or below the package."""
    return (ROOT / name).exists() or (SOURCE / name).exists()


def test_paths_are_found_in_a_text() -> None:
    text = "`tui/app.py`, `app.py`, `.ci/run`, `sounds/voice/`; not `config.yaml`, `~/a/b`, `a b/c`"
    assert named_paths(text) == ["tui/app.py", "app.py", ".ci/run", "sounds/voice/"]


def examples(text: str) -> list[str]:
    """Every `acusession ...` that stands as a line of its own, to be typed as it is."""
    lines = re.findall(r"^(?: {4})?(?:[A-Z_]+=\S+ )*acusession (.*)$", text, re.MULTILINE)
    return [line.partition("#")[0].partition("|")[0].strip() for line in lines]


@each_page
def test_every_example_is_understood(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for example in examples(read(page)):
        try:
            parse(shlex.split(example))
        except SystemExit:  # wrong usage, which is told, or a completion, which is printed
            assert "acusession: " not in capsys.readouterr().err, example


@each_page
def test_every_command_in_a_sentence_is_one(page: Path) -> None:
    named = re.findall(r"`acusession ([a-z][\w-]*)", read(page))
    assert set(named) <= set(COMMANDS)


USERS = [ROOT / "README.md", *(ROOT / "docs" / "guide").glob("*.md")]
OPTION = r"(?<![\w-])--[a-z][a-z-]+"


def options_of(command: str, capsys: pytest.CaptureFixture[str]) -> set[str]:
    """Return the options in the help of a command."""
    with pytest.raises(SystemExit):
        parse([command, "--help"])
    return set(re.findall(OPTION, capsys.readouterr().out))


def test_the_help_and_the_pages_for_users_agree(capsys: pytest.CaptureFixture[str]) -> None:
    pages = "\n".join(map(read, USERS))
    assert {name for name in COMMANDS if f"acusession {name}" not in pages} == set()
    told = set().union(*(options_of(name, capsys) for name in COMMANDS))
    assert "--prepare" in told
    code = " ".join(re.findall(r"`((?:acusession |--)[^`\n]+)`", pages))
    named = set(re.findall(OPTION, code))
    assert "--plain" in named
    assert named - told - {"--version"} == set(), "on a page, but in no help"


def test_the_examples_are_found() -> None:
    assert "start --points UB20,P6" in examples(read(ROOT / "README.md"))


def test_every_source_that_is_cited_is_listed_and_the_other_way_round() -> None:
    cited, listed = read(ROOT / "docs" / "sources.md").split("## The sources")
    key = r"\[([A-Z][A-Z0-9]*)\]"
    assert set(re.findall(key, cited)) == set(re.findall(key, listed))


PICTURES = ROOT / "docs" / "pictures"
MOVING = PICTURES / "session-moving.svg"


def placed_words(svg: str) -> list[tuple[str, str]]:
    """Return the words of a picture and where they are; no colours, no drawing."""
    found = re.findall(r'<text x="([\d.]+)" y="([\d.]+)"[^>]*>([^<]*)</text>', svg)
    return [(f"{x} {y}", word) for x, y, word in found]


@pytest.mark.parametrize("name", ["session-moving", "session", "session-80x24"])
def test_a_picture_shows_what_a_session_shows(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(ROOT / "tools")
    take_pictures = import_module("take_pictures")
    [picture] = (each for each in take_pictures.PICTURES if each.name == name)
    taken = asyncio.run(take_pictures.take(picture))
    shown = read(PICTURES / f"{name}.svg")
    assert placed_words(shown) == placed_words(taken), "run: python tools/take_pictures.py"


def test_every_picture_is_on_a_page() -> None:
    shown = {(page.parent / link).resolve() for page in PAGES for link in links(read(page))}
    assert set(PICTURES.iterdir()) <= shown
    assert f"({MOVING.relative_to(ROOT).as_posix()})" in read(ROOT / "README.md")


@pytest.mark.parametrize("picture", PICTURES.iterdir(), ids=name_of)
def test_a_picture_is_small_and_needs_nothing_else(picture: Path) -> None:
    svg = read(picture)
    tags = {element.tag.rpartition("}")[2] for element in ElementTree.fromstring(svg).iter()}
    assert tags <= {"svg", "style", "g", "rect", "path", "text"}
    assert "url(" not in svg
    assert "@import" not in svg
    assert len(svg.encode()) < (1_000_000 if picture == MOVING else 400_000)


@pytest.mark.parametrize("picture", PICTURES.iterdir(), ids=name_of)
def test_the_body_in_a_picture_has_volume(picture: Path) -> None:
    colours = set(re.findall(r'<path fill="(#\w+)"', read(picture)))
    assert len(colours) > 50, "taken without the colours of a shaded body"


def test_the_moving_picture_leads_from_the_point_to_the_closing() -> None:
    text = " ".join(word for _, word in placed_words(read(MOVING)))
    parts = ["FIND THE POINT", "PRESS", "FIND THE POINT · RIGHT", "Now drink some warm water."]
    found = re.search(".*".join(map(re.escape, parts)), text)
    assert found is not None, text


def test_the_frames_of_the_moving_picture_follow_each_other_in_a_loop() -> None:
    svg = read(MOVING)
    played = re.findall(r'class="later" style="animation-name:(\w+)"', svg)
    shown_at = re.findall(r"@keyframes (\w+)\{0%\{visibility:hidden\}([\d.]+)%", svg)
    assert [name for name, _ in shown_at] == played
    assert 8 <= 1 + len(played) <= 12
    times = [0.0, *(float(share) for _, share in shown_at), 100.0]
    assert times == sorted(set(times))
