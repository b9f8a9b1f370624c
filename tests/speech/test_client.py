"""Missing words are made by a helper process, whose failures do not harm the session."""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from acusession import paths
from acusession.speech.segments import Segment
from acusession.speech.synthesis.client import Batch, SynthesisClient
from acusession.speech.voice_store import VoiceStore
from tests.speech import helpers
from tests.waiting import PATIENCE, wait_until

ONE, OTHER = Segment("One text."), Segment("Another text.")


@contextmanager
def made_by(
    program: str, folder: Path, patience: float = PATIENCE
) -> Iterator[tuple[VoiceStore, list[str]]]:
    """Yield a store for which two texts were requested, and the sentences shown to the user."""
    store = VoiceStore(paths.bundled_voice(), folder)
    told: list[str] = []
    client = SynthesisClient(helpers.command(program, folder), patience=patience)
    batch = client.request(store, [ONE, OTHER, ONE], told.append)
    assert batch.wait(PATIENCE)
    yield store, told
    client.close()


def test_what_is_wanted_is_made_and_found(tmp_path: Path) -> None:
    with made_by(helpers.GOOD, tmp_path) as (store, told):
        assert [store.seconds(segment) for segment in (ONE, OTHER)] == [1.5, 1.5]
        assert told == []


@pytest.mark.parametrize(
    ("program", "log", "sentence"),
    [
        (
            helpers.COMPLAINS,
            "exit code 3, and printed | Reading the voices | It found no \\x1b[2J voice.",
            "The speech program is not working (It found no \\x1b[2J voice), so parts of this "
            "session will have cues only, no voice",
        ),
        (
            helpers.BABBLES,
            "invalid answer: ALSA lib pcm.c: \\x1b[2J what?",
            "The speech program is not working (its answers are not valid), so parts of this "
            "session will have cues only, no voice",
        ),
        (
            helpers.FAULTY,
            "the voice helper failed: no model",
            "The speech program is not working (no model), so parts of this session will have cues "
            "only, no voice",
        ),
        (
            helpers.REFUSES,
            "'One text.' cannot be spoken: no such voice",
            "Some words cannot be spoken (no such voice), so you will hear only cues in their "
            "place.",
        ),
    ],
    ids=["complains", "babbles", "faulty", "refuses"],
)
def test_why_nothing_is_spoken_is_logged_and_told(
    program: str, log: str, sentence: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with made_by(program, tmp_path) as (_, told):
        (line,) = told
        assert line.startswith(sentence)
    assert log in caplog.text


def test_a_helper_that_complains_without_end_still_answers(tmp_path: Path) -> None:
    with made_by(helpers.COMPLAINS_ALWAYS, tmp_path) as (store, told):
        assert store.find(OTHER) is not None
        assert told == []


@pytest.mark.parametrize(
    ("program", "patience"),
    [
        (helpers.DIES, PATIENCE),
        (helpers.HANGS, 0.2),
        (helpers.BABBLES, PATIENCE),
        (helpers.LIES, PATIENCE),
        (helpers.FLOODS, PATIENCE),
        ("import sys; sys.exit(3)", PATIENCE),
    ],
    ids=["dies", "hangs", "babbles", "lies", "floods", "never starts"],
)
def test_a_helper_that_fails_is_started_once_more_then_given_up_and_told_once(
    program: str, patience: float, tmp_path: Path
) -> None:
    with made_by(program, tmp_path, patience) as (store, told):
        assert store.find(ONE) is None
        assert len(told) == 1
        assert str(paths.log_file()) in told[0]


def test_a_program_that_is_not_there_is_told_too(tmp_path: Path) -> None:
    told: list[str] = []
    client = SynthesisClient((str(tmp_path / "none"),))
    assert client.request(VoiceStore(tmp_path, tmp_path), [ONE], told.append).wait(PATIENCE)
    assert len(told) == 1


def test_one_crash_costs_nothing(tmp_path: Path) -> None:
    with made_by(helpers.DIES_ONCE, tmp_path) as (store, told):
        assert store.find(ONE) is not None
        assert store.find(OTHER) is not None
        assert told == []


def test_texts_that_cannot_be_spoken_are_left_out_and_told_once(tmp_path: Path) -> None:
    with made_by(helpers.REFUSES, tmp_path) as (store, told):
        assert store.find(ONE) is store.find(OTHER) is None
        assert len(told) == 1


def test_after_a_text_that_cannot_be_spoken_the_next_one_is_made(tmp_path: Path) -> None:
    with made_by(helpers.REFUSES_ONE, tmp_path) as (store, told):
        assert store.find(ONE) is None
        assert store.find(OTHER) is not None
        assert len(told) == 1


def test_a_text_of_which_nothing_is_heard_is_no_trouble(tmp_path: Path) -> None:
    with made_by(helpers.HEARS_NOTHING_OF_ONE, tmp_path) as (store, told):
        assert store.find(ONE) is None
        assert store.find(OTHER) is not None
        assert told == []


def request_one(client: SynthesisClient, folder: Path) -> Batch:
    return client.request(VoiceStore(folder, folder), [ONE], pytest.fail)


def test_nobody_waits_for_a_helper_that_hangs_nor_is_it_left_behind(tmp_path: Path) -> None:
    before = set(threading.enumerate())
    client = hanging_client(tmp_path)
    assert not request_one(client, tmp_path).wait(0.05)
    client.close()
    wait_until(lambda: set(threading.enumerate()) <= before, lambda: str(threading.enumerate()))


def hanging_client(folder: Path) -> SynthesisClient:
    """Return a client that would wait for its helper far longer than any test waits."""
    return SynthesisClient(helpers.command(helpers.HANGS, folder), patience=10 * PATIENCE)


def test_a_client_closed_while_its_helper_starts_does_not_wait_for_it(tmp_path: Path) -> None:
    class Command(list[str]):
        """A command that closes the client while the helper is being started."""

        def __iter__(self) -> Iterator[str]:
            client.close()
            return super().__iter__()

    before = set(threading.enumerate())
    client = SynthesisClient(
        Command(helpers.command(helpers.HANGS, tmp_path)), patience=10 * PATIENCE
    )
    request_one(client, tmp_path)
    wait_until(lambda: set(threading.enumerate()) <= before, lambda: str(threading.enumerate()))


def test_batches_share_one_helper_until_it_is_idle(tmp_path: Path) -> None:
    before = set(threading.enumerate())
    client = SynthesisClient(helpers.command(helpers.COUNTS, tmp_path), idle=0.5)
    store = VoiceStore(tmp_path, tmp_path)
    for segment in (ONE, OTHER):
        assert client.request(store, [segment], pytest.fail).wait(PATIENCE)
    wait_until(lambda: set(threading.enumerate()) <= before, lambda: str(threading.enumerate()))
    assert (tmp_path / "starts").read_text() == "1"
    assert client.request(store, [Segment("A third.")], pytest.fail).wait(PATIENCE)
    assert (tmp_path / "starts").read_text() == "11"
    client.close()


def test_a_cancelled_batch_is_done_at_once_and_the_next_one_is_made(tmp_path: Path) -> None:
    client = SynthesisClient(helpers.command(helpers.GOOD, tmp_path))
    store = VoiceStore(tmp_path, tmp_path)
    many = client.request(store, [Segment(f"Text {n}.") for n in range(1000)], pytest.fail)
    many.cancel()
    assert (many.wait(0), many.left) == (True, 0)
    assert client.request(store, [ONE], pytest.fail).wait(PATIENCE)
    assert store.find(ONE) is not None
    assert store.find(Segment("Text 999.")) is None
    client.close()


@pytest.mark.skipif(os.name == "nt", reason="processes are asked for in the manner of Unix")
def test_a_closed_maker_leaves_no_process(tmp_path: Path) -> None:
    client = hanging_client(tmp_path)
    request_one(client, tmp_path)
    file = tmp_path / "pid"
    wait_until(
        lambda: file.exists() and file.read_text().endswith("."), lambda: "no helper has started"
    )
    process = int(file.read_text().rstrip("."))
    client.close()
    wait_until(lambda: not is_there(process), lambda: f"process {process} is still there")


def is_there(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True
