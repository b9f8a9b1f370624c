"""The same terminal for every test, whatever terminal the tests are run in."""

import io
from collections.abc import Iterator

import pytest

_TERMINAL = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}


@pytest.fixture(autouse=True)
def looks_often(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have Textual's pilot look for idleness more often than fifty times a second."""
    monkeypatch.setattr("textual._wait.SLEEP_GRANULARITY", 0.005)
    monkeypatch.setattr("textual._wait.SLEEP_IDLE", 0.0005)


@pytest.fixture(autouse=True)
def terminal(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for variable, value in _TERMINAL.items():
        monkeypatch.setenv(variable, value)
    for variable in ("NO_COLOR", "FORCE_COLOR", "LC_ALL", "LC_CTYPE", "COLUMNS", "LINES"):
        monkeypatch.delenv(variable, raising=False)
    with io.TextIOWrapper(io.BytesIO(), encoding="utf-8") as stdout:
        monkeypatch.setattr("sys.__stdout__", stdout)
        yield
