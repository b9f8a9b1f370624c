"""The choice of a keyboard, and waiting without one."""

from __future__ import annotations

import time

import pytest

from acusession.console.keyboard import NoKeyboard, keyboard


def test_without_a_terminal_there_is_no_keyboard(monkeypatch: pytest.MonkeyPatch) -> None:
    with open("/dev/null") as nothing:
        monkeypatch.setattr("sys.stdin", nothing)
        assert not keyboard().can_ask


def test_without_keys_time_passes_and_none_come(monkeypatch: pytest.MonkeyPatch) -> None:
    slept: list[float] = []
    monkeypatch.setattr(time, "sleep", slept.append)
    with NoKeyboard() as keys:
        assert keys.wait(0.75) == ()
        assert keys.wait(None) == (), "never for ever, or a signal would have to end it"
    assert slept[0] == 0.75
    assert len(slept) == 2
