"""Widgets for which Textual's own would cost a running countdown too much."""
