"""The set-up of all tests: an empty home for each, and the Hypothesis profile."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

# The same examples on every machine, so that a failure can be reproduced anywhere.
settings.register_profile("fast", deadline=None, derandomize=True, database=None)
settings.load_profile("fast")

_HOMES = {
    "HOME": "",
    "USERPROFILE": "",
    "APPDATA": "config",
    "LOCALAPPDATA": "data",
    "XDG_CONFIG_HOME": "config",
    "XDG_DATA_HOME": "data",
    "XDG_STATE_HOME": "state",
    "XDG_CACHE_HOME": "cache",
    "XDG_RUNTIME_DIR": "runtime",
}


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """An empty home for this process and its children, so that no test touches the user's."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for variable in [name for name in os.environ if name.startswith("ACUSESSION_")]:
            patch.delenv(variable)
        for variable, folder in _HOMES.items():
            (home / folder).mkdir(exist_ok=True)
            patch.setenv(variable, str(home / folder))
        # A sound server seems to exist, so that plans are the same on every machine. It never
        # answers, so that no test is audible.
        (home / "runtime" / "pulse").mkdir(parents=True)
        (home / "runtime" / "pulse" / "native").touch()
        yield home
