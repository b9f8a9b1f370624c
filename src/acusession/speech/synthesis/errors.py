"""The error of a speech engine."""


class EngineError(Exception):
    """A speech engine that cannot be used, or cannot speak a text; the message says why."""
