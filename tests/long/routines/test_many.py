"""A folder of a thousand routines."""

import random
import resource
import shutil
import time
from pathlib import Path

import pytest

from acusession import paths
from acusession.config.settings import Settings
from acusession.config.store import write_settings
from tests.cli.program import child
from tests.routines.hostile import MIDDLE_BACK
from tests.terminal import acusession
from tests.tmux import Tmux
from tests.waiting import wait_until

MANY = 1000


@pytest.fixture(scope="module")
def texts() -> list[str]:
    """Routines of one or two fully described points, 3 kB each; every twentieth is broken."""
    head, _, rest = MIDDLE_BACK.decode().partition("points:\n")
    points = [f"  - id:{point}" for point in rest.split("  - id:")[1:]]
    chance = random.Random(1)
    made = [
        head.replace("Middle back", f"Routine {number}")
        + "points:\n"
        + "\n".join(chance.sample(points, chance.randint(1, 2)))
        for number in range(MANY)
    ]
    return [
        text.replace("press:", "pres:", 1) if number % 20 == 7 else text
        for number, text in enumerate(made)
    ]


@pytest.fixture
def folder(texts: list[str]) -> Path:
    write_settings(Settings(conditions=frozenset(), mute=True), paths.config_file())
    folder = paths.user_routines()
    folder.mkdir(parents=True)
    for number, text in enumerate(texts):
        (folder / f"r{number:04}.yaml").write_text(text, encoding="utf-8")
    return folder


def best(times: list[float]) -> float:
    """Return the time least disturbed by other load on the machine."""
    return min(times)


@pytest.mark.usefixtures("folder")
def test_it_is_listed_in_two_seconds() -> None:
    """Measured in processor time, so that other load on the machine matters little."""
    times = []
    for _ in range(3):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        ran = child("list")
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        times.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
        lines = ran.stdout.splitlines()
        assert sum(line.startswith("r") and "cannot be used" in line for line in lines) == 50
        assert sum(line.startswith("r") for line in lines) == MANY
    assert best(times) < 2, times


def until_home() -> float:
    """Return the seconds until the home screen is shown."""
    with acusession() as terminal:
        started = time.monotonic()
        terminal.read_until("Just one or two points")
        took = time.monotonic() - started
        terminal.type("q")
        assert terminal.wait() == 0
    return took


def is_last_after(tmux: Tmux, text: str, rows: int) -> bool:
    """Go to the end of the list and up again; return whether the text is on the screen."""
    tmux.type("End")
    tmux.ask("send-keys", "-N", str(rows), "Up")
    time.sleep(0.3)
    return any(text in row for row in tmux.screen)


@pytest.mark.skipif(not shutil.which("tmux"), reason="no tmux")
def test_home_opens_as_fast_as_without_them_and_shows_them_all(
    folder: Path, tmp_path: Path
) -> None:
    full = best([until_home() for _ in range(3)])
    with Tmux(tmp_path, height=60) as tmux:
        tmux.start("")
        # The row for one or two points and the 50 files that cannot be used are below it.
        wait_until(lambda: is_last_after(tmux, "Routine 999", 51), lambda: tmux.history)
        tmux.type("q")
        assert tmux.exit_code() == 0
    for file in folder.iterdir():
        file.unlink()
    empty = best([until_home() for _ in range(3)])
    assert full < empty + 0.5, (full, empty)
