"""The commands that run a session: start and quick."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from msgspec.structs import replace

from acusession import paths
from acusession.cli.full_screen import decide_plain, why_plain
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


def start(args: argparse.Namespace) -> int:
    """Run a timed routine, or some of its points."""
    settings = load_settings(args)
    routine = settings.effective.with_user_times(find_routine(args.routine))
    points = tuple(find_point(name, routine.points) for name in args.points or ())
    options = _options(args, PlanOptions(points=points))
    return _session(args, NewSession(routine, options, named=points), settings)


def quick(args: argparse.Namespace) -> int:
    """Run one or two points of any routine."""
    if len(args.points) > 2:
        raise UsageError(
            "quick takes only one or two points. For more, run: "
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
    routine = replace(origin, name="Quick", points=points, rounds=1)
    options = _options(args, PlanOptions(points=points))
    return _session(args, NewSession(routine, options, named=points), settings)


def _pick(args: argparse.Namespace, settings: EffectiveSettings) -> int:
    """Let the user choose the points on screen."""
    no_screen = "Points cannot be chosen on screen with --plain or --dry-run."
    reason = no_screen if args.plain or args.dry_run else why_plain()
    if reason:
        raise UsageError(f"{reason} Name one or two points: acusession quick P6 ST36")
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
    """Ask the remaining questions, then run the session, in plain text or full screen.

    `message` is printed to stderr before the session starts, unless a screen asks first.

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
            print(f"{doubt.sentence} You named it, so a session would ask you to confirm it first.")
        print(
            "".join(f"{line}\n" for line in _own_times(settings.effective, request.options)), end=""
        )
    return 0


def _own_times(settings: Settings, options: PlanOptions) -> Iterator[str]:
    """Yield a line for each time that comes from the user's settings."""
    if settings.press is not None and options.seconds is None:
        yield f"Your settings make every press {seconds_words(settings.press)} long."
    if settings.prepare is not None and options.prepare is None:
        yield f"Your settings give {seconds_words(settings.prepare)} to find each point."
