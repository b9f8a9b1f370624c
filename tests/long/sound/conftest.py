"""Fixtures: every way a sound can take, and a private sound server that is recorded.

The tests run with each sound library on PulseAudio; if they are marked `every_kind`, with a library
and two players; with `--sound-matrix`, and if they are marked `every_pair`, with every output on
every server.
"""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from itertools import product
from pathlib import Path
from typing import Final, NoReturn

import pytest

from acusession.sound.outputs.base import Output, OutputError
from acusession.sound.outputs.registry import outputs_from
from tests.long.sound.servers import SERVERS, SoundServer

LOUD: Final = 0.002
"""Minimum amplitude of a sample that counts as sound."""

PLAYERS: Final = ("pw-cat", "paplay", "aplay")

OUTPUTS: Final = ("miniaudio", "simpleaudio", *PLAYERS)

ALL_PAIRS: Final = [pair for pair in product(OUTPUTS, SERVERS) if pair != ("pw-cat", "pulseaudio")]
"""Every output with every server it can play on."""

_LIBRARIES: Final = [("miniaudio", "pulseaudio"), ("simpleaudio", "pulseaudio")]

_KINDS: Final = [("miniaudio", "pulseaudio"), ("paplay", "pulseaudio"), ("pw-cat", "pipewire")]


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "every_pair: run with every output on every server")
    config.addinivalue_line("markers", "every_kind: run with a sound library and two players")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--sound-matrix", action="store_true", help="every output on every server")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "pair" in metafunc.fixturenames:
        marks = {mark.name for mark in metafunc.definition.iter_markers()}
        pairs = _KINDS if "every_kind" in marks else _LIBRARIES
        if "every_pair" in marks or metafunc.config.getoption("--sound-matrix", default=False):
            pairs = ALL_PAIRS
        metafunc.parametrize("pair", pairs, ids=[" on ".join(pair) for pair in pairs])


def give_up(reason: str) -> NoReturn:
    """Skip the test, or fail in CI, where everything must be installed."""
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture
def output(
    pair: tuple[str, str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Iterator[Output]:
    """Yield each output; of the players, only the one in question is installed."""
    name, _ = pair
    if name in PLAYERS:
        if shutil.which(name) is None:
            give_up(f"not installed: {name}")
        folder = tmp_path / "programs"
        link_all_but_other_players(name, folder)
        monkeypatch.setenv("PATH", str(folder))
    output, *_ = outputs_from("player" if name in PLAYERS else name, None)
    if output.name == "simpleaudio" and sys.version_info >= (3, 12):
        pytest.skip("simpleaudio crashes Python 3.12 and later")
    try:
        output.load()
    except OutputError as error:
        give_up(f"{output.name}: {error}")
    yield output
    output.close()


def link_all_but_other_players(name: str, folder: Path) -> None:
    """Fill a folder with links to all installed programs but the other players."""
    folder.mkdir()
    for place in filter(os.path.isdir, os.get_exec_path()):
        for program in os.listdir(place):
            if program == name or program not in PLAYERS:
                with suppress(FileExistsError):
                    (folder / program).symlink_to(os.path.join(place, program))


@pytest.fixture
def output_name(output: Output) -> str:
    """Return the name of the output."""
    return output.name


@pytest.fixture
def server(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Iterator[SoundServer]:
    """Yield a running server: that of the pair, or else PulseAudio."""
    paired = "pair" in request.fixturenames
    kind = SERVERS[request.getfixturevalue("pair")[1] if paired else "pulseaudio"]
    missing = [program for program in kind.needs if shutil.which(program) is None]
    if missing:
        give_up(f"not installed: {', '.join(missing)}")
    # Not in pytest's own folder, because the path of a socket must be short.
    with tempfile.TemporaryDirectory(prefix="sound") as folder:
        monkeypatch.setenv("XDG_RUNTIME_DIR", folder)
        monkeypatch.delenv("PULSE_SERVER", raising=False)
        alsa = Path(folder) / "asound.conf"
        alsa.write_text("pcm.!default {type pulse}\nctl.!default {type pulse}\n")
        monkeypatch.setenv("ALSA_CONFIG_PATH", str(alsa))
        server = kind(Path(folder))
        yield server
        server.end()
