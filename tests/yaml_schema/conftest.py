"""Runs tests with and without PyYAML's C loader; both must read a file alike."""

import pytest
import yaml

from acusession.yaml_schema.compose import Loader


@pytest.fixture(params=["CSafeLoader", "SafeLoader"])
def loader(request: pytest.FixtureRequest) -> Loader:
    if not hasattr(yaml, request.param):
        pytest.skip("PyYAML has no C loader here")
    loader: Loader = getattr(yaml, request.param)
    return loader
