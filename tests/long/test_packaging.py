"""What somebody gets who installs the wheel: all of the program, and no checkout."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", str(folder), str(ROOT)]
    subprocess.run(pip, check=True)
    (wheel,) = folder.glob("acusession-*.whl")
    return wheel


@pytest.fixture(scope="module")
def python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new environment with the wheel, and beneath it what this one has to offer."""
    folder = tmp_path_factory.mktemp("venv")
    subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    install = [str(python), "-m", "pip", "install", "-q", "--no-deps", str(wheel)]
    subprocess.run(install, check=True)
    (packages,) = folder.rglob("site-packages")
    here = "\n".join(path for path in sys.path if path.endswith("site-packages"))
    (packages / "beneath.pth").write_text(here)
    return python


def run(python: Path, *args: str, folder: Path) -> str:
    return subprocess.run(
        [str(python), "-I", *args], cwd=folder, stdout=subprocess.PIPE, text=True, check=True
    ).stdout


def test_the_wheel_holds_code_routines_and_sounds_and_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert "acusession/_data/routines/middle_back.yaml" in names
    assert {f"acusession/_data/sounds/{sound.name}" for sound in (ROOT / "sounds").iterdir()} <= {
        *names
    }
    assert "acusession/py.typed" in names
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert {name.partition("/")[0].partition("-")[0] for name in names} == {"acusession"}
    assert not [name for name in names if "__pycache__" in name or "/tests/" in name]


def test_every_file_of_the_code_is_in_the_wheel(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    source = ROOT / "src"
    files = [path for path in (source / "acusession").rglob("*") if path.is_file()]
    code = [path.relative_to(source).as_posix() for path in files if path.suffix != ".pyc"]
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


def test_the_command_itself_leads_through_a_session(python: Path, tmp_path: Path) -> None:
    (command,) = python.parent.glob("acusession*")
    ran = subprocess.run(
        [
            *(str(command), "quick", "CV12", "--plain", "--mute"),
            *("--seconds", "1", "--prepare", "0"),
        ],
        cwd=tmp_path,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout.endswith("Now drink some warm water.\n")
    assert ran.stderr == ""
