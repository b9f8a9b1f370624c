"""Tests of the outputs and their order, the bell, and the isolation of the sound libraries."""

import io
import subprocess
import sys
from collections.abc import Callable, Generator
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

from acusession.domain.cues import OUTPUT_NAMES
from acusession.sound.clip import FRAME_BYTES, RATE, clip_of, silence
from acusession.sound.outputs.base import OutputError, Sound
from acusession.sound.outputs.bell import Bell
from acusession.sound.outputs.miniaudio_output import MiniaudioOutput
from acusession.sound.outputs.registry import all_outputs, outputs_from
from acusession.sound.outputs.simpleaudio_output import SimpleaudioOutput
from tests.foreign import put_program


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def names(asked: str) -> list[str]:
    return [output.name for output in outputs_from(asked, None)]


@pytest.fixture
def install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., None]:
    """Make these and no others of the sound libraries and players look installed."""

    def install(*names: str) -> None:
        monkeypatch.setattr(sys, "version_info", (3, 11, 0))
        monkeypatch.setenv("PATH", str(tmp_path))
        for library in ("simpleaudio", "miniaudio"):
            module = ModuleType(library)
            module.__spec__ = ModuleSpec(library, None)
            monkeypatch.setitem(sys.modules, library, module if library in names else None)
        if "player" in names:
            put_program(tmp_path / "paplay", "#!/bin/sh\n")

    return install


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has a player of its own")
@pytest.mark.parametrize(
    ("installed", "auto"),
    [
        (("simpleaudio", "miniaudio", "player"), ["simpleaudio", "miniaudio", "player", "bell"]),
        (("simpleaudio",), ["simpleaudio", "bell"]),
        (("miniaudio", "player"), ["miniaudio", "player", "bell"]),
        (("player",), ["player", "bell"]),
        ((), ["miniaudio", "bell"]),
    ],
)
def test_auto_is_the_best_that_is_installed_then_the_others(
    install: Callable[..., None], installed: tuple[str, ...], auto: list[str]
) -> None:
    install(*installed)
    assert names("auto") == auto


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has a player of its own")
def test_an_output_asked_for_comes_first_installed_or_not(install: Callable[..., None]) -> None:
    install("player")
    assert names("simpleaudio") == ["simpleaudio", "player", "bell"]
    assert names("miniaudio") == ["miniaudio", "player", "bell"]
    assert names("player") == ["player", "bell"]
    assert names("bell") == ["bell"]
    assert names("none") == []


def test_the_settings_know_every_output() -> None:
    known = [output.name for output in all_outputs(None)]
    assert ("auto", *known, "none") == OUTPUT_NAMES


def test_simpleaudio_is_never_imported_where_it_kills_the_interpreter(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 12, 0))
    monkeypatch.setitem(sys.modules, "simpleaudio", io)
    assert not SimpleaudioOutput().is_installed
    with pytest.raises(OutputError, match=r"3\.12"):
        SimpleaudioOutput().load()


@pytest.mark.parametrize("module", ["simpleaudio", "miniaudio"])
def test_a_library_that_is_missing_is_said_so(module: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    monkeypatch.setattr(sys, "version_info", (3, 11, 0))
    output, *_ = outputs_from(module, None)
    with pytest.raises(OutputError, match="not installed"):
        output.load()


def test_the_bell_is_one_byte_and_only_for_what_matters() -> None:
    terminal = Terminal()
    bell = Bell(terminal)
    bell.load()
    bell.play(Sound((), rings=False))
    assert terminal.getvalue() == ""
    bell.play(Sound((), rings=True))
    bell.stop()
    assert terminal.getvalue() == "\a"
    assert not bell.has_stalled()


class FakeMiniaudio:
    """The parts of miniaudio that are used, without the private ones that a version may lack."""

    MiniaudioError = OSError
    SampleFormat = SimpleNamespace(SIGNED16=2)
    Backend = SimpleNamespace(NULL=1, CUSTOM=2)

    def __init__(self) -> None:
        self.calls: list[str] = []
        self.started: list[Generator[bytes, int]] = []

    def get_enabled_backends(self) -> set[object]:
        return set()

    def PlaybackDevice(self, **_: object) -> SimpleNamespace:  # noqa: N802 - its own name
        self.calls.append("open")
        return SimpleNamespace(
            start=self.started.append, close=lambda: self.calls.append("close"), _context=None
        )


def test_a_device_gets_as_much_as_it_asks_for_and_then_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    library = FakeMiniaudio()
    monkeypatch.setitem(sys.modules, "miniaudio", library)
    output = MiniaudioOutput()
    output.load()
    frames = bytes(range(250)) * 100
    output.play(Sound((clip_of(frames), silence(0.2))))
    (drawn,) = library.started
    asked = [1, 4799, 300, 9000, 100, 8000, 8000]
    got = [drawn.send(count) for count in asked]
    assert b"".join(got) == frames + bytes(round(0.2 * RATE) * FRAME_BYTES)
    assert [len(each) // FRAME_BYTES for each in got] == [1, 4799, 300, 9000, 100, 7900, 0]


@pytest.mark.parametrize(
    "lib",
    [None, SimpleNamespace(), SimpleNamespace(ma_context_uninit=lambda context: context + 1)],
    ids=["without lib", "renamed", "of another kind"],
)
def test_sounds_play_without_the_private_parts_of_miniaudio(
    lib: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = FakeMiniaudio()
    if lib is not None:
        monkeypatch.setattr(library, "lib", lib, raising=False)
    monkeypatch.setitem(sys.modules, "miniaudio", library)
    output = MiniaudioOutput()
    output.load()
    output.play(Sound((silence(0.1),)))
    output.play(Sound((silence(0.1),)))
    output.close()
    assert library.calls == ["open", "open", "close", "close"]


@pytest.mark.parametrize("terminal", [None, io.StringIO()])
def test_there_is_no_bell_without_a_terminal(terminal: io.StringIO | None) -> None:
    with pytest.raises(OutputError, match="no terminal"):
        Bell(terminal).load()


def test_importing_the_package_imports_no_sound_library() -> None:
    look = (
        "import sys, acusession.runtime.session_sound, acusession.sound.outputs.registry\n"
        "import acusession.sound.stderr_redirect\n"
        "print([name for name in sys.modules if name in ('miniaudio', 'simpleaudio', 'textual')])"
    )
    done = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
