"""What can go wrong with a speech program."""


class EngineError(Exception):
    """A speech program that cannot be used, or not for this text; the log is told why."""
