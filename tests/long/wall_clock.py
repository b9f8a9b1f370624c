"""The mark of tests in real time instead of a session's own clock."""

from typing import Final

import pytest

wall_clock: Final = pytest.mark.flaky(reruns=2)
"""Such a test also fails if the machine stalls for a tenth of a second, so it is repeated. Three
failures in a row are the program's, and each failure before that is shown."""
