"""Labelled texts in a limited number of rows: what does not fit is marked, cautions go last."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from acusession.console.text_width import cut, width

_INDENT: Final = 9
"""The least column of a list in cells, so that it is the same in all phases of a session."""

_AFTER_LABEL: Final = "  "

_SENTENCE_ENDS: Final = (".", "!", "?", "。", "！", "？")

_WHOLE: Final = 1_000_000
"""More rows than any text has."""

STYLES: Final = ((True, 1), (True, 0), (False, 1), (False, 0))
"""Ways to set texts, the airiest first: as lists or running, with so many blank rows between."""

Words: TypeAlias = tuple[str, ...]
"""The words of a text, each with the space before it, if any."""


class Text(Struct, frozen=True):
    """A text with a label, e.g. "Find". Its items have `bullets` where they stand in a list.

    In a running text only numbers are kept. The texts with the lowest `priority` are the first to
    be shortened. A `remark` has no label and is centred.
    """

    label: str
    items: tuple[str, ...]
    priority: int
    bullets: tuple[str, ...] = ()
    is_caution: bool = False
    is_remark: bool = False

    @property
    def is_numbered(self) -> bool:
        """True for a list of steps."""
        return self.bullets[:1] != () and self.bullets[0].isdigit()

    @property
    def running(self) -> str:
        """The items as one running text."""
        if self.is_numbered:
            return " ".join(f"{n} {item}" for n, item in zip(self.bullets, self.items, strict=True))
        return " ".join(self.items)


class Row(Struct, frozen=True):
    """One row: a label, text, and the mark of omitted text; each may be empty."""

    label: str = ""
    text: str = ""
    mark: str = ""
    is_remark: bool = False
    is_quiet: bool = False

    @property
    def plain(self) -> str:
        """The whole row as text."""
        return self.label + self.text + self.mark


def lay_out(texts: Sequence[Text], widths: Sequence[int], key: str) -> tuple[Row, ...]:
    """Return the texts in at most `len(widths)` rows, each as wide as its entry in `widths`.

    A text that does not fit ends after a sentence, or if none fits after a word, with the mark
    "… i", where `key` is "i", the key that shows the rest. If a text is omitted, at least one
    other text has the mark. The first sentence of a caution has priority over everything. Where
    it has the highest priority, it is whole wherever it fits with a mark, and otherwise its rest
    comes after the text of the next priority. Elsewhere its rest comes in its turn.
    """
    return lay_out_part(texts, widths, key)[0]


def lay_out_part(
    texts: Sequence[Text],
    widths: Sequence[int],
    key: str,
    *,
    styles: Sequence[tuple[bool, int]] = STYLES,
    is_cut_in_sentences: bool = True,
) -> tuple[tuple[Row, ...], tuple[Text, ...]]:
    """Return the same as `lay_out`, and the texts that are left, for another page.

    It takes the first of the `styles` in which all fits, or else the last. Without
    `is_cut_in_sentences` a text ends after a sentence only.
    """
    texts = tuple(text for text in texts if any(text.items))
    if not texts or not widths:
        return (), ()
    room = _Room(texts, widths, f"… {key}".rstrip(), is_cut_in_sentences=is_cut_in_sentences)
    for is_list, gap in styles:
        rows = room.all(is_list=is_list, gap=gap)
        if rows is not None:
            return rows, ()
    if shown := room.shortened():
        rows = tuple(row for text in texts if text in shown for row in shown[text].rows)
        return rows, room.left(shown)
    sign = "!" if any(text.is_caution for text in texts) else "…"
    return (Row(mark=cut(f"{sign} {key}".rstrip(), widths[0])),), texts


class _Shown(Struct, frozen=True):
    """The rows of a text, and the number of its words in them."""

    rows: tuple[Row, ...]
    words: int


class _Room:
    def __init__(
        self,
        texts: tuple[Text, ...],
        widths: Sequence[int],
        mark: str,
        *,
        is_cut_in_sentences: bool,
    ) -> None:
        self._is_cut_in_sentences = is_cut_in_sentences
        self._texts = texts
        self._widths = widths
        self._mark = mark
        self._indent = max(_INDENT, *(width(text.label + _AFTER_LABEL) for text in texts))
        self._words = {text: _words(text.running, min(widths)) for text in texts}

    def all(self, *, is_list: bool, gap: int) -> tuple[Row, ...] | None:
        """Return all texts, whole, or None if they do not fit."""
        rows: list[Row] = []
        for text in self._texts:
            rows += [Row()] * (gap if rows else 0)
            in_list = is_list and not text.is_remark
            rows += self._listed(text, len(rows)) if in_list else self._run(text, len(rows))
        return tuple(rows) if self._holds(rows) else None

    def shortened(self) -> dict[Text, _Shown]:
        """Return the texts, shortened in order of priority; {} if not even a word fits."""
        shown: dict[Text, _Shown] = {}
        by_priority = sorted(self._texts, key=lambda text: -text.priority)
        caution = next((text for text in by_priority if text.is_caution), None)
        is_first = caution is by_priority[0]
        if caution and not (is_first and self._is_whole(caution, self._with_most_of({}, caution))):
            shown = self._with(shown, caution, self._rows_of_first_sentence(caution)) or shown
            if is_first:
                by_priority[:2] = [*by_priority[1:2], caution]
        for text in by_priority:
            shown = self._with_most_of(shown, text)
        return shown

    def _with_most_of(self, shown: dict[Text, _Shown], added: Text) -> dict[Text, _Shown]:
        """Return what is shown with as much of a text as fits, or unchanged if nothing does."""
        for most in (_WHOLE, *range(len(self._widths), 0, -1)):
            if (more := self._with(shown, added, most)) is not None:
                return more
        return shown

    def left(self, shown: Mapping[Text, _Shown]) -> tuple[Text, ...]:
        """Return what is not shown, for another page; no remark continues there."""
        left = (self._left(text, shown) for text in self._texts if not text.is_remark)
        return tuple(text for text in left if text is not None)

    def _left(self, text: Text, shown: Mapping[Text, _Shown]) -> Text | None:
        """Return what is left of a text, or None if it was shown whole."""
        words = self._words[text]
        if text not in shown:
            return text
        if self._is_whole(text, shown):
            return None
        done = shown[text].words
        if text.is_numbered:
            return _without_first(text, self._ends(text)[0].index(done) + 1)
        return replace(text, items=("".join(words[done:]).strip(),), bullets=())

    def _ends(self, text: Text) -> tuple[Sequence[int], ...]:
        """Return the numbers of words after which a text may be cut, the better places first.

        A numbered step and a sentence of a remark say nothing unless they are whole.
        """
        words = self._words[text]
        if text.is_numbered:
            without = (_without_first(text, n) for n in range(1, len(text.items)))
            cells = min(self._widths)
            return ([len(words) - len(_words(each.running, cells)) for each in without],)
        inner = range(1, len(words))
        at_sentences = [n for n in inner if _ends_sentence(words[n - 1])]
        in_sentences = self._is_cut_in_sentences and not text.is_remark
        return (at_sentences, inner) if in_sentences else (at_sentences,)

    def _is_whole(self, text: Text, shown: Mapping[Text, _Shown]) -> bool:
        return text in shown and shown[text].words == len(self._words[text])

    def _rows_of_first_sentence(self, text: Text) -> int:
        words = self._words[text]
        sentence = next((n for n in range(1, len(words)) if _ends_sentence(words[n - 1])), 0)
        for rows in range(1, len(self._widths) + 1):
            shown = self._filled(text, 0, rows, has_mark=True)
            if shown is not None and sentence and shown.words >= sentence:
                return rows
        return len(self._widths)

    def _with(
        self, shown: Mapping[Text, _Shown], added: Text, most: int
    ) -> dict[Text, _Shown] | None:
        """Return what is shown with a text in at most `most` rows; None if others had to shrink."""
        placed: dict[Text, _Shown] = {}
        texts = [text for text in self._texts if text in shown or text is added]
        is_marked = len(texts) == len(self._texts)
        start = 0
        for text in texts:
            has_mark = text is texts[-1] and not is_marked
            limit = most if text is added else _WHOLE
            before = shown[text] if text in shown else _Shown((), 1)
            if text is not added and before.words < len(self._words[text]):
                limit = len(before.rows)
            part = self._filled(text, start, limit, has_mark=has_mark)
            if part is None or part.words < before.words:
                return None
            placed[text] = part
            start += len(part.rows)
            is_marked = is_marked or part.words < len(self._words[text])
        return placed

    def _filled(self, text: Text, start: int, most: int, *, has_mark: bool) -> _Shown | None:
        """Return as much of a text as fits in `most` rows, or None if nothing can be shown."""
        words = self._words[text]
        rows = self._run(text, start, len(words), has_mark=has_mark)
        if len(rows) <= most and self._holds(rows, start):
            return _Shown(tuple(rows), len(words))
        for ends in self._ends(text):
            best: _Shown | None = None
            low, high = 0, len(ends)
            while low < high:
                middle = (low + high) // 2
                rows = self._run(text, start, ends[middle], has_mark=True)
                if len(rows) <= most and self._holds(rows, start):
                    best, low = _Shown(tuple(rows), ends[middle]), middle + 1
                else:
                    high = middle
            if best is not None:
                return best
        return None

    def _run(
        self, text: Text, start: int, end: int | None = None, *, has_mark: bool = False
    ) -> list[Row]:
        """Return the first `end` words as a running text that starts in the row `start`."""
        words = self._words[text][:end]
        mark = f" {self._mark}" if has_mark else ""
        label = text.label + _AFTER_LABEL if text.label else ""
        lines = self._wrapped((*words[:-1], words[-1] + mark), start, label, 0)
        rows = [Row("", line, "", text.is_remark) for line in lines]
        rows[0] = Row(label, lines[0][len(label) :], "", text.is_remark)
        if has_mark:
            last = rows[-1]
            shown = last.text.removesuffix(self._mark)
            rows[-1] = Row(last.label, shown, self._mark, text.is_remark)
        return rows

    def _listed(self, text: Text, start: int) -> list[Row]:
        """Return the items one below the other, with their bullets."""
        rows: list[Row] = []
        label = f"{text.label:{self._indent}}"
        bullets = text.bullets or ("",) * len(text.items)
        for bullet, item in zip(bullets, text.items, strict=True):
            lead = " " * self._indent + (f"{bullet} " if bullet else "")
            words = _words(item, max(1, min(self._widths) - len(lead)))
            lines = self._wrapped(words, start + len(rows), lead, len(lead))
            rows += [Row("", line) for line in lines]
        rows[0] = Row(label, rows[0].text[self._indent :])
        return rows

    def _wrapped(self, words: Words, start: int, lead: str, indent: int) -> list[str]:
        lines = [lead]
        is_empty = True
        for word in words:
            at = start + len(lines) - 1
            room = self._widths[min(at, len(self._widths) - 1)]
            if is_empty:
                lines[-1] += word.lstrip()
            elif width(lines[-1]) + width(word) <= room:
                lines[-1] += word
            else:
                lines.append(" " * indent + word.lstrip())
            is_empty = False
        return lines

    def _holds(self, rows: Sequence[Row], start: int = 0) -> bool:
        return start + len(rows) <= len(self._widths) and all(
            width(row.plain) <= room for row, room in zip(rows, self._widths[start:], strict=False)
        )


def _words(text: str, cells: int) -> Words:
    """Return the words; one too long for a row is broken between its characters."""
    words: list[str] = []
    for word in text.split():
        space = " " if words else ""
        if words and words[-1].strip().isdigit() and width(words[-1]) + width(word) < cells:
            words[-1] += f" {word}"  # a number stays with its noun or its sentence
            continue
        if width(word) <= cells:
            words.append(space + word)
            continue
        for char in word:
            if words and not width(char):
                words[-1] += char
            else:
                words.append(space + char)
            space = ""
    return tuple(words)


def _without_first(text: Text, steps: int) -> Text:
    return replace(text, items=text.items[steps:], bullets=text.bullets[steps:])


def _ends_sentence(word: str) -> bool:
    return word.endswith(_SENTENCE_ENDS)
