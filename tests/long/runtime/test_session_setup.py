"""Ten thousand random dialogs before a session."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.runtime.test_session_setup import random_walk


@settings(max_examples=10_000)
@given(st.data())
def test_no_walk_leads_past_a_caution(data: st.DataObject) -> None:
    random_walk(data)
