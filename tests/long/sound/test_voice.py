"""Tests of recorded speech: on time, over before the press, and stopped at once by a key."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from acusession import paths
from acusession.config.settings import Settings
from acusession.config.store import write_settings
from acusession.domain.model import Plan
from acusession.domain.plan import PlanOptions
from acusession.routines.catalog import find_routine
from acusession.runtime.session_sound import SoundListener
from acusession.runtime.session_speech import speech_options
from acusession.session.commands import Command, Pause, Skip
from acusession.sound.clip import RATE
from acusession.sound.cue_files import cue_files
from acusession.sound.cue_mapping import cues_for
from acusession.sound.decode import read_frames
from acusession.sound.outputs.registry import outputs_from
from acusession.sound.player import Player
from acusession.speech.segments import Language, Segment
from acusession.speech.session_voice import SessionVoice
from acusession.speech.synthesis.client import Batch, shared_client
from acusession.speech.synthesis.installed import (
    USUAL_NAME,
    has_espeak_library,
    is_installed,
    substitute_voice,
    system_engine,
)
from acusession.speech.voice_config import DEFAULT, ESPEAK, KOKORO, voice_of
from acusession.speech.voice_store import INDEX, VoiceStore, estimate
from tests.long.sound.conftest import give_up
from tests.long.sound.servers import PATIENCE, SoundServer, until
from tests.plans import plan_session
from tests.processes import children, is_running
from tests.session.driver import Driver
from tests.sound.hearing import Samples, samples_of
from tests.speech_helper import end_speech_helper
from tests.terminal import acusession

CUT = 0.05
"""Maximum time until words end after a key, seconds."""

LATE = 0.15
"""Maximum deviation of a word from its time on a busy machine, seconds."""

CLOSE = 0.005
"""Maximum distance from the start of a word at which other words are searched, seconds."""

STEP = 4
"""Downsampling factor. The important frequencies of words are below 6 kHz."""

COARSE = RATE // STEP


@dataclass(frozen=True, slots=True)
class Due:
    """A file to be heard, and its time in seconds from the first file."""

    file: Path
    at: float
    is_spoken: bool


@cache
def sound_of(file: Path) -> Samples:
    return coarse(samples_of(read_frames(file)))


def coarse(samples: Samples) -> Samples:
    """Return fewer samples, with the pitch, which all words share, attenuated."""
    whole = len(samples) // STEP * STEP
    heard: Samples = np.diff(samples[:whole].reshape(-1, STEP).mean(axis=1))
    return heard


def timetable(plan: Plan, settings: Settings) -> list[Due]:
    """Return every file of the session, if no key is pressed."""
    session, cues = Driver(plan), cue_files()
    voice = SessionVoice(plan, speech_options(settings), cues, pytest.fail)
    start, due = session.now, []
    looks = [tuple(session.new_events)]
    while not session.state.ended:
        looks.append(session.look_after(0.25))
        view = session.view
        for new_events in looks:
            told = cues_for(new_events)
            files = [(cues.of(cue), False) for cue in told]
            files += [(file, True) for file in voice.words(new_events, view, told)]
            at = max((event.at for event in new_events), default=0.0) - start
            for file, is_spoken in files:
                due.append(Due(file, at, is_spoken))
                at += len(read_frames(file)) / 2 / RATE
        looks.clear()
    return due


def placed(
    sound: Samples, recording: Samples, at: float, seconds: float, slack: float = LATE
) -> tuple[float, float]:
    """Return the similarity of `sound` and `seconds` of the recording from `at`, and its start.

    The sound may start up to `slack` seconds earlier or later than `at`.
    """
    first = max(0, round((at - slack) * COARSE))
    size, lags = round(seconds * COARSE), max(1, round(2 * slack * COARSE))
    heard = recording[first : first + size + lags]
    length = 1 << (len(heard) + size).bit_length()
    # Only the start of a longer sound could match here, but its whole energy counts.
    spectrum = np.fft.rfft(sound[:size], length)
    overlaps = np.abs(np.fft.irfft(np.fft.rfft(heard, length) * spectrum.conj(), length)[:lags])
    lag = int(overlaps.argmax())
    norm = np.sqrt(np.sum(heard[lag : lag + size] ** 2) * np.sum(sound**2))
    return (float(overlaps[lag] / norm) if norm else 0.0), (first + lag) / COARSE


def onset(sound: Samples, recording: Samples) -> float:
    """Return the time at which a sound is first heard, in seconds."""
    part = recording[: 15 * COARSE]
    length = 1 << (len(part) + len(sound)).bit_length()
    product = np.fft.rfft(part, length) * np.fft.rfft(sound, length).conj()
    return float(np.argmax(np.fft.irfft(product, length)[: len(part)])) / COARSE


def loudness(recording: Samples, begin: float, end: float) -> float:
    """Return the root mean square of a part of the recording."""
    part = recording[round(begin * COARSE) : round(end * COARSE)]
    return float(np.sqrt(np.mean(part**2)))


def test_every_word_is_heard_where_the_plan_puts_it_and_is_over_before_its_press(
    server: SoundServer, output_name: str
) -> None:
    settings = Settings(conditions=frozenset(), say_half_way=True, say_last_three=True)
    write_settings(settings, paths.config_file())
    recording = server.record()
    options = ("--plain", "--seconds", "10", "--prepare", "0", "--output", output_name)
    with acusession("quick", "P6", *options) as terminal:
        time.sleep(15)  # longer than the timeout for a line
        for line in ("Press. ", "Let go.", "Press. ", "Let go."):
            terminal.read_until(line)
        assert terminal.wait() == 0
        assert "acusession:" not in terminal.output, "a problem was reported"
    heard = coarse(recording.finish())
    routine = find_routine("middle_back")
    point = next(point for point in routine.points if point.id == "pc6")
    plan = plan_session(routine, PlanOptions(points=(point,), seconds=10, prepare=0), settings)
    due = timetable(plan, settings)
    began = onset(sound_of(due[0].file), heard)
    rows = json.loads((paths.bundled_voice() / INDEX).read_text(encoding="utf-8"))
    own, others = [], []
    for word in (each for each in due if each.is_spoken):
        seconds, text = len(sound_of(word.file)) / COARSE, rows[word.file.stem]["text"]
        likeness, at = placed(sound_of(word.file), heard, began + word.at, seconds)
        own.append((likeness, text))
        others += [
            (placed(sound, heard, at, seconds, slack=CLOSE)[0], text, other)
            for key, row in rows.items()
            for sound in [sound_of(word.file.with_stem(key))]
            # Texts with the same first word start with the same sound.
            if (other := row["text"]).split()[0] != text.split()[0]
        ]
    print(f"{output_name}: {len(own)} words, own {min(own)}, others {max(others)}")
    assert len(own) >= 15
    assert min(own)[0] >= 0.5
    assert max(others)[0] < 0.3
    for press in (each.at for each in due if each.file.stem == "press"):
        assert loudness(heard, began + press - 0.9 + LATE, began + press - LATE) < 0.001


@pytest.mark.parametrize("command", [Skip(), Pause()], ids=["skip", "pause"])
def test_a_skip_and_a_pause_end_the_words_within_fifty_milliseconds(
    server: SoundServer, output_name: str, command: Command
) -> None:
    settings = Settings()
    plan = plan_session(find_routine("middle_back"), PlanOptions(prepare=0), settings)
    cues = cue_files()
    player = Player(outputs_from(output_name, None), cues, pytest.fail)
    voice = SessionVoice(plan, speech_options(settings), cues, pytest.fail)
    listener = SoundListener(player, cues, voice)
    session = Driver(plan)
    player.load_ahead(*voice.ahead(0))
    assert player.ready(PATIENCE)  # so that the first sound starts at once
    recording = server.record()
    said = [*map(cues.of, cues_for(session.new_events)), *voice.ahead(0)]
    whole = coarse(np.concatenate([samples_of(read_frames(file)) for file in said]))
    begun = time.monotonic()
    listener.hear(tuple(session.new_events), session.view)
    time.sleep(6.3)
    stopped = time.monotonic()
    session.now += 6.3
    listener.hear(session.do(command), session.view)
    time.sleep(0.6)
    player.close(at_once=True)
    recorded = recording.finish()
    # The words start anywhere between two coarse samples, which could lower the similarity by a
    # fifth, so all four alignments are tried.
    heard = [coarse(recorded[first:]) for first in range(STEP)]
    began = onset(whole[: 5 * COARSE], heard[0])
    ended = stopped - begun

    def alike(begin: float, end: float) -> float:
        part = whole[round(begin * COARSE) : round(end * COARSE)]
        return max(placed(part, each, began + begin, end - begin)[0] for each in heard)

    # If the start was late, the words had not got quite as far when the key was pressed.
    assert alike(ended - LATE - 1, ended - LATE) > 0.9
    left = alike(ended + CUT, ended + CUT + 0.5)
    print(f"{output_name}: {left:.2f} alike after the key")
    assert left < 0.3


NEW = [Segment(f"This is the new sentence number {count}.") for count in range(30)]


@pytest.fixture(autouse=True)
def no_helper_is_left() -> Iterator[None]:
    yield
    end_speech_helper()


def spoken_store() -> VoiceStore:
    """Return an empty store of the voice of this system's speech program."""
    voice = substitute_voice(DEFAULT.speed)
    if voice is None:
        give_up("no speech program is installed")
    return VoiceStore(paths.bundled_voice(), paths.voice_cache(), voice)


def request(segments: Iterable[Segment], told: list[str]) -> Batch:
    return shared_client().request(spoken_store(), segments, told.append)


def test_a_real_worker_speaks_new_texts_in_both_languages() -> None:
    told: list[str] = []
    segments = [*NEW[:3], Segment("nei4 guan1", Language.PINYIN, "Nei Guan, by its new name")]
    assert request(segments, told).wait(30)
    store = spoken_store()
    for segment in segments:
        recorded = store.find(segment)
        assert recorded is not None
        samples = samples_of(read_frames(recorded.path))
        assert len(samples) / RATE == pytest.approx(recorded.seconds, abs=0.01)
        assert recorded.seconds < estimate(segment, store.voice_config) + 1
        assert 0.05 < float(np.sqrt(np.mean(samples**2))) < 0.2
    assert told == []


def test_a_worker_killed_at_its_work_is_replaced_once_and_no_word_is_lost() -> None:
    told: list[str] = []
    before = children()
    batch = request(NEW, told)
    until(lambda: len(children() - before) == 1, "the helper")
    (helper,) = children() - before
    os.kill(helper, signal.SIGKILL)
    assert batch.wait(30)
    store = spoken_store()
    assert all(store.find(segment) is not None for segment in NEW)
    assert told == []


_PARENT = """
import time
from tests.long.sound.test_voice import NEW, request
from tests.processes import children

assert request(NEW[:1], []).wait(30)
print(*children(), flush=True)
time.sleep(600)
"""


def test_no_worker_outlives_a_program_that_is_killed() -> None:
    if not system_engine():
        give_up("no speech program is installed")
    with subprocess.Popen([sys.executable, "-c", _PARENT], stdout=subprocess.PIPE) as parent:
        assert parent.stdout is not None
        helper = int(parent.stdout.readline())
        assert is_running(helper)
        parent.kill()
    until(lambda: not is_running(helper), "the helper's end")


OWN = """
name: Own
caution: Gently.
prepare: 1s
closing: Now have some tea.
points:
  - {id: own, name: Own Point, sides: midline, press: 1, location: At a place nobody has named.,
     technique: Light pressure., posture: Sit.}
"""


def own_session(folder: Path, **environment: str) -> Sequence[str]:
    """Return the lines that a session of the user's own routine shows."""
    write_settings(Settings(conditions=frozenset()), paths.config_file())
    routine = folder / "own.yaml"
    routine.write_text(OWN, encoding="utf-8")
    with acusession("start", str(routine), "--plain", **environment) as terminal:
        terminal.read_until("Press. ")
        assert terminal.wait() == 0
        return terminal.output.splitlines()


def test_a_user_routine_is_spoken(server: SoundServer, tmp_path: Path) -> None:
    if not system_engine():
        give_up("no speech program is installed")
    shown = own_session(tmp_path)
    made = {file.name for file in paths.voice_cache().glob("*.dpcm")}
    assert len(made) >= 5
    reports = [line for line in shown if line.startswith("acusession:")]
    assert len(reports) == (not is_installed(KOKORO))
    assert all("speaks all of it" in line for line in reports)


@pytest.mark.parametrize(
    ("voice", "is_there"), [("en-gb", True), ("en-gb+f3", True), ("Samantha", False)]
)
def test_a_known_voice_speaks_and_an_unknown_one_is_reported_once(
    voice: str, is_there: bool, server: SoundServer, tmp_path: Path
) -> None:
    if system_engine() != ESPEAK:
        give_up("no espeak-ng is installed")
    shown = own_session(tmp_path, ACUSESSION_VOICE_NAME=voice)
    sentence = f"The voice '{voice}' is not available here"
    assert len([line for line in shown if sentence in line]) == (not is_there)
    speaker = voice_of(ESPEAK, voice if is_there else USUAL_NAME, DEFAULT.speed)
    store = VoiceStore(paths.bundled_voice(), paths.voice_cache(), speaker)
    assert store.find(Segment("At a place nobody has named.")) is not None


def test_a_missing_speech_program_is_reported_and_the_session_continues(
    server: SoundServer, tmp_path: Path
) -> None:
    if has_espeak_library():
        pytest.skip("the extra [voice] is installed")
    shown = own_session(tmp_path, PATH=str(tmp_path))
    assert [line for line in shown if "No speech program" in line] != []
