"""Errors the user can fix, each with a clear message."""


class AcusessionError(Exception):
    """Bad input or a failed check. Its text is shown to the user unchanged."""

    exit_code = 1


class UsageError(AcusessionError):
    """A mistake in the command line or the environment."""

    exit_code = 2
