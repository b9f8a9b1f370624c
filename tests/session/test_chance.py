"""The rules of a session, tested with random steps."""

from hypothesis import settings

from tests.session.rules import SessionRules

TestSession = SessionRules.TestCase
TestSession.settings = settings(max_examples=50, stateful_step_count=40)
