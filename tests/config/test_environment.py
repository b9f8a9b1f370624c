"""Environment variables override the settings and are checked as carefully as their file."""

from __future__ import annotations

import pytest

from acusession.config.environment import VARIABLES, describe_unknown, read_environment
from acusession.config.settings import Settings
from acusession.errors import UsageError

WELL = {
    "ACUSESSION_PREPARE": ("0:20", 20),
    "ACUSESSION_PRESS": ("45s", 45),
    "ACUSESSION_THEME": ("acusession-light", "acusession-light"),
    "ACUSESSION_BREATH": ("5-7", "5-7"),
    "ACUSESSION_MUTE": ("true", True),
    "ACUSESSION_VOLUME": ("30", 30),
    "ACUSESSION_OUTPUT": ("bell", "bell"),
    "ACUSESSION_WARM_UP": ("1.5", 1.5),
    "ACUSESSION_LINGER": ("3", 3.0),
    "ACUSESSION_VOICE": ("false", False),
    "ACUSESSION_VOICE_NAME": ("en-us", "en-us"),
    "ACUSESSION_SPEED": ("200", 200),
    "ACUSESSION_SAY_HALF_WAY": ("true", True),
    "ACUSESSION_SAY_LAST_THREE": ("true", True),
}


def test_each_simple_setting_has_its_variable() -> None:
    assert VARIABLES.keys() == WELL.keys()
    read = read_environment({name: text for name, (text, _) in WELL.items()})
    assert read.values == {VARIABLES[name]: value for name, (_, value) in WELL.items()}


def test_what_is_not_said_there_stays_as_it_is() -> None:
    others = {"NO_COLOR": "1", "PATH": "/bin", "ACUSESSION_MUTE": ""}
    kept = Settings(mute=True, volume=10)
    assert read_environment(others).apply_to(kept) == kept


@pytest.mark.parametrize(
    ("variable", "text", "sentence"),
    [
        ("PRESS", "soon", "'soon' is not a valid duration; write it like 90, 90s, 1m30s or 1:30."),
        ("PRESS", "0", "'0' is 0 seconds; it must be between 1 and 600 seconds."),
        ("OUTPUT", "bel", "'bel' is not a valid sound output. Did you mean 'bell'?"),
        ("MUTE", "yes", "'yes' must be true or false."),
        (
            "BREATH",
            "1-4",
            "'1-4' is not a pace of breathing; write the seconds in and out, 2 to 12 each, such as "
            "4-6, or off.",
        ),
        ("VOLUME", "101", "101 is out of range; it must be between 0 and 100."),
        ("CONDITIONS", "pregnancy", "'conditions' can only be set in config.yaml."),
    ],
)
def test_nonsense_is_told_with_the_name_of_the_variable(
    variable: str, text: str, sentence: str
) -> None:
    with pytest.raises(UsageError) as raised:
        read_environment({f"ACUSESSION_{variable}": text})
    assert str(raised.value) == f"ACUSESSION_{variable}: {sentence}"


def test_every_wrong_variable_is_told_at_once() -> None:
    with pytest.raises(UsageError) as raised:
        read_environment({"ACUSESSION_SPEED": "fast", "ACUSESSION_MUTE": "1"})
    told = str(raised.value).splitlines()
    assert [line.partition(":")[0] for line in told] == ["ACUSESSION_MUTE", "ACUSESSION_SPEED"]


def test_a_variable_that_is_no_setting_is_told_and_does_not_count() -> None:
    others = {
        "ACUSESSION_PRES": "45",
        "ACUSESSION_x\ninstalled in a folder": "/opt",
        "ACUSESSION_PRESS": "50",
    }
    assert read_environment(others).values == {"press": 50}
    assert describe_unknown(others).splitlines() == [
        "The environment variable ACUSESSION_PRES is not known, so it is ignored. "
        "Did you mean 'ACUSESSION_PRESS'?",
        "The environment variable ACUSESSION_x\\ninstalled in a folder is not known, so it is "
        "ignored.",
    ]
    assert describe_unknown({"ACUSESSION_PRESS": "50", "ACUSESSION_PRES": "", "HOME": "/"}) == ""
