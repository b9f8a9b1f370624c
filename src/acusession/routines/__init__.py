"""Routine files: found, parsed into a `Routine`, checked and written."""
