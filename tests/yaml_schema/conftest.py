"""With and without PyYAML's C loader: a file means the same on every machine."""

import pytest
import yaml

from acusession.yaml_schema.compose import Loader


@pytest.fixture(params=["CSafeLoader", "SafeLoader"])
def loader(request: pytest.FixtureRequest) -> Loader:
    if not hasattr(yaml, request.param):
        pytest.skip("PyYAML has no C loader here")
    loader: Loader = getattr(yaml, request.param)
    return loader
