"""Routine files: where they are found, and one of them into a `Routine`."""
