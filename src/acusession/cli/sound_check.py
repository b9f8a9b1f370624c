"""The command that plays every cue and reports which sound outputs work, and why others do not."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from acusession import paths
from acusession.cli.load_settings import load_settings
from acusession.config.settings import Settings
from acusession.console.report import print_error
from acusession.domain.cues import Cue
from acusession.domain.escape import escape_unprintable
from acusession.runtime.session_speech import speech_options
from acusession.sound.clip import FRAME_BYTES, RATE
from acusession.sound.cue_files import ENDINGS, CueFiles
from acusession.sound.cue_mapping import BELL_CUES
from acusession.sound.decode import SoundFileError, read_frames
from acusession.sound.outputs.base import Output
from acusession.sound.outputs.probe import ProbeResult, probe
from acusession.sound.outputs.registry import all_outputs, outputs_from
from acusession.sound.player import Player
from acusession.sound.stderr_redirect import redirect_native_stderr
from acusession.speech.script import FIXED
from acusession.speech.voice_choice import describe_fallback, voice_store_for

_BETWEEN = 0.6
"""Seconds of silence between two sounds."""

_MEANINGS = {
    Cue.PREPARE: "find the point; the press comes next",
    Cue.OTHER_SIDE: "find the same point on the other side",
    Cue.PRESS: "press now",
    Cue.HALF_WAY: "half of the press is over",
    Cue.LAST_THREE: "one tick for each of the last three seconds",
    Cue.END: "let go",
    Cue.PAUSE: "the session is paused",
    Cue.RESUME: "the session continues",
    Cue.CLOSING: "the session is over: drink some warm water",
}
"""The meaning of every cue, in the order of a session."""


_UNTOLD = (
    "The sound device, its volume and its mute state cannot be determined. If you hear nothing, "
    "check the system's sound settings."
)


def sound_check(args: argparse.Namespace) -> int:
    """Play every cue; return 0 if they were played, 1 if no output could play them."""
    settings = load_settings(args).effective
    with redirect_native_stderr(paths.log_file()):
        output = _first_that_works(settings.output)
        cue_files = CueFiles(paths.bundled_sounds(), paths.user_sounds())
        _say(_how(settings, cue_files))
        if output is None or not _is_heard(output, settings, cue_files):
            return 1
    # A bell counts as sound only if it was asked for.
    return 0 if output.uses_device or output.name == settings.output else 1


def _first_that_works(name: str) -> Output | None:
    """Try each output in order and describe it; return the first that works, or None."""
    terminal = sys.__stderr__
    # Those that are not installed too, to say how to install them.
    outputs = all_outputs(terminal) if name == "auto" else outputs_from(name, terminal)
    for output in outputs:
        tried = probe(output)
        _say([_verdict(tried)])
        if not tried.trouble:
            if output.uses_device:
                _say([escape_unprintable(str(tried.status or _UNTOLD))])
            return output
    _say(["No sound output is in use, so nothing can be heard."])
    return None


def _verdict(tried: ProbeResult) -> str:
    if tried.trouble:
        return f"{tried.name}: not used; {tried.trouble}. {tried.advice}"
    return f"{tried.name}: in use, on {escape_unprintable(tried.device)}."


def _how(settings: Settings, cue_files: CueFiles) -> Iterator[str]:
    """Yield the effects of the settings and of the user's own files on the sound."""
    volume = f"Volume: {settings.volume} percent"
    yield f"{volume}." if settings.volume else f"{volume} in the settings, so nothing can be heard."
    if settings.mute:
        yield "Sound is off in the settings, so sessions are silent; this check plays sound anyway."
    if settings.silent_cues:
        silent = ", ".join(cue for cue in _MEANINGS if cue in settings.silent_cues)
        yield f"Cues turned off in the settings: {silent}."
    if cue_files.user_files:
        own = ", ".join(
            f"{cue} ({escape_unprintable(file.name)})" for cue, file in cue_files.user_files.items()
        )
        yield f"Your own sounds: {own}."
    else:
        endings = ", ".join(ENDINGS)
        yield (
            "You have no sounds of your own. To replace a cue, add a file such as "
            f"{paths.user_sounds()}/press.wav ({endings})."
        )


def _is_heard(output: Output, settings: Settings, cue_files: CueFiles) -> bool:
    """Play everything, printing each name first; return whether the output kept working."""
    player = Player(
        [output],
        cue_files,
        print_error,
        volume=settings.volume,
        warm_up=settings.warm_up,
        linger=settings.linger,
    )
    for cue, meaning in _MEANINGS.items():
        _say([f"  {cue:12} {meaning}"])
        file = cue_files.of(cue)
        player.play(file, rings=cue in BELL_CUES)
        time.sleep(settings.warm_up + _seconds(file) + _BETWEEN)
    if settings.voice and output.uses_device:
        _speak(player, settings)
    player.close(at_once=True)
    return player.output_name == output.name


def _speak(player: Player, settings: Settings) -> None:
    """Play the fixed phrases of all sessions; those not recorded yet are only printed."""
    options = speech_options(settings)
    store = voice_store_for(options)
    fallback = describe_fallback(options, store)
    if fallback:
        print_error(fallback)
    voice = store.voice_config
    _say([f"Voice: {escape_unprintable(str(voice))}, {voice.speed} words per minute."])
    for segment in FIXED:
        recorded = store.find(segment)
        if recorded is None:
            _say([f"  {segment.text} (not recorded yet; it will be recorded when needed)"])
            continue
        _say([f"  {segment.text}"])
        player.play(recorded.path)
        time.sleep(settings.warm_up + recorded.seconds + _BETWEEN)


def _seconds(file: Path) -> float:
    try:
        return len(read_frames(file)) / FRAME_BYTES / RATE
    except SoundFileError:  # the player reports it, and plays the bundled cue
        return 1.0


def _say(lines: Iterable[str]) -> None:
    for line in lines:
        print(line, flush=True)
