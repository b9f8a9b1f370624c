"""The documents are correct: links and file names lead somewhere, and examples work."""

from __future__ import annotations

import asyncio
import re
import shlex
from importlib import import_module
from pathlib import Path

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


def test_the_examples_are_found() -> None:
    assert "start --points UB20,P6" in examples(read(ROOT / "README.md"))


def test_every_source_that_is_cited_is_listed_and_the_other_way_round() -> None:
    cited, listed = read(ROOT / "docs" / "sources.md").split("## The sources")
    key = r"\[([A-Z][A-Z0-9]*)\]"
    assert set(re.findall(key, cited)) == set(re.findall(key, listed))


def signs(svg: str) -> list[tuple[str, str]]:
    """Where each letter of a picture stands, and which it is; not its colour, nor the drawing."""
    placed = re.findall(r'<text x="([\d.]+)" y="([\d.]+)"[^>]*>([^<]*)</text>', svg)
    return [(f"{x} {y}", sign) for x, y, sign in placed]


def test_the_picture_of_the_readme_says_what_a_session_says(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.syspath_prepend(ROOT / "tools")
    take_pictures = import_module("take_pictures")
    moment = take_pictures.MOMENTS[0]
    picture = read(ROOT / "docs" / "pictures" / f"{moment.name}.svg")
    assert f"docs/pictures/{moment.name}.svg" in read(ROOT / "README.md")
    taken = asyncio.run(take_pictures.take(moment))
    assert signs(picture) == signs(taken), "take it anew: python tools/take_pictures.py"
