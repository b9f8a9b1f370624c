"""An empty Textual app: what there is to begin with."""

from textual.app import App, ComposeResult
from textual.widgets import Static


class Empty(App[None]):
    """One word, so that one sees when its first frame is there."""

    def compose(self) -> ComposeResult:
        """The word."""
        yield Static("ready")


if __name__ == "__main__":
    Empty().run()
