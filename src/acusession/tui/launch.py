"""Full-screen mode for the command line: runs the app, and cleans up after it."""

from __future__ import annotations

import asyncio
import os
import sys
from functools import partial
from typing import TYPE_CHECKING

from acusession import paths
from acusession.config.settings import Overrides, Settings
from acusession.config.store import has_comments, write_settings
from acusession.console.report import print_error
from acusession.console.signals import handle_ending
from acusession.domain.model import BrokenRoutine, Routine
from acusession.routines.catalog import iter_routines
from acusession.runtime.cue_preview import CuePreview
from acusession.runtime.session_services import SessionServices
from acusession.runtime.session_setup import Ready
from acusession.runtime.session_speech import make_ahead, prerender, speech_seconds
from acusession.system import faults
from acusession.tui.app import AcusessionApp, InitialView
from acusession.tui.services import Report, Services

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from types import FrameType

    from textual.driver import Driver

    from acusession.domain.model import Plan
    from acusession.domain.plan import SpeechSeconds
    from acusession.runtime.runner import Listener, Runner


def run_screen(
    settings: Settings,
    overrides: Overrides,
    opens_with: InitialView | None = None,
    *,
    wait_for_go: bool = False,
    trouble: str = "",
) -> int:
    """Run the app and return the exit code.

    `settings` come from the file, `overrides` take precedence for this run; `trouble` says what is
    ignored in either, "" if nothing. The app opens with `opens_with`, or with the home
    screen.

    Raises:
        AcusessionError: `opens_with` cannot be started.

    """
    session_services = SessionServices(wait_for_go=wait_for_go)
    preview = CuePreview(lambda sentence: app.warn(sentence))

    def open_session(ready: Ready, face: Listener, report: Report) -> Runner:
        return session_services.open(ready, face, report, services.effective)

    async def load_sound(ready: Ready, report: Report) -> None:
        session_services.load(ready, report, services.effective)
        await asyncio.to_thread(session_services.wait_until_loaded)

    async def prerender_speech(plan: Plan, on_wait: Callable[[], None]) -> SpeechSeconds | None:
        return await asyncio.to_thread(prerender, plan, services.effective, on_wait)

    async def make_words(routine: Routine) -> None:
        await asyncio.to_thread(make_ahead, routine, services.effective)

    def read_routines() -> Iterator[Routine | BrokenRoutine]:
        with_times = services.effective.with_user_times
        for each in iter_routines():
            yield with_times(each) if isinstance(each, Routine) else each

    def save_routine(routine: Routine, name: str) -> Path:
        from acusession.routines import user_routines  # with YAML, which most runs do not need

        return user_routines.save_routine(routine, name)

    services = Services(
        read_routines=read_routines,
        settings=settings,
        is_muted=lambda: services.effective.mute,
        save=lambda changed: write_settings(changed, paths.config_file()),
        save_routine=save_routine,
        load_sound=load_sound,
        open_session=open_session,
        toggle_mute=session_services.toggle_mute,
        toggle_voice=session_services.toggle_voice,
        tell_about=session_services.tell_about,
        close=lambda: session_services.close(at_once=True),
        rate=session_services.rate,
        pain_before=lambda: session_services.pain_before,
        play_cue=preview.play,
        stop_cues=preview.close,
        output_name=lambda: session_services.output_name,
        has_comments=lambda: has_comments(paths.config_file()),
        overrides=overrides,
        trouble=trouble,
        speech_seconds=lambda: speech_seconds(services.effective),
        prerender=prerender_speech,
        make_words=make_words,
    )
    for variable in ("COLUMNS", "LINES"):
        os.environ.pop(variable, None)  # exported by some shells; they would hide resizes
    app = AcusessionApp(services, opens_with, _driver())
    raised: Exception | None = None
    runner = asyncio.Runner()
    handle_ending(partial(_interrupt, app, runner.get_loop()))
    try:
        with faults.told_through(app.warn), runner:
            runner.get_loop().set_exception_handler(faults.in_task)
            runner.run(app.run_async())
    except Exception as error:  # noqa: BLE001 - whatever ended the app, the session can be resumed
        raised = error
    finally:
        session_services.close(at_once=True)
        preview.close()
    if app.failure is not None:
        raise app.failure
    has_fault = raised is not None or app.traceback != ""
    if has_fault:
        print_error(faults.log_fatal(app.fault or raised, app.traceback))
    if app.is_cut_short or (has_fault and app.has_begun_session):
        print_error("The session was interrupted. Resume it with: acusession resume")
    return app.return_code or int(has_fault)


def _driver() -> type[Driver] | None:
    if sys.platform == "win32":
        return None
    from acusession.tui.driver import driver_class  # for Unix terminals only

    return driver_class()


def _interrupt(
    app: AcusessionApp, loop: asyncio.AbstractEventLoop, number: int, _frame: FrameType | None
) -> None:
    """End the app in order after a signal; one that comes after its end changes nothing."""
    if not loop.is_closed():
        loop.call_soon_threadsafe(app.interrupt, number)
