"""Whether a plan will be spoken, and whether all its words are there before it starts.

A plan is made by commands that speak not a word, so what makes words is imported when some are
missing.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from acusession import paths
from acusession.model import Plan, unique
from acusession.programs import python_command
from acusession.settings import Settings
from acusession.sound.audibility import can_say_words
from acusession.sound.voice.library import Library
from acusession.sound.voice.pieces import DEFAULT, Piece, Speaker
from acusession.sound.voice.script import coming, full

REHEARSAL: Final = 3.0
"""Seconds for which a start waits at most for words to be made."""


def speaks(settings: Settings) -> bool:
    """Whether anything is said with these settings: whether the plan makes room for it."""
    return settings.voice and not settings.mute and can_say_words(settings.output)


def library_for(settings: Settings) -> Library:
    """Where the files of the chosen voice are; of the bundled one, where nothing else can speak."""
    speaker = Speaker(settings.voice_name, settings.speed)
    if speaker != DEFAULT:
        from acusession.sound.voice.engines import engine_name

        speaker = speaker if engine_name() else DEFAULT
    return Library(paths.bundled_voice(), paths.voice_cache(), speaker)


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
    from acusession.sound.voice.engines import engine_name
    from acusession.sound.voice.maker import Maker

    engine = engine_name()
    if not engine:
        return False
    maker = Maker(library, helper_command(engine, library), lambda sentence: None)
    maker.want(missing)
    maker.made(within)
    maker.close()
    return True


def missing_of(pieces: Iterable[Piece], library: Library) -> tuple[Piece, ...]:
    """Those that have no file yet."""
    return tuple(piece for piece in pieces if library.find(piece) is None)


def helper_command(engine: str, library: Library) -> tuple[str, ...]:
    """How the helper process is started."""
    return python_command("acusession.sound.voice.helper", engine, str(library.cache))
