"""In a terminal, an error is followed by the line of the file it is about."""

from pathlib import Path

import pytest

from tests.routines.broken import RIGHT
from tests.terminal import acusession


@pytest.mark.parametrize("command", [["check"], ["start"]])
def test_the_line_and_the_caret(command: list[str], tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text(RIGHT.replace("press: 30s", "press: soon"), encoding="utf-8")
    with acusession(*command, str(file)) as terminal:
        assert terminal.wait() == 1
    lines = terminal.output.splitlines()
    at = next(
        at
        for at, line in enumerate(lines)
        if f"{file}:9:12: 'soon' is not a valid duration" in line
    )
    assert lines[at + 1 : at + 3] == ["        press: soon", "               ^"]
