"""Widgets that replace Textual's own where those would slow down a countdown."""
