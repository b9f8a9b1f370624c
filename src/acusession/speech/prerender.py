"""Synthesizes missing words before they are needed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from acusession.domain.model import Plan
from acusession.speech.options import SpeechOptions
from acusession.speech.script import required_words, step_intro
from acusession.speech.voice_choice import VoiceChoice, choose_voice

if TYPE_CHECKING:  # imported only if words are missing
    from acusession.speech.synthesis.client import Batch

PRERENDER_TIMEOUT: Final = 3.0
"""Maximum seconds a session's start waits for missing words."""

_AT_ONCE: Final = 0.3
"""Seconds of waiting that need no explanation."""


def prerender_missing(
    plan: Plan, options: SpeechOptions, on_wait: Callable[[], None]
) -> VoiceChoice | None:
    """Synthesize the missing words that a plan needs; return the voice that speaks it.

    Return None if nothing is spoken. `on_wait` is called if the wait becomes noticeable. Words that
    are not ready within `PRERENDER_TIMEOUT` seconds, and those that may be needed later, are
    synthesized during the session.
    """
    if not options.speaks:
        return None
    choice = choose_voice(plan, options)
    if not choice.missing:
        return choice
    steps = plan.steps
    needed = {
        segment
        for index in range(len(steps))
        for segment in required_words(step_intro(steps, index))
    }
    missing = tuple(segment for segment in choice.missing if segment in needed)
    # A failure is not reported here: the session reports it.
    batch = request_missing(replace(choice, missing=missing), lambda sentence: None)
    if batch is not None and not batch.wait(_AT_ONCE):
        on_wait()
        batch.wait(PRERENDER_TIMEOUT - _AT_ONCE)
        batch.cancel()  # the session requests the rest
    return choice


def request_missing(choice: VoiceChoice, on_trouble: Callable[[str], None]) -> Batch | None:
    """Start synthesizing the missing words of a session; return None if none can be. Do not wait.

    `on_trouble` is called at most once, on another thread.
    """
    if not (choice.missing and choice.engine):
        return None
    from acusession.speech.synthesis.client import shared_client

    return shared_client().request(choice.store, choice.missing, on_trouble)
