"""Everything the program stores is private under any umask."""

from pathlib import Path

import pytest

from tests.system.test_private_files import keep_everything, made

__all__ = ["made"]


@pytest.mark.parametrize("mask", [0o022, 0o077], ids=oct)
def test_whatever_is_kept_is_private(mask: int, made: Path, tmp_path: Path) -> None:
    keep_everything(mask, made, tmp_path)
