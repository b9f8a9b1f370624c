"""The operating system: files, other programs, and a last resort for exceptions."""
