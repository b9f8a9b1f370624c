"""With any standard streams, a command does its work or says in one sentence why it cannot."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from acusession import paths
from acusession.config.settings import Settings
from acusession.config.store import write_settings
from tests.cli.program import child

if sys.platform == "win32":
    pytest.skip("a shell", allow_module_level=True)

SESSION = (
    *("start", "--plain", "--output", "none"),
    *("--points", "CV12", "--seconds", "1", "--prepare", "0"),
)
LAST = "Now drink some warm water."
NO_SPACE = "acusession: The output cannot be written: No space left on device.\n"

COMMANDS = [("list",), ("--help",), SESSION]
full = pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")


@pytest.fixture(autouse=True)
def asked_before(home: Path) -> None:
    """Answer the questions of the first start."""
    write_settings(Settings(conditions=frozenset()), paths.config_file())


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_reader_that_has_seen_enough_is_no_failure(command: tuple[str, ...]) -> None:
    ran = child(*command, shell='"$@" | true; exit "${PIPESTATUS[0]}"')
    assert ran.returncode == 0
    assert "Traceback" not in ran.stderr
    assert "Exception ignored" not in ran.stderr


def test_the_first_line_can_be_taken_alone() -> None:
    ran = child("list", shell='"$@" | head -1')
    assert ran.stdout.startswith("middle_back: ")
    assert (ran.stdout.count("\n"), ran.stderr) == (1, "")


@full
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_full_disk_is_told_as_what_it_is(command: tuple[str, ...]) -> None:
    ran = child(*command, shell='"$@" >/dev/full')
    assert (ran.returncode, ran.stderr) == (1, NO_SPACE)


@full
def test_so_it_is_where_each_line_is_written_at_once() -> None:
    ran = child("list", shell='"$@" >/dev/full', PYTHONUNBUFFERED="1")
    assert (ran.returncode, ran.stderr) == (1, NO_SPACE)


@full
def test_nowhere_to_complain_is_still_an_exit_code() -> None:
    assert child("list", shell='"$@" >/dev/full 2>/dev/full').returncode == 1
    assert child("show", "xyzzy", shell='"$@" 2>/dev/full').returncode == 1


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_a_closed_stream_is_no_failure(command: tuple[str, ...], closed: str) -> None:
    ran = child(*command, shell=f'"$@" {closed}')
    assert (ran.returncode, ran.stderr) == (0, "")
    assert bool(ran.stdout) == (">&-" not in closed.replace("2>&-", ""))


def test_a_session_without_input_says_all_its_words() -> None:
    for shell in ('"$@" </dev/null', '"$@" <&-'):
        ran = child(*SESSION, shell=shell)
        assert ran.stdout.splitlines()[-1] == LAST, shell
        assert "\x1b" not in ran.stdout


def test_a_sign_the_output_lacks_is_a_question_mark() -> None:
    ran = child("show", "P6", PYTHONIOENCODING="latin-1")
    assert ran.returncode == 0
    assert ran.stdout.startswith("P6 Nei Guan (N")
    assert "??, inner gate)." in ran.stdout


@pytest.mark.parametrize("command", [("show", "P6"), SESSION], ids=" ".join)
def test_any_locale_will_do(command: tuple[str, ...]) -> None:
    ran = child(*command, LC_ALL="C", PYTHONCOERCECLOCALE="0", PYTHONUTF8="0")
    assert (ran.returncode, ran.stderr) == (0, "")


def test_the_fall_back_to_lines_is_said_apart_from_them() -> None:
    ran = child(*(word for word in SESSION if word != "--plain"))
    assert ran.stderr == ("acusession: The output is not a terminal. Using plain text mode.\n")
    assert ran.stdout.splitlines()[-1] == LAST


# Settings that cannot be read or saved


def test_damaged_settings_are_told_and_left_alone_and_the_session_runs() -> None:
    paths.config_file().write_text("mute: maybe\n")
    ran = child(*SESSION)
    assert ran.returncode == 0
    assert ran.stderr.startswith(f"acusession: {paths.config_file()}:1:7: ")
    assert "Until this is fixed, the settings file is ignored." in ran.stderr
    assert ran.stdout.splitlines()[-1] == LAST
    assert paths.config_file().read_text() == "mute: maybe\n"


def test_a_file_where_the_settings_folder_should_be_is_no_hindrance() -> None:
    paths.config_file().unlink()
    paths.config_file().parent.rmdir()
    paths.config_file().parent.write_text("in the way")
    ran = child(*SESSION)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "Do not press, and get medical help at once" in ran.stdout, "the first start is shown"
    assert ran.stdout.splitlines()[-1] == LAST


def test_a_file_where_the_log_folder_should_be_is_no_hindrance() -> None:
    log = paths.log_file().parent
    log.parent.mkdir(parents=True, exist_ok=True)
    log.write_text("in the way")
    ran = child(*SESSION)
    assert (ran.returncode, ran.stderr) == (0, "")


# What is imported


@pytest.mark.parametrize(
    "command",
    [("list",), ("--help",), ("check", "x.yaml"), ("show", "P6"), ("start", "--dry-run"), SESSION],
    ids=" ".join,
)
def test_a_command_without_a_screen_never_imports_textual(command: tuple[str, ...]) -> None:
    ran = child(*command, PYTHONPROFILEIMPORTTIME="1")
    imported = {line.rpartition("|")[2].strip() for line in ran.stderr.splitlines()}
    assert "acusession.cli.options" in imported
    assert {name for name in imported if name.partition(".")[0] in {"textual", "rich"}} == set()
