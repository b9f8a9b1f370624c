"""The figure of each view."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from acusession.body.anatomy import back, front, side
from acusession.body.anatomy.figure import Figure

FIGURES: Mapping[str, Figure] = MappingProxyType(
    {"front": front.FIGURE, "back": back.FIGURE, "side": side.FIGURE}
)
