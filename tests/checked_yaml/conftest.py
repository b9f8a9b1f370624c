"""With and without PyYAML's C loader: a file means the same on every machine."""

import pytest
import yaml

from acusession.checked_yaml import nodes


@pytest.fixture(params=["CSafeLoader", "SafeLoader"])
def loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    name = str(request.param)
    if not hasattr(yaml, name):
        pytest.skip("PyYAML has no C loader here")
    monkeypatch.setattr(nodes, "_LOADER", getattr(yaml, name))
    return name
