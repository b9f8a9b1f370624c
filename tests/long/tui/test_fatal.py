"""The same for every other place where full-screen mode may fail unexpectedly."""

import sys

import pytest

from tests.tui.test_fatal import see_it_end


@pytest.mark.skipif(sys.platform == "win32", reason="a Unix terminal")
@pytest.mark.parametrize("kind", ["timer", "worker", "compose", "unmount"])
def test_it_is_one_sentence_and_a_code_and_the_session_is_kept(kind: str) -> None:
    see_it_end(kind)
