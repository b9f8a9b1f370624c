"""The processes that a test has started, as Linux knows them."""

from __future__ import annotations

from pathlib import Path


def children(of: int | str = "self") -> set[int]:
    """Return the ids of the processes that this or another one has started and that still run."""
    tasks = Path(f"/proc/{of}/task").glob("*/children")
    return {int(process) for task in tasks for process in task.read_text().split()}


def descendants(of: int) -> set[int]:
    """Return the ids of the children of a process, of their children, and so on."""
    own = children(of)
    return own.union(*map(descendants, own))


def is_running(process: int) -> bool:
    """Return whether a process exists and has not ended."""
    try:
        return "Z" not in Path(f"/proc/{process}/stat").read_text().split(")")[1].split()[0]
    except OSError:
        return False
