"""Checks that no safety text on a screen is cut without a mark."""

from __future__ import annotations

import re

from acusession.tui.widgets.figure import Figure
from tests.tui.stage import Stage

SIZES = ((40, 15), (60, 20), (80, 24), (120, 40), (200, 60))
"""The sizes at which every screen is looked at."""

PHONE = 40


def session_words(stage: Stage) -> str:
    """Return the running words of a session's screen, without the figure and bullets."""
    aside = stage.session.query_one("#aside")
    figure = aside.region if aside.display else stage.session.query_one(Figure).region
    rows = [
        row.crop(0, figure.x).text + row.crop(figure.right).text
        if figure.y <= y < figure.bottom and figure.width
        else row.text
        for y, row in enumerate(stage.strips)
    ]
    return " ".join(re.sub("[·]", " ", " ".join(rows)).split())


def assert_cautions_are_shown(stage: Stage) -> None:
    """Check that the caution is whole, or at least its first sentence with a mark."""
    shown, cautions = session_words(stage), stage.view.step.point.cautions
    if not cautions:
        return
    everything = " ".join(cautions)
    about = (stage.app.size, stage.view.phase, stage.view.index, stage.text)
    first = cautions[0].split(". ")[0].removesuffix(".")
    assert first in shown, about
    if everything not in shown:
        assert re.search(r"Careful .*[.\w,;] … (i|1/\d)\b", shown), about
        assert stage.app.size.width <= PHONE, about
    for label, text in (
        ("Where", stage.view.step.point.location),
        ("How", stage.view.step.point.technique),
    ):
        if label in shown and text not in shown:
            assert re.search(rf"{label} .*… (i|1/\d)\b", shown), about
