import pytest

from tests.sound.fakes import FakeOutput, Notes


@pytest.fixture
def notes() -> Notes:
    return Notes()


@pytest.fixture
def output(notes: Notes) -> FakeOutput:
    return FakeOutput("first", notes)
