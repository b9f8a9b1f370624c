"""The helper process that speaks for the process of the tests."""

from acusession.speech.synthesis.client import shared_client


def end_speech_helper() -> None:
    """End the helper, which keeps the PATH that it was started with."""
    shared_client().close()
    shared_client.cache_clear()
