"""The figure of each view."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from acusession.body import back, front, profile
from acusession.body.figure import Figure

FIGURES: Mapping[str, Figure] = MappingProxyType(
    {"front": front.FIGURE, "back": back.FIGURE, "side": profile.FIGURE}
)
