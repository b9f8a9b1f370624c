"""A decorator that keeps a waiting action from being started twice, e.g. by a key pressed twice."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from functools import wraps
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar


class Starts(Protocol):
    """An object with actions that wait; those of a kind in `under_way` are not started again.

    While a session runs, none is started, because it was requested on an earlier screen.
    """

    under_way: set[str]

    @property
    def session(self) -> object | None:
        """The running session, or None."""


_Starter = TypeVar("_Starter", bound=Starts)
_Given = ParamSpec("_Given")
_Method = Callable[Concatenate[_Starter, _Given], Coroutine[Any, Any, None]]


def one_at_a_time(
    kind: str,
) -> Callable[[_Method[_Starter, _Given]], _Method[_Starter, _Given]]:
    """Make a method do nothing while one of the same `kind` or a session is running."""

    def decorate(method: _Method[_Starter, _Given]) -> _Method[_Starter, _Given]:
        @wraps(method)
        async def alone(self: _Starter, /, *args: _Given.args, **kwargs: _Given.kwargs) -> None:
            if kind in self.under_way or self.session is not None:
                return
            self.under_way.add(kind)
            try:
                await method(self, *args, **kwargs)
            finally:
                self.under_way.discard(kind)

        return alone

    return decorate
