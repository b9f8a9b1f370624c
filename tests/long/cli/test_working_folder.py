"""With every sound output, a session runs no code from the folder of its routine."""

from pathlib import Path

import pytest

from acusession.domain.cues import OUTPUT_NAMES
from tests.cli.test_working_folder import run_beside_foreign_modules


@pytest.mark.parametrize("output", OUTPUT_NAMES)
def test_with_every_output(output: str, tmp_path: Path) -> None:
    run_beside_foreign_modules(output, tmp_path)
