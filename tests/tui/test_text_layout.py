"""No text is lost without a mark, and cautions are the last to be shortened."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from acusession.console.text_width import width, wrapped
from acusession.tui.text_layout import Row, Text, lay_out
from acusession.tui.text_pages import lay_out_pages

WORD = st.text(st.sampled_from("abc中文é-"), min_size=1, max_size=14)
SENTENCE = st.lists(WORD, min_size=1, max_size=8).map(lambda words: " ".join(words) + ".")
ITEMS = st.lists(SENTENCE, max_size=3).map(tuple)
WIDTHS = st.tuples(
    st.integers(1, 40), st.integers(0, 6), st.integers(1, 60), st.integers(0, 6)
).map(lambda sizes: [sizes[0]] * sizes[1] + [sizes[2]] * sizes[3])


@st.composite
def texts(draw: st.DrawFn) -> tuple[Text, ...]:
    find, careful = draw(ITEMS), draw(ITEMS)
    return (
        Text("", draw(ITEMS), 1, is_remark=True),
        Text("Where", draw(ITEMS), 2),
        Text("Find", find, 1, tuple(str(n) for n in range(1, len(find) + 1))),
        Text("Careful", careful, 4, ("·",) * len(careful), is_caution=True),
    )


def letters(rows: tuple[Row, ...]) -> str:
    """Return the rows without spaces, bullets and marks."""
    return "".join(f"{row.label}{row.text}" for row in rows).replace(" ", "").replace("·", "")


def letters_of(text: Text) -> str:
    return (text.label + text.running).replace(" ", "")


CAUTION = Text("Careful", ("Not on bone. Not on sore skin.",), 4, is_caution=True)


@given(texts(), WIDTHS)
@example((CAUTION, Text("Find", ("Go up.",), 1)), [20, 20])
@example((Text("Find", ("Go up.",), 1), CAUTION), [13])
def test_what_is_not_shown_has_a_mark_and_nothing_is_wider_than_its_row(
    given_texts: tuple[Text, ...], widths: list[int]
) -> None:
    rows = lay_out(given_texts, widths, "i")
    assert len(rows) <= len(widths)
    assert all(width(row.plain) <= room for row, room in zip(rows, widths, strict=False))
    everything = "".join(letters_of(text) for text in given_texts if text.items)
    if widths and letters(rows) != everything:
        assert any(row.mark for row in rows)


@given(texts(), st.integers(28, 60), st.integers(1, 8))
def test_cautions_are_whole_wherever_they_fit_with_a_mark(
    given_texts: tuple[Text, ...], cells: int, rows: int
) -> None:
    careful = given_texts[-1]
    with_mark = list(wrapped(f"Careful__{careful.running}_…_i", cells))
    if careful.items and len(with_mark) <= rows:
        assert letters_of(careful) in letters(lay_out(given_texts, [cells] * rows, "i"))


def test_a_text_ends_after_a_sentence_or_else_after_a_word() -> None:
    text = Text("How", ("Press lightly. Then breathe out slowly and wait.",), 1)
    assert [row.plain for row in lay_out([text], [30], "i")] == ["How  Press lightly. … i"]
    assert [row.plain for row in lay_out([text], [16], "i")] == ["How  Press … i"]


def test_the_mark_names_the_users_own_key() -> None:
    assert lay_out([CAUTION], [30], "f1")[0].mark == "… f1"
    assert lay_out([CAUTION], [30], "")[0].mark == "…"


def test_where_not_even_a_word_fits_there_is_a_sign_of_the_caution() -> None:
    assert [row.plain for row in lay_out([CAUTION], [8], "i")] == ["! i"]


WITHOUT_CAUTIONS = (
    Text("", ("a aa中中 a中中中中 aaaa中中中 aaaaaaaaaa中中中中.", "a a aa中."), 1, is_remark=True),
    Text("Where", ("a.",), 2),
    Text(
        "Find", ("aaa aaaaaaaaaaa中中中 a aaa.", "a.", "a a a aa中中 aa中中中."), 1, ("1", "2", "3")
    ),
    Text("Careful", (), 4, is_caution=True),
)


@given(texts(), st.integers(44, 60), st.integers(4, 12))  # wide enough for any word, label and mark
@example(WITHOUT_CAUTIONS, 28, 7)
def test_on_four_pages_or_fewer_place_and_cautions_are_whole(
    given_texts: tuple[Text, ...], cells: int, rows: int
) -> None:
    pages = lay_out_pages(given_texts, [cells] * rows, "i")
    assert all(len(page) <= rows for page in pages)
    for text in (given_texts[1], given_texts[3]):
        read = letters(tuple(row for page in pages for row in _rows_of(page, text)))
        assert text.running.replace(" ", "") in read or len(pages) == 4


def _rows_of(page: tuple[Row, ...], text: Text) -> tuple[Row, ...]:
    """Return the rows of a text with a label, but for the label."""
    starts = [number for number, row in enumerate(page) if row.label]
    for number, start in enumerate(starts):
        end = [*starts, len(page)][number + 1]
        if page[start].label.strip() == text.label:
            return (Row(text=page[start].text), *page[start + 1 : end])
    return ()


def test_what_matters_most_stays_while_the_pages_turn() -> None:
    where = Text("Where", ("Below the knee, on the outside.",), 5)
    find = Text("Find", ("Bend your knee.", "Feel for the hollow."), 1, ("1", "2"))
    pages = lay_out_pages([where, find, CAUTION], [20] * 5, "i")
    assert [[row.plain for row in page] for page in pages] == [
        ["Where  Below the", "knee, on the", "outside.", "Careful  Not on", "bone. … 1/4"],
        ["Where  Below the", "knee, on the", "outside.", "Careful  Not on sore", "skin. … 2/4"],
        ["Where  Below the", "knee, on the", "outside.", "Find  1 Bend your", "knee. … 3/4"],
        ["Where  Below the", "knee, on the", "outside.", "Find  2 Feel for the", "hollow. 4/4"],
    ]


def test_lists_hang_and_have_space_between_them_where_there_is_room() -> None:
    find = Text("Find", ("Let your arm hang down.", "Go up."), 1, ("1", "2"))
    where = Text("Where", ("Here.",), 2)
    assert [row.plain for row in lay_out([where, find], [26] * 9, "i")] == [
        "Where    Here.",
        "",
        "Find     1 Let your arm",
        "           hang down.",
        "         2 Go up.",
    ]
