"""Completion in real shells: the script is installed as documented, and Tab is pressed."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from acusession import paths
from acusession.cli import parser
from acusession.cli.parser import SHELLS
from acusession.config.settings import Settings
from acusession.config.store import write_settings
from tests.terminal import Terminal

if sys.platform == "win32":
    pytest.skip("shells", allow_module_level=True)


def need(shell: str) -> str:
    """Return the path of the shell; skip the test without it, but fail under CI."""
    found = shutil.which(shell)
    if found is None and "CI" not in os.environ:
        pytest.skip(f"no {shell} here")
    assert found, f"no {shell} here"
    return found


BARE = {"bash": ["--norc", "--noprofile", "-i"], "zsh": ["-f", "-i"], "fish": ["--no-config", "-i"]}
ON = {
    "bash": 'eval "$(acusession --completion bash)"',
    "zsh": 'eval "$(acusession --completion zsh)"',
    "fish": "acusession --completion fish | source",
}


@pytest.fixture(params=SHELLS)
def shell(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Terminal]:
    """A shell with completion switched on, in a folder with one file."""
    own = paths.user_routines()
    own.mkdir(parents=True)
    shutil.copy(paths.bundled_routines() / "short_break.yaml", own / "knees_first.yaml")
    (tmp_path / "zebra_file.yaml").touch()
    write_settings(Settings(conditions=frozenset()), paths.config_file())
    name = request.param
    command = f'cd "{tmp_path}" && exec "{need(name)}" {" ".join(BARE[name])}'
    folder = Path(sys.executable).parent
    environment = {"PATH": f"{folder}:{os.environ['PATH']}", "LC_ALL": "C.UTF-8"}
    with Terminal("sh", "-c", command, **environment) as terminal:
        terminal.type(f"{ON[name]}\recho switched''-on\r")
        terminal.read_until("switched-on")
        yield terminal


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("acusession sta\t--dry\t", "Middle back: 12 steps"),
        ("acusession quick p\t--dry-run", "P6 Nei Guan"),
        ("acusession quick p6 liv\t--dry-run", "Liver Point"),
        ("acusession start --dry-run --points cv12,st\t", "ST36 Zu San Li"),
        ("acusession start kn\t--dry-run", "Short break"),
        ("acusession check zeb\t", "zebra_file.yaml:1:1: "),
        ("acusession start --output=be\t--dry-run", "Middle back: 12 steps"),
    ],
)
def test_tab_completes_to_what_runs(shell: Terminal, typed: str, shown: str) -> None:
    shell.type(f"{typed}\r")
    shell.read_until(shown)


@pytest.mark.parametrize("shell", ["bash", "zsh"], indirect=True)  # fish puts a space after it
def test_a_list_of_points_goes_on_after_a_completed_one(shell: Terminal) -> None:
    shell.type("acusession start --dry-run --points ub20,p\t,st\t\r")
    shell.read_until("ST36 Zu San Li")


PROGRAM_PATH = f"{Path(sys.executable).parent}:{os.environ['PATH']}"

COMPINIT = "autoload -Uz compinit; compinit -u"
LATE = f"late() {{ {COMPINIT}; add-zsh-hook -d precmd late }}; add-zsh-hook precmd late"


@pytest.mark.parametrize(
    "zshrc",
    [
        ON["zsh"],
        f"{ON['zsh']}; {COMPINIT}",
        f"{COMPINIT}; {ON['zsh']}",
        f"{ON['zsh']}; {LATE}",
        f"emulate sh; {ON['zsh']}",
        f"setopt ksh_arrays sh_word_split ignore_close_braces no_unset err_exit; {ON['zsh']}",
    ],
    ids=["alone", "above compinit", "below compinit", "before a late one", "as sh", "odd options"],
)
def test_zsh_asks_nothing_and_completes_whatever_else_its_file_does(
    tmp_path: Path, zshrc: str
) -> None:
    others = tmp_path / "others can write here"
    others.mkdir()
    others.chmod(0o777)
    (others / "_something").write_text("#compdef something\n")
    path = f"fpath=('{others}' $fpath)"
    (tmp_path / ".zshrc").write_text(f"PS1='ready> '; {path}\n{zshrc}\n")
    environment = {"PATH": PROGRAM_PATH, "LC_ALL": "C.UTF-8", "ZDOTDIR": str(tmp_path)}
    with Terminal(need("zsh"), "-d", "-i", "-o", "no_prompt_sp", **environment) as terminal:
        shown = terminal.read_until("ready> ")
        assert re.sub(r"\x1b\[[\d;?]*[a-zA-Z]", "", shown) == "ready> "
        terminal.type("\r")  # the next prompt restores what a late compinit forgets
        terminal.read_until("ready> ")
        terminal.type("acusession sta\t--dry\t\r")
        terminal.read_until("Middle back: 12 steps")


@pytest.mark.parametrize(
    "options", ["set -euo pipefail", "set -o posix", "shopt -s nullglob failglob", "IFS=a"]
)
def test_bash_completes_whatever_its_options_are(options: str) -> None:
    environment = {"PATH": PROGRAM_PATH, "LC_ALL": "C.UTF-8"}
    with Terminal(need("bash"), *BARE["bash"], **environment) as terminal:
        terminal.type(f"{options}\r{ON['bash']}\recho switched''-on\r")
        terminal.read_until("switched-on")
        terminal.type("acusession sta\t--dry\t\r")
        terminal.read_until("Middle back: 12 steps")


def test_tab_is_silent_where_the_program_has_gone(shell: Terminal) -> None:
    shell.type("export PATH=/usr/bin:/bin\recho is'' gone\r")
    shell.read_until("is gone")
    shell.type("acusession sta\t\r")
    assert "acusession sta" in shell.read_until("ommand")
    shell.type("echo it'' ends\r")
    shown = shell.read_until("it ends")
    assert "complete" not in shown


@pytest.mark.parametrize("name", SHELLS)
def test_the_scripts_are_well_formed(name: str) -> None:
    script = Path(parser.__file__).with_name("shells") / f"acusession.{name}"
    checked = subprocess.run([need(name), "-n", script], capture_output=True, check=False)
    assert (checked.returncode, checked.stderr) == (0, b"")
