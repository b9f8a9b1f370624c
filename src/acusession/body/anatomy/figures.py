"""The figures by view: front, back and side."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from acusession.body.anatomy import back, front, side
from acusession.body.anatomy.figure import Figure

FIGURES: Mapping[str, Figure] = MappingProxyType(
    {"front": front.FIGURE, "back": back.FIGURE, "side": side.FIGURE}
)
