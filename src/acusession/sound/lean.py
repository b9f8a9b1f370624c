"""miniaudio without what it imports beside: three MiB for internet radio, and numpy's eleven.

None of it is used here, and a session waits until its sounds can be heard.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Lock
from types import ModuleType
from typing import Any, Final

_one_at_a_time: Final = Lock()


def miniaudio() -> Any:
    """The library, imported where it is not yet; raises `ImportError` where there is none."""
    with _one_at_a_time:
        if "miniaudio" not in sys.modules:
            # One that uses more than we know of is imported with all that it wants.
            with _without_luggage(), suppress(AttributeError):
                import miniaudio
        import miniaudio
    return miniaudio


@contextmanager
def _without_luggage() -> Iterator[None]:
    """While it lasts, there is nothing in these modules, and no numpy, unless they are in use."""
    instead: dict[str, Any] = {name: ModuleType(name) for name in ("urllib.request", "html")}
    instead |= {"numpy": None}  # which makes an import fail; it can do without
    instead = {name: module for name, module in instead.items() if name not in sys.modules}
    sys.modules.update(instead)
    try:
        yield
    finally:
        for name in instead:
            del sys.modules[name]
