"""Rules of a session under random commands at random times, on a clock with random jumps."""

import math

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from acusession.domain.model import LONGEST_PRESS, Plan, Reach
from acusession.session import commands
from acusession.session.commands import Command
from acusession.session.events import Event, Outcome, Paused, Phase
from acusession.session.machine import GAP, HELD_KEY, advance, apply_command, begin
from acusession.session.state import State
from acusession.session.view import View, view_of
from tests.samples import BOTH, make_point, make_session_plan, make_step
from tests.session.tally import WHISKER, Tally, near

POINTS = (
    make_point("Calf", sides=BOTH),
    make_point("Wrist", reach=Reach.OTHER_HAND),
    make_point("Belly", posture="Lean back."),
)

steps = st.builds(
    make_step,
    point=st.sampled_from(POINTS),
    side=st.sampled_from(BOTH),
    prepare=st.integers(0, 20),
    press=st.one_of(st.integers(1, 70), st.sampled_from([1, 2, 3, 9, 10, 595, LONGEST_PRESS])),
    cautioned_after=st.sampled_from([0.0, 2.5, 9.0]),
    caution=st.sampled_from([0.0, 4.5]),
)
plans = st.lists(steps, min_size=1, max_size=4).map(lambda chosen: make_session_plan(*chosen))

every_command: st.SearchStrategy[Command] = st.one_of(
    st.sampled_from([commands.Pause(), commands.Resume(), commands.Skip(), commands.Back()]),
    st.sampled_from([commands.Restart(), commands.Go(), commands.Found()]),
    st.builds(commands.Adjust, st.sampled_from([10, -10, 1, 600, -600])),
)

NO_GAP = GAP - 1e-3
"""The longest interval between two calls that is not a gap, however it is rounded."""

moments = st.one_of(st.floats(0, NO_GAP), st.sampled_from([0.0, 0.5, 1.0, NO_GAP]))
"""Seconds between two calls."""


class SessionRules(RuleBasedStateMachine):
    state: State
    tally: Tally
    leaves: bool

    @initialize(
        plan=plans,
        start=st.one_of(st.just(0.0), st.floats(0, 1e8)),
        wait_for_go=st.booleans(),
        no_keyboard=st.booleans(),
        leaves=st.booleans(),
    )
    def start(
        self, plan: Plan, start: float, wait_for_go: bool, no_keyboard: bool, leaves: bool
    ) -> None:
        self.state, begun = begin(plan, start, wait_for_go=wait_for_go, no_keyboard=no_keyboard)
        self.tally = Tally(plan)
        self.leaves = leaves
        self.take(self.state, begun)

    def take(self, state: State, new: tuple[Event, ...]) -> None:
        self.state = state
        for event in new:
            assert event.at <= state.now
            self.tally.hear(event)

    @property
    def now(self) -> float:
        return self.state.now

    @property
    def view(self) -> View:
        return view_of(self.state)

    # The clock

    @rule(seconds=moments)
    def a_moment_passes(self, seconds: float) -> None:
        self.take(*advance(self.state, self.now + seconds))

    @rule(seconds=st.integers(1, 40))
    def time_passes_second_by_second(self, seconds: int) -> None:
        for _ in range(seconds):
            self.take(*advance(self.state, self.now + 1))

    @rule(cuts=st.lists(st.floats(0, 1), max_size=5), seconds=moments)
    def many_looks_see_what_one_sees(self, cuts: list[float], seconds: float) -> None:
        until = self.now + seconds
        state = self.state
        seen: tuple[Event, ...] = ()
        for instant in sorted(self.now + cut * seconds for cut in cuts):
            state, new = advance(state, min(instant, until))
            seen += new
        state, new = advance(state, until)
        assert (state, seen + new) == advance(self.state, until)
        self.take(state, seen + new)

    @rule()
    def the_next_change_is_named(self) -> None:
        next_at = self.view.next_at
        if next_at is None:
            assert advance(self.state, self.now + 1e6)[1] == ()
            return
        before = math.nextafter(next_at, -math.inf)
        if before >= self.now:
            assert advance(self.state, before)[1] == ()
        state, new = advance(self.state, next_at)
        assert new
        self.take(state, new)

    @rule(seconds=st.floats(GAP, 1e6, exclude_min=True))
    def nobody_looks_for_a_while(self, seconds: float) -> None:
        before, was_counting = self.view, self.state.is_counting
        state, new = advance(self.state, self.now + seconds)
        if was_counting and state.now - before.now > GAP:
            (paused,) = new
            assert isinstance(paused, Paused)
            assert (paused.at, paused.gap) == (before.now, state.now - before.now)
            assert view_of(state).press_left == before.press_left
        assert not (state.is_counting and state.now - before.now > 100)
        self.take(state, new)

    @rule(seconds=st.floats(0, 1e6))
    def the_clock_goes_back(self, seconds: float) -> None:
        assert advance(self.state, self.now - seconds) == advance(self.state, self.now)

    # The user

    @rule(command=every_command, seconds=moments)
    def the_user_asks(self, command: Command, seconds: float) -> None:
        self.take(*apply_command(self.state, command, self.now + seconds))

    # Invariants

    @invariant()
    def the_account_agrees(self) -> None:
        view, tally = self.view, self.tally
        assert view.index == tally.index
        assert view.ended == (tally.ended is not None)
        for record, pressed in zip(view.records, tally.pressed_at(self.now), strict=True):
            assert near(record.pressed, pressed, WHISKER)
            assert (record.outcome is Outcome.COMPLETED) <= (pressed > 0)
        if not view.ended and view.phase is not Phase.CLOSING:
            assert near(view.press_left, tally.left_at(self.now))
            assert near(view.press_length, tally.planned[view.index])
        if tally.ended is not None:
            assert tally.ended.records == view.records

    @invariant()
    def no_attempt_is_pressed_longer_than_planned(self) -> None:
        for attempt in (attempt for own in self.state.attempts for attempt in own):
            assert 0 <= attempt.left <= attempt.planned + WHISKER
            assert attempt.planned <= LONGEST_PRESS

    @invariant()
    def the_view_adds_up(self) -> None:
        view = self.view
        assert 0 <= view.left <= view.length + WHISKER
        assert 0 <= view.press_left <= view.press_length + WHISKER
        if view.phase is Phase.CLOSING:
            assert view.session_left == 0
            return
        ahead = view.plan.steps[view.index + 1 :]
        remainders = self.tally.remainder[view.index + 1 :]
        here = view.press_left + (view.left if view.phase is not Phase.PRESS else 0)
        to_come = sum(
            step.prepare + (remainder or step.press)
            for step, remainder in zip(ahead, remainders, strict=True)
        )
        assert near(view.session_left, here + to_come)

    @invariant()
    def what_runs_changes_within_the_second(self) -> None:
        view = self.view
        if view.next_at is None:
            assert view.ended or view.is_paused or view.phase is Phase.HOLD
        else:
            assert view.next_at >= self.now
            assert view.next_at <= self.now + (10 if view.is_paused else 1) + WHISKER
        assert view.is_paused <= (view.phase in {Phase.PREPARE, Phase.PRESS})

    @invariant()
    def the_end_is_the_end(self) -> None:
        if not self.state.ended:
            return
        later = self.now + HELD_KEY
        for command in (commands.Back(), commands.Restart(), commands.Skip(), commands.Leave()):
            state, new = apply_command(self.state, command, later)
            assert new == ()
            assert view_of(state).records == self.view.records

    def teardown(self) -> None:
        """Check that every path leads to the closing if the user continues after each pause."""
        if not hasattr(self, "state"):
            return
        if self.leaves:
            self.take(*apply_command(self.state, commands.Leave(), self.now))
            assert self.state.ended
        for _ in range(20_000):
            if self.state.ended:
                break
            if self.view.is_paused:
                self.take(*apply_command(self.state, commands.Resume(), self.now + HELD_KEY))
            if self.view.phase is Phase.HOLD:
                self.take(*apply_command(self.state, commands.Go(), self.now))
            self.take(*advance(self.state, self.now + NO_GAP))
        assert self.tally.ended is not None
        assert self.tally.closed is not None
