"""The documents are correct: their links lead somewhere and their examples work."""

from __future__ import annotations

import asyncio
import re
import shlex
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from acusession.cli.commands import COMMANDS
from acusession.cli.parser import parse

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "acusession"
PAGES = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]

each_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)


def read(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def named_files(text: str) -> Iterator[str]:
    """Yield the targets of links, and paths of this project in backticks."""
    yield from re.findall(r"\]\((?!https?:)([^)#]+)", text)
    yield from re.findall(r"`((?:docs|routines|sounds|src|tests|tools)/[\w./-]*)`", text)


@each_page
def test_every_file_it_names_is_there(page: Path) -> None:
    places = (page.parent, ROOT, SOURCE)
    missing = [
        name for name in named_files(read(page)) if not any((at / name).exists() for at in places)
    ]
    assert missing == []


def examples(text: str) -> list[str]:
    """Return every `acusession ...` on its own line, meant to be typed as it is."""
    lines = re.findall(r"^(?: {4})?(?:[A-Z_]+=\S+ )*acusession (.*)$", text, re.MULTILINE)
    return [line.partition("#")[0].partition("|")[0].strip() for line in lines]


@each_page
def test_every_example_is_understood(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for example in examples(read(page)):
        try:
            parse(shlex.split(example))
        except SystemExit:  # a usage error, which prints a message, or a printed completion
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
    """Return the place and the letters of each text in a picture, without colours and drawing."""
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
    assert signs(picture) == signs(taken), "take it again: python tools/take_pictures.py"
