"""A guided acupressure session timer for the terminal.

Its faces (user interfaces) are `tui`, the full-screen mode, and `plain`, the plain text mode.
"""

__version__ = "0.2.0"
