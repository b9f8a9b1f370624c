"""A picture of all points of a routine on a body, each breathing in its turn."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from textual.timer import Timer

from acusession.body.drawing.picture import Glyphs
from acusession.domain.breath import Breath
from acusession.domain.model import Point
from acusession.tui.widgets.drawing import Drawing

_STEPS = 5
"""Number of steps in the brightness of the light; each is drawn only once."""


class Overview(Drawing):
    """Shows points as numbers on a front and a back figure.

    With a `breath` the numbers light up one after another, each for one breath, a step a second.
    """

    def __init__(self, glyphs: Glyphs, breath: Breath | None) -> None:
        super().__init__(glyphs)
        self._breath = breath
        self._numbers: Mapping[int, Point] = {}
        self._shown: tuple[Mapping[int, Point], int | None] | None = None
        self._second = 0
        self._clock: Timer | None = None

    def show(self, numbers: Mapping[int, Point]) -> None:
        """Show these points by their numbers, the first one lit first."""
        if numbers != self._numbers or self._clock is None:
            self._numbers, self._second = numbers, 0
            self._draw()
            if self._clock is None:
                self._clock = self.set_interval(1, self._breathe)

    def _breathe(self) -> None:
        """Draw the next second of the breath, if the picture can be seen."""
        top = self.app.screen
        is_seen = self.screen is top or (top.is_modal and self.screen.is_current)
        if self._numbers and self._is_breathing and is_seen:
            self._second += 1
            self._draw()

    @property
    def _is_breathing(self) -> bool:
        return self._breath is not None and self.can_breathe

    def _draw(self) -> None:
        lit, halo = None, 1.0
        if self._breath is not None and self._is_breathing and self._numbers:
            turn, second = divmod(self._second, self._breath.inhale + self._breath.exhale)
            lit = list(self._numbers)[turn % len(self._numbers)]
            halo = round(self._breath.fullness(second) * _STEPS) / _STEPS
        if (self._numbers, lit) != self._shown:
            from acusession.body.drawing.overview import compose_overview

            self._shown = self._numbers, lit
            self.show_scene(partial(compose_overview, self._numbers, lit))
        self.glow("press", halo)
