"""A plan allows time for what is said, adds none if nothing is, and has correct totals."""

import json
import wave
from pathlib import Path

import pytest

from acusession import paths
from acusession.config.settings import Settings
from acusession.domain.cues import Cue
from acusession.domain.model import Plan, Side
from acusession.domain.plan import PlanOptions, make_plan
from acusession.routines.catalog import find_routine
from acusession.runtime.session_speech import speech_options, speech_seconds
from acusession.sound.clip import FRAME_BYTES, RATE
from acusession.sound.cue_files import CueFiles
from acusession.sound.cue_mapping import cues_for
from acusession.sound.decode import read_frames
from acusession.speech.script import intro_variants, required_words, step_intro
from acusession.speech.segments import Segment
from acusession.speech.session_voice import SessionVoice
from acusession.speech.timing import SpeechTiming
from acusession.speech.voice_choice import missing_segments, voice_store_for
from acusession.speech.voice_config import key_of
from acusession.speech.voice_store import VoiceStore, made_name
from tests.needs import needs_decoder
from tests.plans import plan_session
from tests.session.driver import Driver

MIDDLE_BACK = find_routine("middle_back")
CUES = CueFiles(paths.bundled_sounds())
LIBRARY = voice_store_for(speech_options(Settings()))
ROOM = SpeechTiming(LIBRARY, CUES, frozenset())


def spoken(options: PlanOptions, settings: Settings | None = None) -> Plan:
    return plan_session(MIDDLE_BACK, options, settings or Settings())


@needs_decoder
def test_every_step_has_room_for_its_cues_its_words_and_a_second() -> None:
    plan = spoken(PlanOptions(prepare=0))
    for index, step in enumerate(plan.steps):
        cue = Cue.OTHER_SIDE if step.side is Side.RIGHT and step.point.id != "liver" else None
        before = ROOM.cue_seconds((Cue.END,) * bool(index) + (cue or Cue.PREPARE,))
        needed = before + ROOM.seconds(required_words(step_intro(plan.steps, index))) + 1
        assert needed <= step.prepare < needed + 1


def test_a_longer_time_asked_for_stays_as_it_is() -> None:
    assert {step.prepare for step in spoken(PlanOptions(prepare=60)).steps} == {60}
    spacious = spoken(PlanOptions())
    assert next(step.prepare for step in spacious.steps if step.side is Side.RIGHT) == 15


def test_nobody_waits_half_a_minute_for_words_alone_nor_long_for_the_second_side() -> None:
    for index, step in enumerate(spoken(PlanOptions(prepare=0)).steps):
        is_second = index > 0 and step.side is Side.RIGHT and step.point.id != "liver"
        assert step.prepare <= (10 if is_second else 37)


@needs_decoder
def test_the_first_press_waits_for_a_device_that_must_be_woken() -> None:
    awake, sleepy = (spoken(PlanOptions(prepare=0), Settings(warm_up=each)) for each in (0.0, 2.0))
    more = [
        one.prepare - other.prepare for one, other in zip(sleepy.steps, awake.steps, strict=True)
    ]
    assert more == [2, *[0] * (len(more) - 1)]


@needs_decoder
def test_the_first_words_are_over_in_time_after_the_device_was_woken() -> None:
    settings = Settings(warm_up=2.0)
    session = Driver(spoken(PlanOptions(prepare=50), settings))  # where all is said without it
    voice = SessionVoice(session.state.plan, speech_options(settings), CUES, pytest.fail)
    new_events = tuple(session.new_events)
    said = voice.words(new_events, session.view, cues_for(new_events))
    seconds = sum(len(read_frames(file)) / FRAME_BYTES / RATE for file in said)
    timing = session.state.plan.steps[0].prepare - 1 - settings.warm_up
    assert said
    assert ROOM.cue_seconds((Cue.PREPARE,)) + seconds <= timing + 0.1


@pytest.mark.parametrize(
    "silent",
    [
        Settings(mute=True),
        Settings(voice=False),
        Settings(output="bell"),
        Settings(output="none"),
    ],
    ids=["mute", "no voice", "bell", "none"],
)
def test_where_nothing_is_said_the_plan_is_as_asked(silent: Settings) -> None:
    assert spoken(PlanOptions(), silent) == make_plan(MIDDLE_BACK, PlanOptions())


def test_the_words_of_the_bundled_routines_need_no_helper() -> None:
    for name in ("middle_back", "short_break"):
        steps = make_plan(find_routine(name), PlanOptions()).steps
        for index in range(len(steps)):
            for form in intro_variants(step_intro(steps, index)):
                assert missing_segments(form, LIBRARY) == ()


def test_a_silent_cue_takes_no_time() -> None:
    steps = make_plan(MIDDLE_BACK, PlanOptions()).steps
    silent = SpeechTiming(LIBRARY, CUES, frozenset({Cue.PREPARE, Cue.END}))
    assert ROOM(steps, 2).prepare - silent(steps, 2).prepare == pytest.approx(0.9 + 0.8)


def test_a_long_cue_of_ones_own_is_reckoned_with(tmp_path: Path) -> None:
    with wave.open(str(tmp_path / "prepare.wav"), "wb") as file:
        file.setparams((1, 2, 8000, 0, "NONE", ""))
        file.writeframes(bytes(2 * 8000 * 4))
    own = SpeechTiming(LIBRARY, CueFiles(paths.bundled_sounds(), tmp_path), frozenset())
    steps = make_plan(MIDDLE_BACK, PlanOptions()).steps
    assert own(steps, 0).prepare - ROOM(steps, 0).prepare == pytest.approx(4 - 0.8)


def test_what_was_made_here_counts_by_its_length_and_what_was_not_by_an_estimate(
    home: Path,
) -> None:
    segment = Segment("A text that nobody has spoken.")
    guessed = LIBRARY.seconds(segment)
    assert 1.5 < guessed < 5
    cache = paths.voice_cache()
    cache.mkdir(parents=True)
    (cache / made_name(key_of(segment, LIBRARY.voice_config), 7.25)).write_bytes(b"")
    assert voice_store_for(speech_options(Settings())).seconds(segment) == 7.25


def test_estimates_are_rarely_too_short() -> None:
    rows = json.loads((paths.bundled_voice() / "index.json").read_text(encoding="utf-8"))
    nothing = VoiceStore(Path("nowhere"), Path("nowhere"))
    short = [
        row["text"]
        for row in rows.values()
        if row["tongue"] == "english" and nothing.seconds(Segment(row["text"])) < row["seconds"]
    ]
    assert len(short) <= len(rows) / 20


def test_a_thousand_plans_cost_little() -> None:
    """Only two reads of the disk: the index and the listing of the folder."""
    store = voice_store_for(speech_options(Settings()))
    timing = SpeechTiming(store, CUES, frozenset())
    asked = Segment("Never made.")
    store.find(asked)
    cache = paths.voice_cache()
    cache.mkdir(parents=True)
    (cache / made_name(key_of(asked, store.voice_config), 1.0)).write_bytes(b"")
    assert timing.seconds((asked,)) != 1.0, "the folder was looked through again"


def test_the_rows_of_the_home_screen_use_the_same_room() -> None:
    assert make_plan(MIDDLE_BACK, PlanOptions(), speech_seconds(Settings())) == spoken(
        PlanOptions()
    )
