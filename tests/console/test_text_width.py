"""Columns are aligned for names in any script, composed or decomposed."""

from __future__ import annotations

import unicodedata
from typing import Literal, TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from acusession.console.text_width import cut, fitted, padded, width, wrapped

Form: TypeAlias = Literal["NFC", "NFD"]

NAMES = {
    "Latin": "Mal de tête",
    "Vietnamese": "Huyệt Túc Tam Lý",
    "Cyrillic": "Мой йога-комплекс",
    "Chinese": "我的背部",
    "half-width": "ｶﾀｶﾅ",
    "Japanese": "かがみが大切です",
    "Korean": "내 등 혈자리",
    "Hindi": "मेरी पीठ",
    "Thai": "จุดกดหลัง",
    "Hebrew": "גַּב עֶלְיוֹן",
    "Arabic": "ظَهْري",
    "emoji": "Rücken 👩‍👧 ❤️ 👍🏽",
}

every_name = pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
either_form = pytest.mark.parametrize("form", ["NFC", "NFD"])


@every_name
@either_form
def test_a_text_is_as_wide_as_the_screen_draws_it(name: str, form: Form) -> None:
    text = unicodedata.normalize(form, name)
    assert width(text) == cell_len(text)
    assert width(text) == width(unicodedata.normalize("NFC", name))


@every_name
@either_form
def test_a_column_takes_its_cells_and_no_letter_is_taken_apart(name: str, form: Form) -> None:
    text = unicodedata.normalize(form, name)
    for cells in range(30):
        assert cell_len(fitted(text, cells)) == cells
        assert cell_len(padded(text, cells)) == max(cells, cell_len(text))
        rest = text[len(cut(text, cells)) :]
        assert not rest or not unicodedata.combining(rest[0])


@every_name
@either_form
def test_rows_are_broken_between_words_and_nothing_of_them_is_lost(name: str, form: Form) -> None:
    text = unicodedata.normalize(form, f"{name} and {name} {name.replace(' ', '')}")
    for cells in range(2, 40):
        rows = list(wrapped(text, cells))
        assert all(cell_len(row) <= cells for row in rows)
        assert "".join(rows).replace(" ", "") == text.replace(" ", "")
    assert list(wrapped("press the 足三里 now", 10)) == ["press the", "足三里 now"]


@given(st.text(), st.integers(0, 30))
def test_whatever_the_text_is_it_is_cut_where_it_must_be(text: str, cells: int) -> None:
    taken = cut(text, cells)
    assert text.startswith(taken)
    assert width(taken) <= cells
    assert width(fitted(text, cells)) == cells


def test_an_empty_line_is_a_row_of_its_own() -> None:
    assert list(wrapped("", 20)) == [""]
