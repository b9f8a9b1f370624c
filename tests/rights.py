"""Child processes with fewer permissions than the user who runs the tests."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import Final

import pytest

_ALMIGHTY: Final = "-dac_override,-dac_read_search"
"""Capabilities that let root read and write despite the mode."""


def as_anybody(*command: str) -> list[str]:
    """Return a command that obeys file modes, even if the tests run as root."""
    if sys.platform == "win32":
        pytest.skip("permissions work differently on Windows")
    if os.geteuid() != 0:
        return [*command]
    if shutil.which("setpriv") is None:
        pytest.skip("root has all permissions, and setpriv is not installed to drop them")
    return ["setpriv", f"--bounding-set={_ALMIGHTY}", f"--inh-caps={_ALMIGHTY}", *command]


def where_it_is_read_only(folder: str, *command: str) -> list[str]:
    """Return a command that sees the disk of `folder` as read-only."""
    mount = 'mount --bind "$0" "$0" && mount -o remount,ro,bind "$0"'
    within = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c"]
    try:
        subprocess.run([*within, mount, folder], check=True, capture_output=True, timeout=60)
    except (OSError, subprocess.CalledProcessError) as error:
        pytest.skip(f"disks cannot be mounted here: {error}")
    return [*within, f'{mount} && exec "$@"', folder, *command]
