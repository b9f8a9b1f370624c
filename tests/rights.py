"""Children with fewer rights than whoever runs the tests may have."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import Final

import pytest

_ALMIGHTY: Final = "-dac_override,-dac_read_search"
"""What lets root read and write whatever the mode says."""


def as_anybody(*command: str) -> list[str]:
    """A command that is bound to the modes of files, as everybody but root is."""
    if sys.platform == "win32":
        pytest.skip("rights are told otherwise there")
    if os.geteuid() != 0:
        return [*command]
    if shutil.which("setpriv") is None:
        pytest.skip("root has all rights, and there is no setpriv here to take them")
    return ["setpriv", f"--bounding-set={_ALMIGHTY}", f"--inh-caps={_ALMIGHTY}", *command]


def where_it_is_read_only(folder: str, *command: str) -> list[str]:
    """A command for which the disk of `folder` can only be read."""
    mount = 'mount --bind "$0" "$0" && mount -o remount,ro,bind "$0"'
    within = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c"]
    try:
        subprocess.run([*within, mount, folder], check=True, capture_output=True, timeout=60)
    except (OSError, subprocess.CalledProcessError) as error:
        pytest.skip(f"no disk can be mounted here: {error}")
    return [*within, f'{mount} && exec "$@"', folder, *command]
