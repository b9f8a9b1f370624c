"""Prints a plan, as text or JSON, without starting a session."""

from __future__ import annotations

from acusession.cli.as_json import print_json
from acusession.console.text_width import padded
from acusession.domain.durations import format_clock
from acusession.domain.model import Plan
from acusession.domain.phrases import counted, describe_excluded, side_name


def print_plan(plan: Plan, *, as_json: bool) -> None:
    """Print a plan: a line for each step and a summary, or JSON."""
    if as_json:
        print_json(_plan_row(plan))
        return
    for number, step in enumerate(plan.steps, start=1):
        print(
            f"{number:3}  {padded(step.point.label, 17)} {side_name(step.side):15}"
            f"prepare {format_clock(step.prepare):6} press {format_clock(step.press)}"
        )
    steps, total = counted(len(plan.steps), "step"), format_clock(plan.seconds)
    pressing = format_clock(plan.press_seconds)
    print(f"{plan.name}: {steps}, {total} in all, {pressing} of it pressing.")
    if plan.ready:
        print(f"Have ready: {', '.join(plan.ready)}.")
    if plan.left_out:
        print(f"{describe_excluded(plan.left_out)}.")


def _plan_row(plan: Plan) -> dict[str, object]:
    return {
        "name": plan.name,
        "seconds": plan.seconds,
        "press_seconds": plan.press_seconds,
        "ready": list(plan.ready),
        "left_out": [
            {"id": out.point.id, "conditions": [str(each) for each in out.conditions]}
            for out in plan.left_out
        ],
        "steps": [
            {
                "id": step.point.id,
                "side": str(step.side),
                "prepare": step.prepare,
                "press": step.press,
            }
            for step in plan.steps
        ],
    }
