"""The rules of a session, tested with far more random steps, different in every run."""

from hypothesis import settings

from tests.session.rules import SessionRules

TestSession = SessionRules.TestCase
TestSession.settings = settings(
    max_examples=2000, stateful_step_count=100, derandomize=False, print_blob=True
)
