"""The operating system: files, other programs, and last-resort exception handlers."""
