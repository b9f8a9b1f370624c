"""Any file at all is read as a routine or rejected with sentences."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.routines.hostile import FLOODS, in_a_child, is_answered, mutations

a_few = settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])


@a_few
@given(raw=mutations)
def test_a_damaged_routine(raw: bytes, tmp_path: Path) -> None:
    assert is_answered(raw, tmp_path / "damaged.yaml")


@a_few
@given(text=st.text())
def test_any_text(text: str, tmp_path: Path) -> None:
    assert is_answered(text.encode(), tmp_path / "any.yaml")


@a_few
@given(raw=st.binary())
def test_any_bytes(raw: bytes, tmp_path: Path) -> None:
    assert is_answered(raw, tmp_path / "any.yaml")


@pytest.mark.parametrize("opening", [b"[", b"{a: ", b"- ", b"? ", b"[{", b"points: ["])
def test_nesting_without_end(opening: bytes, tmp_path: Path) -> None:
    raw = opening * min(200_000, 999_999 // len(opening))
    sentence = in_a_child(raw, tmp_path)
    assert (
        sentence == "nesting is deeper than 20 levels; use fewer levels." or opening == b"points: ["
    )


@pytest.mark.parametrize("flood", FLOODS)
def test_a_flood_of_one_thing(flood: bytes, tmp_path: Path) -> None:
    assert in_a_child(flood * (50_000 // len(flood)), tmp_path)


def test_a_bomb_of_aliases(tmp_path: Path) -> None:
    bomb = "name: &a x\n" + "".join(f"k{n}: &b{n} [*a, *a, *a, *a]\n" for n in range(30))
    assert in_a_child(bomb.encode(), tmp_path).startswith("anchors (&name) and aliases (*name)")


@pytest.mark.parametrize(
    "call",
    [
        "!!python/object/apply:os.system ['touch made']",
        "!!python/object/apply:os.system 'touch made'",
        "!!python/object/new:os.system ['touch made']",
        "!!python/object/apply:subprocess.run [[touch, made]]",
        "!!python/module:made",
        "!!python/name:os.system",
    ],
)
def test_a_file_runs_nothing(call: str, tmp_path: Path) -> None:
    sentence = in_a_child(f"name: {call}\n".encode(), tmp_path)
    assert sentence == "tags (!name) are not supported; delete the tag."
    assert [file.name for file in tmp_path.iterdir()] == ["hostile.yaml"]
