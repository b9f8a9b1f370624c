"""What can go wrong in a way the user can mend: each error is one clear sentence."""


class AcusessionError(Exception):
    """Bad input or a failed check. Its text is shown to the user as it stands."""

    exit_code = 1


class UsageError(AcusessionError):
    """The command line itself is wrong."""

    exit_code = 2
