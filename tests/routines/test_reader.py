"""Parsing a routine file into a routine, or into all its problems."""

import os
import time
from pathlib import Path

import pytest

from acusession.domain.model import (
    Condition,
    Intensity,
    Placement,
    Reach,
    Side,
    Source,
    SpokenForms,
)
from acusession.routines.reader import read_routine
from acusession.yaml_schema.problems import FileError
from tests.routines.broken import BROKEN, RIGHT, Broken
from tests.routines.broken_more import MEASURES, SIGNS, VALUES
from tests.routines.broken_yaml import NOT_YAML
from tests.samples import BOTH


def written(folder: Path, text: str | bytes) -> Path:
    file = folder / "small.yaml"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return file


def told(file: Path) -> list[str]:
    with pytest.raises(FileError) as caught:
        read_routine(file)
    return str(caught.value).splitlines()


WRONG = BROKEN | MEASURES | VALUES | SIGNS | NOT_YAML


@pytest.mark.parametrize("broken", WRONG.values(), ids=list(WRONG))
def test_a_wrong_file_is_told_line_by_line(broken: Broken, tmp_path: Path) -> None:
    assert RIGHT.count(broken.old) >= 1
    file = written(tmp_path, RIGHT.replace(broken.old, broken.new, 1))
    assert told(file) == [f"{file}:{line}" for line in broken.told]


def test_a_small_routine(tmp_path: Path) -> None:
    routine = read_routine(written(tmp_path, RIGHT))
    assert (routine.id, routine.name, routine.prepare) == ("small", "Small", 10)
    assert (routine.caution, routine.closing) == ("Gently.", "Now drink some warm water.")
    assert (routine.description, routine.source) == ("", None)
    first, second = routine.points
    assert (first.id, first.sides, first.press) == ("first", BOTH, 30)
    assert (first.code, first.reach, first.intensity) == ("", Reach.ONE_HAND, Intensity.MODERATE)
    assert (first.find, first.cautions, first.avoid_if) == ((), (), frozenset())
    assert (first.say, first.figure) == (SpokenForms(), None)
    assert (second.code, second.sides, second.press) == ("S2", (Side.MIDLINE,), 90)


def test_a_routine_with_everything_in_it(tmp_path: Path) -> None:
    more = """\
    pinyin: Dìèr
    hanzi: 第二
    meaning: the second one
    find: [Look., Feel.]
    reach: needs a ball
    ready: [a soft ball]
    uses: [tension]
    cautions: [Beware.]
    avoid_if: [pregnancy, blood_thinners, pregnancy]
    intensity: firm
    aliases: [Two]
    note: A note.
    say: {code: S two}
    figure: {view: back, from: t11, toward: t12, cun: -0.5, of: 1.61, lateral: 2, detail: trunk}
description: About it.
source: {title: A book, author: Somebody, url: "https://example.org"}
"""
    text = RIGHT.replace("sides: midline", "sides: left")
    routine = read_routine(written(tmp_path, text + more))
    assert routine.description == "About it."
    assert routine.source == Source(title="A book", author="Somebody", url="https://example.org")
    point = routine.points[1]
    assert (point.pinyin, point.hanzi, point.meaning) == ("Dìèr", "第二", "the second one")
    assert (point.find, point.ready, point.uses) == (
        ("Look.", "Feel."),
        ("a soft ball",),
        ("tension",),
    )
    assert (point.cautions, point.aliases, point.note) == (("Beware.",), ("Two",), "A note.")
    assert point.avoid_if == {Condition.PREGNANCY, Condition.BLOOD_THINNERS}
    assert (point.reach, point.intensity) == (Reach.NEEDS_BALL, Intensity.FIRM)
    assert point.say == SpokenForms(code="S two")
    assert point.figure == Placement(
        view="back", start="t11", toward="t12", cun=-0.5, of=1.61, lateral=2.0, detail="trunk"
    )


@pytest.mark.parametrize(
    ("word", "sides"),
    [
        ("both", BOTH),
        ("left", (Side.LEFT,)),
        ("right", (Side.RIGHT,)),
        ("midline", (Side.MIDLINE,)),
    ],
)
def test_left_comes_before_right(word: str, sides: tuple[Side, ...], tmp_path: Path) -> None:
    file = written(tmp_path, RIGHT.replace("sides: both", f"sides: {word}"))
    assert read_routine(file).points[0].sides == sides


def test_a_point_may_answer_twice_to_one_name(tmp_path: Path) -> None:
    text = RIGHT.replace("code: S2", "code: Second\n    aliases: [SECOND]")
    assert read_routine(written(tmp_path, text)).points[1].code == "Second"


@pytest.mark.parametrize("encoded", [b"\xef\xbb\xbf" + RIGHT.encode(), RIGHT.encode()])
@pytest.mark.parametrize("breaks", [b"\n", b"\r\n", b"\r"])
def test_however_an_editor_saves_it(encoded: bytes, breaks: bytes, tmp_path: Path) -> None:
    routine = read_routine(written(tmp_path, encoded.replace(b"\n", breaks)))
    assert [point.id for point in routine.points] == ["first", "second"]


def test_places_are_right_behind_a_byte_order_mark_and_windows_line_breaks(tmp_path: Path) -> None:
    text = RIGHT.replace("press: 30s", "press: é").replace("\n", "\r\n")
    file = written(tmp_path, b"\xef\xbb\xbf" + text.encode())
    assert told(file) == [
        f"{file}:9:12: 'é' is not a valid duration; write it like 90, 90s, 1m30s or 1:30."
    ]


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (b"", "the file is empty."),
        (b"\xef\xbb\xbf", "the file is empty."),
        (b"\n\n# nothing\n", "the file is empty."),
        ("name: Caf\xe9\n".encode("latin-1"), "not UTF-8 text (byte 9); save the file as UTF-8."),
        (RIGHT.encode("utf-16"), "not UTF-8 text (byte 0); save the file as UTF-8."),
        (b"\x89PNG\r\n\x1a\n\x00", "not UTF-8 text (byte 0); save the file as UTF-8."),
        (b"PK\x03\x04rest", None),
        (b"\x00" * 100, "character not allowed in YAML; delete it."),
        (b"#" * 1_000_001, "the file is larger than 1 MB; shorten it."),
    ],
)
def test_what_is_no_text_at_all(raw: bytes, sentence: str | None, tmp_path: Path) -> None:
    file = written(tmp_path, raw)
    (line,) = told(file)
    if sentence is None:
        assert line == f"{file}:1:3: character not allowed in YAML; delete it."
    else:
        assert line == f"{file}:1:1: {sentence}"


def test_no_such_file(tmp_path: Path) -> None:
    file = tmp_path / "none.yaml"
    assert told(file) == [f"{file}:1:1: cannot be read: No such file or directory."]


def test_a_folder(tmp_path: Path) -> None:
    (line,) = told(tmp_path)
    assert line.startswith(f"{tmp_path}:1:1: cannot be read: ")


def test_a_file_nobody_may_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    file = tmp_path / "locked.yaml"
    file.touch()
    monkeypatch.setattr(os, "open", refuse)
    assert told(file) == [f"{file}:1:1: cannot be read: Permission denied."]


def test_a_path_no_system_knows() -> None:
    (line,) = told(Path("nul\0l.yaml"))
    assert "cannot be read" in line


def test_a_name_of_many_accents_is_answered_at_once(tmp_path: Path) -> None:
    """Normalizing it would take quadratic time."""
    accents = "\u0300\u0316" * 200_000
    started = time.process_time()
    (line,) = told(written(tmp_path, RIGHT.replace("name: First", f"name: {accents}")))
    assert line.endswith(":7:11: the text is longer than 200 characters; shorten it.")
    assert time.process_time() - started < 1


def test_more_values_than_any_routine_has(tmp_path: Path) -> None:
    (line,) = told(written(tmp_path, "a: [" + "b," * 50_001))
    assert line.endswith("too many values (limit 50,000); make the file shorter.")


def test_the_largest_routine_there_can_be(tmp_path: Path) -> None:
    lists = "".join(
        f"    {key}: [{', '.join(f'{key} {number}' for number in range(20))}]\n"
        for key in ("find", "ready", "uses", "cautions")
    )
    head, point = RIGHT[: RIGHT.index("  - id: first")], RIGHT[RIGHT.index("  - id: second") :]
    points = "".join(
        point.replace("second", f"p{number}")
        .replace("Second", f"P {number}")
        .replace("S2", f"{number}")
        + lists
        for number in range(200)
    )
    assert len(read_routine(written(tmp_path, head + points)).points) == 200


def test_a_flood_of_mistakes_is_answered_shortly(tmp_path: Path) -> None:
    flood = "".join(f"pont{number:x}:\n" for number in range(5_000))
    lines = told(written(tmp_path, flood))
    assert len(lines) == 101
