"""The characters that a terminal can show."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from types import SimpleNamespace

import pytest
from rich.cells import cell_len

from acusession.console.capabilities import supports_unicode
from acusession.domain.plan import PlanOptions, make_plan
from acusession.tui.ascii_filter import in_ascii
from tests.tui.stage import in_session, middle_back

tells_locale_apart = pytest.mark.skipif(
    sys.version_info >= (3, 15), reason="since 3.15 the UTF-8 mode is on in every locale"
)


@pytest.mark.parametrize(
    ("encoding", "term", "expected"),
    [
        ("utf-8", "xterm-256color", True),
        ("utf-8", "linux", False),
        ("latin-1", "xterm-256color", False),
        ("ascii", "screen", False),
        ("utf-8", "vt100", False),
        ("utf-8", "vt220", False),
        ("utf-8", "vte-256color", True),
        ("utf-8", "screen.vte-256color", True),
        ("utf-8", "screen.linux", False),
        ("utf-8", "cons25", False),
        ("utf-8", "konsole", True),
    ],
)
def test_chinese_is_shown_where_it_can_be_read(
    encoding: str, term: str, expected: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", term)
    with io.TextIOWrapper(io.BytesIO(), encoding=encoding) as stdout:
        monkeypatch.setattr("sys.__stdout__", stdout)
        assert supports_unicode() is expected


def test_without_any_output_nothing_is_assumed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.__stdout__", None)
    assert not supports_unicode()


@pytest.mark.parametrize(
    ("locale", "expected"),
    [
        ({"LANG": "C"}, False),
        ({"LANG": "POSIX"}, False),
        ({"LC_ALL": "C", "LANG": "en_GB.UTF-8"}, False),
        ({"LANG": "C", "LC_CTYPE": "C.UTF-8"}, True),
        ({"LANG": "C", "LC_CTYPE": "UTF-8"}, True),  # as on a Mac
        ({"LANG": "C", "LC_CTYPE": "en_GB.UTF-8"}, True),
        ({"LANG": "en_GB.UTF-8"}, True),
        ({}, True),  # as in most containers, whose terminals know all characters
    ],
    ids=str,
)
def test_a_locale_without_signs_is_believed(
    locale: dict[str, str], expected: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("LANG")
    monkeypatch.setattr("sys.flags", SimpleNamespace(utf8_mode=0))
    for name, value in locale.items():
        monkeypatch.setenv(name, value)
    assert supports_unicode() is expected


@pytest.mark.parametrize(
    ("locale", "expected"),
    [
        ("LANG=C", False),
        pytest.param("LANG=C LC_CTYPE=C.UTF-8", True, marks=tells_locale_apart),
        ("LANG=C LC_ALL=C", False),
    ],
)
@pytest.mark.skipif(sys.platform != "linux", reason="C.UTF-8 is a locale on Linux")
def test_what_python_makes_of_the_locale_is_not_taken_for_the_users_word(
    locale: str, expected: bool
) -> None:
    asks = "from acusession.console.capabilities import supports_unicode; print(supports_unicode())"
    told = subprocess.run(
        ["env", "-i", f"HOME={os.environ['HOME']}", *locale.split(), sys.executable, "-c", asks],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert told.stdout.strip() == str(expected)


async def test_where_there_are_few_signs_every_screen_keeps_to_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TERM", "linux")
    async with in_session(make_plan(middle_back(), PlanOptions()), size=(200, 60)) as stage:
        await stage.see("o FIND THE POINT", "UB20 Pi Shu Pishu - your left side", "> UB20")
        assert any("######" in row for row in stage.rows), "large digits"
        for key in ("i", "escape", "question_mark", "escape", "h", "escape", "q", "y"):
            assert stage.text.isascii(), key
            await stage.press(key)
        assert stage.text.isascii()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("▄████▄ ━━╸──", ".####. ===--"),
        ("✓ done · 0:42", "x done - 0:42"),
        ("Píshū 脾俞", "Pishu ????"),
        ("“as it is” – so…", '"as it is" - so~'),
    ],
)
def test_signs_become_others_as_wide(text: str, told: str) -> None:
    assert in_ascii(text) == told
    assert cell_len(told) == cell_len(text)
