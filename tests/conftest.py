"""What every test stands on: a home of its own, and how hard Hypothesis tries."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

# The same examples on every machine, so that a red test is red for everybody.
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
    """An empty home, for this process and every child: no test reads or writes the user's own."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for variable in [name for name in os.environ if name.startswith("ACUSESSION_")]:
            patch.delenv(variable)
        for variable, folder in _HOMES.items():
            (home / folder).mkdir(exist_ok=True)
            patch.setenv(variable, str(home / folder))
        # Every machine seems to have a sound server, so that plans are the same on all of them;
        # none answers here, so that no test is heard.
        (home / "runtime" / "pulse").mkdir(parents=True)
        (home / "runtime" / "pulse" / "native").touch()
        yield home
