"""The source line of a problem with a caret below it."""

import pytest

from acusession.yaml_schema.excerpt import excerpt
from acusession.yaml_schema.problems import Problem, with_source_lines


def rows(text: str, line: int, column: int, columns: int = 60) -> tuple[str, ...]:
    (problem,) = with_source_lines([Problem("f", line, column, "wrong.")], text)
    return excerpt(problem, columns)


@pytest.mark.parametrize(
    ("text", "line", "column", "shown"),
    [
        ("a: b\nname: x\n", 2, 7, ("    name: x", "          ^")),
        ("a: b\r\nname: x\r\n", 2, 1, ("    name: x", "    ^")),
        ("a: 中脘 x\n", 1, 7, ("    a: 中脘 x", "            ^")),
        ("a: e\u0301e x\n", 1, 8, ("    a: e\u0301e x", "          ^")),
        ("a: \x1b[2Jb\n", 1, 4, ("    a: ·[2Jb", "       ^")),
        ("a:\t\u202eb\n", 1, 5, ("    a:··b", "        ^")),
        ("a: b\n", 1, 5, ("    a: b", "        ^")),
        ("a: b\n", 1, 99, ("    a: b", "        ^")),
        ("a: b\n\n", 2, 1, ()),
        ("a: b\n", 3, 1, ()),
        ("", 1, 1, ()),
    ],
)
def test_the_caret_stands_below_the_place(
    text: str, line: int, column: int, shown: tuple[str, ...]
) -> None:
    assert rows(text, line, column) == shown


@pytest.mark.parametrize("sign", ["x", "脘"])
@pytest.mark.parametrize("column", [1, 20, 500, 990])
def test_a_long_line_is_cut_to_the_terminal(sign: str, column: int) -> None:
    text = sign * 1000
    row, caret = rows(text, 1, column, columns=80)
    wide = 2 if sign == "脘" else 1
    assert sum(wide if each == sign else 1 for each in row) < 80
    assert caret.endswith("^")
    assert len(caret) <= 4 + 31 * wide


def test_no_row_is_anything_but_what_can_be_shown() -> None:
    every = "".join(map(chr, range(0x250))) + "\u200b\u202e\u2066\u2028\ud800\U000e0041"
    for at, sign in enumerate(every):
        for row in rows(f"name: {every[at:]}", 1, 7):
            assert row.isprintable(), repr(sign)
