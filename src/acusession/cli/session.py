"""The commands that run a session: start, quick, and the home screen."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator

from msgspec.structs import replace

from acusession import paths
from acusession.cli.load_settings import EffectiveSettings, load_settings
from acusession.cli.resume_hint import print_resume_hint
from acusession.cli.session_prompts import answer_all, decline_all, ready_or_raise, set_up
from acusession.config.settings import Settings
from acusession.console.report import print_error
from acusession.domain.phrases import seconds_words
from acusession.domain.plan import PlanOptions
from acusession.domain.point_search import find_point
from acusession.errors import UsageError
from acusession.routines.catalog import find_routine, iter_valid_routines
from acusession.runtime.session_setup import NewSession, Ready, Refused, SessionSetup
from acusession.sound.stderr_redirect import redirect_native_stderr


def home(args: argparse.Namespace) -> int:
    """The home screen."""
    why_plain = _why_plain()
    if why_plain:
        raise UsageError(f"the home screen cannot be shown: {why_plain}. Try: acusession start")
    from acusession.tui.launch import run_screen

    settings = load_settings(args)
    with redirect_native_stderr(paths.log_file()):
        return run_screen(settings.saved, settings.overrides, trouble=settings.trouble)


def start(args: argparse.Namespace) -> int:
    """A timed routine, or some of its points."""
    settings = load_settings(args)
    routine = settings.effective.with_user_times(find_routine(args.routine))
    points = tuple(find_point(name, routine.points) for name in args.points or ())
    options = _options(args, PlanOptions(points=points))
    return _session(args, NewSession(routine, options, named=points), settings)


def quick(args: argparse.Namespace) -> int:
    """Just one or two points, of any routine."""
    if len(args.points) > 2:
        raise UsageError(
            "quick is for just one or two points. For more, name them in the order you like: "
            f"acusession start --points {','.join(args.points)}"
        )
    settings = load_settings(args)
    if not args.points:
        return _pick(args, settings)
    routines = tuple(
        settings.effective.with_user_times(routine) for routine in iter_valid_routines()
    )
    every = [point for routine in routines for point in routine.points]
    points = tuple(find_point(name, every) for name in args.points)
    origin = next(routine for routine in routines if points[0] in routine.points)
    routine = replace(origin, name="Quick", points=points)
    options = _options(args, PlanOptions(points=points))
    return _session(args, NewSession(routine, options, named=points), settings)


def _pick(args: argparse.Namespace, settings: EffectiveSettings) -> int:
    """Let the points be picked on screen."""
    why_plain = "it was asked for line by line" if args.plain or args.dry_run else _why_plain()
    if why_plain:
        raise UsageError(f"name one or two points, since {why_plain}: acusession quick P6 ST36")
    from acusession.tui.launch import run_screen

    with redirect_native_stderr(paths.log_file()):
        return run_screen(
            settings.saved,
            settings.overrides,
            _options(args, PlanOptions()),
            wait_for_go=args.wait,
            trouble=settings.trouble,
        )


def _options(args: argparse.Namespace, options: PlanOptions) -> PlanOptions:
    return replace(options, seconds=args.seconds, prepare=args.prepare, rounds=args.rounds)


def _session(args: argparse.Namespace, request: NewSession, settings: EffectiveSettings) -> int:
    if args.dry_run:
        return _dry_run(args, request, settings)
    is_plain = decide_plain(args)
    print_resume_hint()
    return run_session(
        set_up(request, settings), settings, wait_for_go=args.wait, is_plain=is_plain
    )


def run_session(
    setup: SessionSetup,
    settings: EffectiveSettings,
    *,
    wait_for_go: bool,
    is_plain: bool,
    message: str = "",
) -> int:
    """Ask what must still be asked, then run the session, in plain text or in full screen.

    `said` is told on stderr before it starts.

    Raises:
        AcusessionError: there is nothing to start.

    """
    with redirect_native_stderr(paths.log_file()):
        if is_plain:
            from acusession.plain.session import run_plain

            ready = answer_all(setup, settings)
            if message:
                print_error(message)
            return run_plain(ready, settings.effective, wait_for_go=wait_for_go)
        from acusession.tui.launch import run_screen

        opens_with: SessionSetup | Ready = setup
        if isinstance(setup.next, Ready | Refused):
            # With nothing to ask on screen, the session is the first screen that is drawn.
            opens_with = ready_or_raise(setup.next)
            if message:
                print_error(message)
        return run_screen(
            settings.saved,
            settings.overrides,
            opens_with,
            wait_for_go=wait_for_go,
            trouble=settings.trouble,
        )


def _dry_run(args: argparse.Namespace, request: NewSession, settings: EffectiveSettings) -> int:
    from acusession.cli.dry_run import print_plan

    ready, doubts = decline_all(set_up(request, settings), settings)
    print_plan(ready.plan, as_json=args.json)
    if not args.json:
        for doubt in doubts:
            print(f"You named {doubt.point.label}, so you would be asked about it first.")
        print(
            "".join(f"{line}\n" for line in _own_times(settings.effective, request.options)), end=""
        )
    return 0


def _own_times(settings: Settings, options: PlanOptions) -> Iterator[str]:
    """Which times of the plan are the user's own, where the command line says nothing of them."""
    if settings.press is not None and options.seconds is None:
        yield f"By your settings each point is pressed for {seconds_words(settings.press)}."
    if settings.prepare is not None and options.prepare is None:
        yield f"By your settings there are {seconds_words(settings.prepare)} to find each point."


def decide_plain(args: argparse.Namespace) -> bool:
    """Whether the session is told line by line; says why, where nobody asked for it.

    Raises:
        UsageError: --wait asks for a keyboard, and there is none.

    """
    if args.wait and not sys.stdin.isatty():
        raise UsageError("--wait needs a keyboard, and there is none here; leave it out.")
    why_plain = "" if args.plain else _why_plain()
    if why_plain:
        print_error(f"{why_plain}, so the session is told line by line.")
    return bool(args.plain or why_plain)


def _why_plain() -> str:
    """Why no full screen can be shown here; "" when it can."""
    if not sys.stdout.isatty():
        return "the output is no terminal"
    if not sys.stdin.isatty():
        return "no keys can be pressed here"
    if sys.platform != "win32" and os.environ.get("TERM", "") in {"", "dumb"}:
        return "this terminal cannot show a screen"
    return ""
