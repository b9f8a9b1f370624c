"""The answers to a shell on Tab."""

from __future__ import annotations

import shutil

import pytest

from acusession import paths
from acusession.cli.commands import COMMANDS
from acusession.cli.parser import SHELLS
from tests.cli.program import Program, child


def ways(program: Program, *words: str) -> list[str]:
    """Return the candidates for the last word."""
    ran = program("--complete", *words)
    assert (ran.code, ran.error) == (0, "")
    return [line.partition("\t")[0] for line in ran.lines]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ([], list(COMMANDS)),
        ([""], list(COMMANDS)),
        (["s"], ["start", "show", "sound-check"]),
        (["--v"], ["--version"]),
        (["--completion", ""], list(SHELLS)),
        (["quick", "p"], ["P6"]),
        (["quick", "P6", "ST"], ["ST36"]),
        (["quick", "P6", "ST36", ""], []),
        (["start", "mid"], [":files", "middle_back"]),
        (["start", "middle_back", ""], []),
        (["start", "--out"], ["--output"]),
        (["start", "--output", "b"], ["bell"]),
        (["start", "--output=b"], ["--output=bell"]),
        (["start", "--output", "=", "b"], ["bell"]),
        (["start", "--output", "bell", "mid"], [":files", "middle_back"]),
        (["start", "--points", "cv12,st"], [":list", "cv12,ST36"]),
        (["start", "--points=st"], [":list", "--points=ST36"]),
        (["start", "--mute", "--points", "st"], [":list", "ST36"]),
        (["show", "mid"], [":files", "middle_back"]),
        (["show", "--svg", ""], [":files"]),
        (["check", "one.yaml", ""], [":files"]),
        (["history", "--delete", ""], ["all"]),
        (["history", "--routine", "mid"], ["middle_back"]),
        (["new", ""], []),
        (["start", "--seconds", ""], []),
        (["nonsense", "s"], ["start", "show", "sound-check"]),
    ],
)
def test_what_can_stand_here(program: Program, words: list[str], found: list[str]) -> None:
    assert ways(program, *words) == found


def test_own_routines_and_their_points_are_found_and_odd_names_are_not(program: Program) -> None:
    own = paths.user_routines()
    own.mkdir(parents=True)
    text = (paths.bundled_routines() / "short_break.yaml").read_text(encoding="utf-8")
    (own / "knees.yaml").write_text(text.replace("code: P6\n", "code: XY9\n"), encoding="utf-8")
    shutil.copy(own / "knees.yaml", own / "kn;reboot.yaml")
    (own / "kbroken.yaml").write_text("name: [")
    assert ways(program, "start", "k") == [":files", "kbroken", "knees"]
    assert ways(program, "quick", "xy") == ["XY9"]


def test_each_option_has_its_meaning_beside_it(program: Program) -> None:
    assert program("--complete", "start", "--mu").out == "--mute\tno sound\n"


@pytest.mark.parametrize("shell", SHELLS)
def test_each_shell_has_its_script(program: Program, shell: str) -> None:
    ran = program("--completion", shell)
    assert ran.code == 0
    assert f"acusession --completion {shell}" in ran.lines[0]


def test_the_answer_comes_without_a_screen_or_a_log() -> None:
    ran = child("--complete", "quick", "p")
    assert ran.stdout == "P6\tNei Guan\n"
    assert not paths.log_file().exists()
