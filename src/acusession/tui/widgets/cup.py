"""The cup of warm water."""

from __future__ import annotations

from textual.widgets import Static

_CUP = """\
   )  )
  (  (
█████████▀▀█
█████████▄▄█
▀███████▀
▀▀▀▀▀▀▀▀▀▀"""


class Cup(Static):
    """A steaming cup."""

    DEFAULT_CSS = """
    Cup { width: 12; height: 6; color: $primary; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(_CUP, id=id, markup=False)
