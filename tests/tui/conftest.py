"""Fixtures that give every test the same terminal, whatever terminal the tests run in."""

import io
from collections.abc import Iterator

import pytest

_TERMINAL = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}


@pytest.fixture(autouse=True)
def fast_frames(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let screens paint more often than 60 times a second, because tests wait for whole frames."""
    monkeypatch.setattr("textual.screen.UPDATE_PERIOD", 0.001)


@pytest.fixture(autouse=True)
def terminal(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for variable, value in _TERMINAL.items():
        monkeypatch.setenv(variable, value)
    for variable in ("NO_COLOR", "FORCE_COLOR", "LC_ALL", "LC_CTYPE", "COLUMNS", "LINES"):
        monkeypatch.delenv(variable, raising=False)
    with io.TextIOWrapper(io.BytesIO(), encoding="utf-8") as stdout:
        monkeypatch.setattr("sys.__stdout__", stdout)
        yield
