"""The first start: the warnings and the question come once, and the answer counts from then on."""

from __future__ import annotations

import signal
import subprocess
import sys

import pytest

from acusession import paths
from acusession.config.settings import Settings
from acusession.config.store import read_settings, write_settings
from acusession.domain.model import Condition
from acusession.plain.first_start import CONDITIONS, read_numbers
from tests.cli.program import child

if sys.platform == "win32":
    pytest.skip("a Unix terminal", allow_module_level=True)

from tests.terminal import Terminal, acusession

SESSION = ("--plain", "--output", "none", "--seconds", "1", "--prepare", "0")
QUESTION = "Type their numbers, separated by spaces, or press Enter if none apply: "
LAST = "Now drink some warm water."


def stored() -> set[Condition] | None:
    conditions = read_settings(paths.config_file()).conditions
    return None if conditions is None else set(conditions)


def store(*conditions: Condition) -> None:
    write_settings(Settings(conditions=frozenset(conditions)), paths.config_file())


def asked(*points: str) -> Terminal:
    terminal = acusession("quick", *(points or ["CV12"]), *SESSION)
    told = terminal.read_until(QUESTION)
    assert told.index("how well it works is not proven") < told.index("get medical help at once")
    assert told.index("chest pain") < told.index("See a doctor before you press")
    assert told.index("Stop whenever you feel sharp pain") < told.index("1. pregnancy")
    return terminal


@pytest.mark.parametrize(
    ("answer", "conditions"),
    [
        ("", set()),
        ("9", {Condition.LEG_CLOT_OR_VARICOSE}),
        ("1 9", {Condition.PREGNANCY, Condition.LEG_CLOT_OR_VARICOSE}),
        ("9,1", {Condition.PREGNANCY, Condition.LEG_CLOT_OR_VARICOSE}),
    ],
)
def test_the_answer_is_stored_and_never_asked_for_again(
    answer: str, conditions: set[Condition]
) -> None:
    with asked("P6") as terminal:
        terminal.type(f"{answer}\r")
        terminal.read_until("Caution: ")
    assert stored() == conditions
    with acusession("quick", "P6", *SESSION) as terminal:
        assert terminal.read_until("Step 1 of 2.").startswith("Caution: ")


def test_an_answer_that_makes_no_sense_is_asked_for_again() -> None:
    with asked() as terminal:
        for nonsense in ("pregnant", "12", "0", "1 x", "-1", "1.5"):
            terminal.type(f"{nonsense}\r")
            terminal.read_until("Please answer with numbers from 1 to 11.")
            terminal.read_until(QUESTION)
        assert stored() is None
        terminal.type("9\r")
        assert terminal.wait() == 0
    assert stored() == {Condition.LEG_CLOT_OR_VARICOSE}


def test_an_end_of_the_answers_is_no_answer() -> None:
    with asked() as terminal:
        terminal.type("\x04")
        terminal.read_until("It is not known which conditions apply to you")
        terminal.read_until(LAST)
        assert terminal.wait() == 0
    assert stored() is None


def test_without_a_terminal_it_is_told_that_nobody_could_answer() -> None:
    ran = child("quick", "CV12", *SESSION)
    assert ran.returncode == 0
    assert "get medical help at once" in ran.stdout
    assert "It is not known which conditions apply to you" in ran.stdout
    assert QUESTION not in ran.stdout
    assert ran.stdout.splitlines()[-1] == LAST
    assert stored() is None


def test_an_answer_that_cannot_be_stored_counts_for_this_session() -> None:
    paths.config_file().parent.write_text("in the way")
    with asked("CV14", "ST36") as terminal:
        terminal.type("9\r")
        terminal.read_until("cannot be written: ")
        terminal.read_until("You will be asked again next time.")
        terminal.read_until("ST36 Zu San Li should be avoided because of a blood clot in a leg")
        terminal.type("\r")
        terminal.read_until("ST36 Zu San Li is excluded because of a blood clot in a leg")
        terminal.read_until(LAST)
        assert terminal.wait() == 0


def test_settings_made_by_hand_stay_when_the_answer_is_stored() -> None:
    paths.config_file().parent.mkdir(parents=True)
    paths.config_file().write_text("output: none\nvoice: false\n")
    with asked() as terminal:
        terminal.type("\r")
        assert terminal.wait() == 0
    assert read_settings(paths.config_file()) == Settings(
        conditions=frozenset(), output="none", voice=False
    )


def test_what_the_command_line_says_is_not_stored() -> None:
    with acusession("quick", "CV12", *SESSION, "--mute", "--no-voice") as terminal:
        terminal.read_until(QUESTION)
        terminal.type("\r")
        assert terminal.wait() == 0
    assert paths.config_file().read_text() == "conditions: []\n"


# Points named by the user that a condition excludes


@pytest.mark.parametrize("yes", ["y", "yes", "YES"])
def test_a_named_point_is_taken_after_a_yes(yes: str) -> None:
    store(Condition.LEG_CLOT_OR_VARICOSE)
    with acusession("quick", "ST36", *SESSION) as terminal:
        terminal.read_until("because of a blood clot in a leg or varicose veins.")
        terminal.read_until("press Enter for no: ")
        terminal.type(f"{yes}\r")
        terminal.read_until("ST36 Zu San Li, left side.\nStep 1 of 2.")


@pytest.mark.parametrize("no", ["\r", "no\r", "\x04"])
def test_anything_else_leaves_it_out_and_says_so(no: str) -> None:
    store(Condition.LEG_CLOT_OR_VARICOSE)
    with acusession("quick", "ST36", "CV12", *SESSION) as terminal:
        terminal.read_until("press Enter for no: ")
        terminal.type(no)
        terminal.read_until(
            "ST36 Zu San Li is excluded because of a blood clot in a leg or varicose veins."
        )
        terminal.read_until("CV12 Zhong Wan, in the middle.\nStep 1 of 1.")
        assert terminal.wait() == 0


def test_the_only_point_left_out_leaves_nothing() -> None:
    store(Condition.LEG_CLOT_OR_VARICOSE)
    with acusession("quick", "ST36", *SESSION) as terminal:
        terminal.read_until("press Enter for no: ")
        terminal.type("\r")
        terminal.read_until("acusession: No points are left to press: ST36 Zu San Li is excluded")
        assert terminal.wait() == 1
        assert "Traceback" not in terminal.output


def test_a_point_nobody_named_is_left_out_and_told_without_asking() -> None:
    store(Condition.LEG_CLOT_OR_VARICOSE)
    with acusession("start", *SESSION) as terminal:
        told = terminal.read_until("Step 1 of 10.")
    assert told.startswith("Caution: ")
    assert (
        "\nST36 Zu San Li is excluded because of a blood clot in a leg or varicose veins.\n" in told
    )


# Reading the numbers


def test_every_condition_has_its_number() -> None:
    assert set(CONDITIONS) == set(Condition)
    every = " ".join(str(number) for number in range(1, len(CONDITIONS) + 1))
    assert read_numbers(every) == frozenset(Condition)


@pytest.mark.parametrize("answer", ["0", "12", "one", "1;2", "1-3", "+1", "1.0", "²"])
def test_what_is_no_number_of_a_condition_is_no_answer(answer: str) -> None:
    assert read_numbers(answer) is None


# Conditions answered late


def cut_short_unasked(*points: str) -> None:
    """Start a session where the question cannot be answered, and end it with a signal."""
    command = ("start", "--plain", "--output", "none", "--points", ",".join(points))
    run = subprocess.Popen(
        [sys.executable, "-m", "acusession", *command],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        text=True,
    )
    with run:
        assert run.stdout is not None
        assert any("It is not known which conditions" in line for line in run.stdout)
        assert any(line.startswith("Step 1 of") for line in run.stdout)
        run.send_signal(signal.SIGTERM)


@pytest.mark.parametrize("how", [(), ("--new",)])
def test_conditions_answered_at_resume_count_at_once(how: tuple[str, ...]) -> None:
    cut_short_unasked("CV12", "CV14")
    with acusession("resume", "--plain", *how) as terminal:
        terminal.read_until(QUESTION)
        terminal.type("1\r")
        terminal.read_until("CV12 Zhong Wan should be avoided because of pregnancy.")
        terminal.read_until("press Enter for no: ")
        terminal.type("\r")
        assert terminal.wait() == 1
    assert "Press." not in terminal.output
    assert "acusession resume --close" in terminal.output


def test_conditions_of_a_broken_file_are_asked_for_and_count_at_once() -> None:
    paths.config_file().parent.mkdir(parents=True)
    paths.config_file().write_text("conditions: [pregnancy\n")
    with asked("CV12") as terminal:
        terminal.type("1\r")
        terminal.read_until("CV12 Zhong Wan should be avoided because of pregnancy.")
        terminal.read_until("press Enter for no: ")
        terminal.type("\r")
        assert terminal.wait() == 1
    assert paths.config_file().read_text() == "conditions: [pregnancy\n"


def test_conditions_that_comments_keep_from_being_stored_count_at_once() -> None:
    paths.config_file().parent.mkdir(parents=True)
    paths.config_file().write_text("# mine\nvolume: 40\n")
    with asked("CV12") as terminal:
        terminal.type("1\r")
        terminal.read_until("asked again next time:\nconditions: [pregnancy]\n")
        terminal.read_until("CV12 Zhong Wan should be avoided because of pregnancy.")
        terminal.type("\r")
        assert terminal.wait() == 1
    assert paths.config_file().read_text() == "# mine\nvolume: 40\n"


def test_a_condition_changed_in_the_settings_since_counts_at_resume() -> None:
    cut_short_unasked("CV12", "CV14")
    store(Condition.PREGNANCY)
    with acusession("resume", "--plain") as terminal:
        terminal.read_until("CV12 Zhong Wan should be avoided because of pregnancy.")
        terminal.type("yes\r")
        terminal.read_until("CV14 Ju Que should be avoided because of pregnancy.")
        terminal.type("yes\r")
        terminal.read_until("CV12 Zhong Wan, in the middle.")


def test_a_dry_run_says_what_would_be_asked() -> None:
    store(Condition.PREGNANCY)
    ran = child("start", "--dry-run", "--points", "CV12,P6")
    assert ran.returncode == 0
    assert "CV12 Zhong Wan is excluded because of pregnancy." in ran.stdout
    assert "CV12 Zhong Wan should be avoided because of pregnancy. You named it, so " in ran.stdout
