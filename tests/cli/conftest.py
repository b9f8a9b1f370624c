"""Commands run in this process leave its logging as it was."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest

from tests.cli.program import Program


@pytest.fixture(autouse=True)
def own_logging(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    log = logging.getLogger("acusession")
    monkeypatch.setattr(log, "propagate", log.propagate)
    monkeypatch.setattr(log, "handlers", [])
    monkeypatch.setattr(logging, "raiseExceptions", logging.raiseExceptions)
    yield
    for handler in log.handlers:
        handler.close()


@pytest.fixture
def program(capsys: pytest.CaptureFixture[str]) -> Program:
    return Program(capsys)
