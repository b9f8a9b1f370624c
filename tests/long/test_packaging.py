"""Tests of the packages: the wheel holds the program only, the sdist the whole checkout."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tarfile
import zipfile
from email import message_from_string
from email.message import Message
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def make_environment(folder: Path) -> Path:
    """Make a new environment and return its Python."""
    subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    return folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


def pip(python: Path | str, *args: str) -> None:
    command = [str(python), "-m", "pip", "-q", *args]
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)


def make_wheel(source: Path, folder: Path) -> Path:
    pip(sys.executable, "wheel", "--no-deps", "-w", str(folder), str(source))
    (wheel,) = folder.glob("acusession-*.whl")
    return wheel


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_wheel(ROOT, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def metadata(wheel: Path) -> Message:
    archive = zipfile.ZipFile(wheel)
    (name,) = (name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
    return message_from_string(archive.read(name).decode())


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder to which the sdist unpacks."""
    folder = tmp_path_factory.mktemp("sdist")
    python = make_environment(folder / "builder")
    pip(python, "install", "hatchling")
    build = [str(python), "-m", "hatchling", "build", "-t", "sdist", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    (packed,) = folder.glob("acusession-*.tar.gz")
    with tarfile.open(packed) as archive:
        archive.extractall(folder, filter="data")
    return packed.with_name(packed.name.removesuffix(".tar.gz"))


@pytest.fixture(scope="module")
def python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the Python of a new environment with the wheel and the packages of this one."""
    folder = tmp_path_factory.mktemp("venv")
    python = make_environment(folder)
    pip(python, "install", "--no-deps", str(wheel))
    (packages,) = folder.rglob("site-packages")
    here = "\n".join(path for path in sys.path if path.endswith("site-packages"))
    (packages / "beneath.pth").write_text(here)
    return python


def run(python: Path, *args: str, folder: Path) -> str:
    return subprocess.run(
        [str(python), "-I", *args], cwd=folder, stdout=subprocess.PIPE, text=True, check=True
    ).stdout


def files_in(folder: Path) -> list[Path]:
    """Return all files except the caches of tools."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return [path for path in files if not any("cache" in part for part in path.parts)]


def test_the_wheel_holds_code_routines_and_sounds_and_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert "acusession/_data/routines/middle_back.yaml" in names
    sounds = [file.relative_to(ROOT).as_posix() for file in files_in(ROOT / "sounds")]
    assert len(sounds) > 100
    assert {f"acusession/_data/{sound}" for sound in sounds} <= {*names}
    assert "acusession/py.typed" in names
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert {name.partition("/")[0].partition("-")[0] for name in names} == {"acusession"}
    assert not [name for name in names if "__pycache__" in name or "/tests/" in name]


def test_every_file_of_the_code_is_in_the_wheel(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    source = ROOT / "src"
    code = [path.relative_to(source).as_posix() for path in files_in(source / "acusession")]
    assert [name for name in code if name not in names] == []


def test_an_installed_program_has_its_own_routines_outside_the_checkout(
    python: Path, tmp_path: Path
) -> None:
    where = run(python, "-c", "import acusession; print(acusession.__file__)", folder=tmp_path)
    assert Path(where.strip()).is_relative_to(python.parents[1])
    routine, short = json.loads(run(python, "-m", "acusession", "list", "--json", folder=tmp_path))
    assert (routine["id"], len(routine["points"])) == ("middle_back", 8)
    assert short["id"] == "short_break"


def test_an_installed_program_finds_its_data_beside_its_code(python: Path, tmp_path: Path) -> None:
    code = (
        "from acusession import paths;"
        "print(paths.bundled_routines(), paths.bundled_sounds(), sep='\\n')"
    )
    for folder in run(python, "-c", code, folder=tmp_path).splitlines():
        assert Path(folder).parent.name == "_data"
        assert any(Path(folder).iterdir())


MISSING = """
from acusession import paths
from acusession.domain.model import unique
from acusession.domain.plan import PlanOptions, make_plan
from acusession.routines.catalog import iter_valid_routines
from acusession.speech.voice_store import VoiceStore
from acusession.speech.voice_config import DEFAULT
from acusession.speech.script import all_segments

store = VoiceStore(paths.bundled_voice(), paths.voice_cache(), DEFAULT)
plans = [make_plan(routine, PlanOptions()) for routine in iter_valid_routines()]
segments = unique(each for plan in plans for each in all_segments(plan.steps, plan.closing))
print(len(segments), [each.text for each in segments if store.find(each) is None])
"""


def test_an_installed_program_has_every_word_of_its_routines(python: Path, tmp_path: Path) -> None:
    count, missing = run(python, "-c", MISSING, folder=tmp_path).split(maxsplit=1)
    assert int(count) > 100
    assert missing == "[]\n"


def test_an_installed_program_writes_a_routine_with_its_schema_beside(
    python: Path, tmp_path: Path
) -> None:
    written = run(python, "-m", "acusession", "new", "Mine", folder=tmp_path).splitlines()[0]
    routine = Path(written.removeprefix("Created "))
    schema = (ROOT / "routines" / "routine.schema.json").read_text(encoding="utf-8")
    assert routine.with_name("routine.schema.json").read_text(encoding="utf-8") == schema
    assert str(routine) in run(python, "-m", "acusession", "check", str(routine), folder=tmp_path)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_an_installed_program_has_its_completion(python: Path, tmp_path: Path, shell: str) -> None:
    script = run(python, "-m", "acusession", "--completion", shell, folder=tmp_path)
    assert script.startswith(f"# Completion of acusession for {shell}")


def test_the_command_itself_leads_through_a_session(python: Path, tmp_path: Path) -> None:
    (command,) = python.parent.glob("acusession*")
    ran = subprocess.run(
        [*(str(command), "start", "--plain", "--mute"), *("--seconds", "1", "--prepare", "0")],
        cwd=tmp_path,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    assert "all 12 presses, 12 seconds" in ran.stdout
    assert ran.stdout.endswith("Now drink some warm water.\n")
    assert ran.stderr == ""


def test_the_metadata_describes_the_package_and_has_no_dead_address(metadata: Message) -> None:
    assert metadata["Name"] == "acusession"
    assert metadata["License-Expression"] == "MIT"
    assert metadata["Requires-Python"] == ">=3.11"
    assert metadata["Summary"]
    assert metadata.get_all("Project-URL") is None
    assert metadata.get_payload().startswith("# acusession")  # type: ignore[union-attr]


def test_simpleaudio_is_asked_for_only_where_it_is_safe(metadata: Message) -> None:
    needs = metadata.get_all("Requires-Dist") or []
    (need,) = (need for need in needs if need.startswith("simpleaudio"))
    assert "python_version < '3.12'" in need
    assert "extra == 'simpleaudio'" in need


@pytest.mark.parametrize("version", ["3.11", "3.12", "3.13"])
def test_every_extra_can_be_installed(wheel: Path, metadata: Message, version: str) -> None:
    """The extra simpleaudio is excluded, since it has no wheels for every system."""
    extras = {*(metadata.get_all("Provides-Extra") or [])} - {"simpleaudio"}
    assert extras >= {"voice", "test", "tools", "lint", "bench"}
    pip(
        *(sys.executable, "install", "--dry-run", "--ignore-installed"),
        *("--target", str(wheel.parent / "nowhere"), "--only-binary=:all:"),
        *("--python-version", version, f"{wheel}[{','.join(sorted(extras))}]"),
    )


def test_the_sdist_holds_what_the_checkout_holds(sdist: Path) -> None:
    folders = ("src", "tests", "docs", "tools", "benchmarks", "routines", "sounds", ".ci")
    files = [file for folder in folders for file in files_in(ROOT / folder)]
    files += [ROOT / name for name in ("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE")]
    named = [file.relative_to(ROOT) for file in files]
    assert [str(file) for file in named if not (sdist / file).is_file()] == []


def test_the_sdist_makes_the_same_wheel(sdist: Path, wheel: Path, tmp_path: Path) -> None:
    names = zipfile.ZipFile(make_wheel(sdist, tmp_path)).namelist()
    assert sorted(names) == sorted(zipfile.ZipFile(wheel).namelist())


def test_tests_run_in_the_unpacked_sdist(sdist: Path, tmp_path: Path) -> None:
    some = (
        "tests/test_docs.py",
        "tests/routines/test_json_schema.py",
        "tests/sound/test_sounds.py",
    )
    pytest_there = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *some]
    environment = os.environ | {"PYTHONPATH": str(sdist / "src")}
    ran = subprocess.run(
        pytest_there, cwd=sdist, env=environment, capture_output=True, text=True, timeout=300
    )
    assert ran.returncode == 0, ran.stdout
