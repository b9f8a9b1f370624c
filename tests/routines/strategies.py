"""Hypothesis strategies for any routine that a file can contain."""

from hypothesis import strategies as st

from acusession.domain.model import (
    Condition,
    Intensity,
    Placement,
    Point,
    Reach,
    Routine,
    Side,
    Source,
    SpokenForms,
)
from acusession.domain.point_search import normalize_name

SIDES = [(Side.LEFT, Side.RIGHT), (Side.LEFT,), (Side.RIGHT,), (Side.MIDLINE,)]

TRAPS = [
    "true", "null", "~", "1:30", "0x10", "on", "- a", "a: b", "# a", "'", '"', "[b]x[/b]", "{a}",
    "&a", "*a", "!a", "%a", "@a", "`a", "|", ">", "? a", "=", "<<", "---", "...", "a #b", "1e3",
    "0o7", "2020-01-01", "\\e[2J", "中脘", "Zhōngwǎn", "\u200d", "👩\u200d⚕️", "ש", "a,b",
    "a " * 90, ":", ",",
]  # fmt: skip
"""Texts that mean something else in YAML if they are not quoted."""

signs = st.characters(exclude_categories=["C", "Z"], include_characters=" ")

words = st.one_of(
    st.sampled_from(TRAPS).map(str.strip),
    st.text(signs, min_size=1, max_size=30).map(lambda text: " ".join(text.split())).filter(bool),
)

lists = st.one_of(st.just(()), st.lists(words, min_size=1, max_size=4).map(tuple))


def decimals(least: int, most: int) -> st.SearchStrategy[float]:
    """Return a strategy for numbers with up to six decimals, which the reader accepts."""
    return st.integers(least * 10**6, most * 10**6).map(lambda millionths: millionths / 10**6)


placings = st.builds(
    Placement,
    view=st.just("front"),
    start=st.just("umbilicus"),
    toward=st.just("xiphisternal_junction"),
    cun=decimals(0, 8),
    of=st.just(8.0),
    lateral=decimals(-2, 2),
    detail=st.sampled_from(["", "trunk"]),
)


@st.composite
def points(draw: st.DrawFn, number: int) -> Point:
    sides = draw(st.sampled_from(SIDES))
    figure = draw(st.none() | placings) if sides != (Side.MIDLINE,) else None
    return Point(
        id=f"p{number}",
        name=draw(words),
        sides=sides,
        press=draw(st.integers(1, 600)),
        location=draw(words),
        technique=draw(words),
        posture=draw(words),
        code=draw(st.just("") | words),
        pinyin=draw(st.just("") | words),
        hanzi=draw(st.just("") | words),
        meaning=draw(st.just("") | words),
        find=draw(lists),
        reach=draw(st.sampled_from(Reach)),
        ready=draw(lists),
        uses=draw(lists),
        cautions=draw(lists),
        avoid_if=draw(st.frozensets(st.sampled_from(Condition))),
        intensity=draw(st.sampled_from(Intensity)),
        aliases=draw(lists),
        note=draw(st.just("") | words),
        say=draw(
            st.just(SpokenForms())
            | st.builds(
                SpokenForms,
                code=words,
                name=st.just("") | words,
                pinyin=st.sampled_from(("", "nei4 guan1")),
            )
        ),
        figure=figure,
    )


def _is_named_once(routine: Routine) -> bool:
    """Return true if each name means only one point."""
    owners: dict[str, str] = {}
    return all(
        owners.setdefault(normalize_name(name), point.id) == point.id
        for point in routine.points
        for name in (point.code, point.name, point.id, *point.aliases)
        if name
    )


@st.composite
def routines(draw: st.DrawFn) -> Routine:
    numbers = range(draw(st.integers(1, 3)))
    sources = st.builds(Source, title=words, author=st.just("") | words, url=st.just("") | words)
    return Routine(
        id="mine",
        name=draw(words),
        points=tuple(draw(points(number)) for number in numbers),
        closing=draw(words),
        caution=draw(words),
        prepare=draw(st.integers(0, 600)),
        rounds=draw(st.integers(1, 9)),
        description=draw(st.just("") | words),
        source=draw(st.none() | sources),
    )


written = routines().filter(_is_named_once)
