"""An empty Textual app, as a baseline."""

from textual.app import App, ComposeResult
from textual.widgets import Static


class Empty(App[None]):
    """An app that shows one word, which marks its first frame."""

    def compose(self) -> ComposeResult:
        """Yield the word."""
        yield Static("ready")


if __name__ == "__main__":
    Empty().run()
