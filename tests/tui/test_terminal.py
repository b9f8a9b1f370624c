"""What this terminal can show."""

from __future__ import annotations

import io

import pytest

from acusession.tui.terminal import shows_chinese


@pytest.mark.parametrize(
    ("encoding", "term", "expected"),
    [
        ("utf-8", "xterm-256color", True),
        ("utf-8", "linux", False),
        ("latin-1", "xterm-256color", False),
        ("ascii", "screen", False),
    ],
)
def test_chinese_is_shown_where_it_can_be_read(
    encoding: str, term: str, expected: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", term)
    with io.TextIOWrapper(io.BytesIO(), encoding=encoding) as stdout:
        monkeypatch.setattr("sys.__stdout__", stdout)
        assert shows_chinese() is expected


def test_without_any_output_nothing_is_assumed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.__stdout__", None)
    assert not shows_chinese()
