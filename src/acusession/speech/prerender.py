"""Whether a plan will be spoken, and whether all its words are there before it starts.

A plan is made by commands that speak not a word, so what makes words is imported when some are
missing.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Final

from acusession import paths
from acusession.config.settings import Settings
from acusession.domain.model import Plan, unique
from acusession.sound.audibility import can_say_words
from acusession.speech.script import NEXT, coming, full
from acusession.speech.segments import DEFAULT, Piece, Speaker
from acusession.speech.voice_store import Library
from acusession.system.programs import python_command

REHEARSAL: Final = 3.0
"""Seconds for which a start waits at most for words to be made."""


def speaks(settings: Settings) -> bool:
    """Whether anything is said with these settings: whether the plan makes room for it."""
    return settings.voice and not settings.mute and can_say_words(settings.output)


def library_for(settings: Settings) -> Library:
    """Where the files of the chosen voice are; of the bundled one, where that cannot speak.

    A voice is tried first, for `REHEARSAL` seconds at most; not where no words can be heard.
    """
    bundled, made, speaker = paths.bundled_voice(), paths.voice_cache(), _chosen(settings)
    if speaker != DEFAULT and can_say_words(settings.output):
        from acusession.speech.synthesis.engines import engine_name

        if not _can_speak(speaker, engine_name(), bundled, made):
            speaker = DEFAULT
    return Library(bundled, made, speaker)


def describe_fallback(settings: Settings, library: Library) -> str:
    """Say that the bundled voice speaks in place of the chosen one; "" where it does not."""
    chosen = _chosen(settings)
    if library.speaker == chosen:
        return ""
    missing = f"The voice {chosen.voice!r}"
    if chosen.voice == DEFAULT.voice:
        missing = f"A voice with {chosen.speed} words a minute"
    return f"{missing} is not available here, so the bundled voice is used."


def _chosen(settings: Settings) -> Speaker:
    return Speaker(settings.voice_name, settings.speed)


@cache
def _can_speak(speaker: Speaker, engine: str, bundled: Path, made: Path) -> bool:
    """Whether the engine can speak as `speaker`. It is tried once, with a word for the library."""
    if not engine:
        return False
    library = Library(bundled, made, speaker)
    if library.find(NEXT) is None:
        _make((NEXT,), library, engine, REHEARSAL)
    return library.find(NEXT) is not None


def rehearse(plan: Plan, settings: Settings, within: float = REHEARSAL) -> bool:
    """Have what must be said in `plan` made, and wait for it; whether anything was.

    What is not there in time is made while the session runs.
    """
    if not speaks(settings):
        return False
    library = library_for(settings)
    steps = plan.steps
    words = (piece for index in range(len(steps)) for piece in full(coming(steps, index)))
    missing = missing_of(unique(words), library)
    if not missing:
        return False
    from acusession.speech.synthesis.engines import engine_name

    engine = engine_name()
    if not engine:
        return False
    _make(missing, library, engine, within)
    return True


def _make(pieces: Iterable[Piece], library: Library, engine: str, within: float) -> None:
    """Have these made, as far as that can be done within so many seconds."""
    from acusession.speech.synthesis.client import Maker

    # Whoever needs a piece that is missing in the end tells the user.
    maker = Maker(library, helper_command(engine, library), lambda sentence: None)
    maker.want(pieces)
    maker.made(within)
    maker.close()


def missing_of(pieces: Iterable[Piece], library: Library) -> tuple[Piece, ...]:
    """Those that have no file yet."""
    return tuple(piece for piece in pieces if library.find(piece) is None)


def helper_command(engine: str, library: Library) -> tuple[str, ...]:
    """How the helper process is started."""
    return python_command("acusession.speech.synthesis.worker", engine, str(library.cache))
