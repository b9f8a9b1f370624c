"""The operating system: files, other programs, and handlers of last resort for exceptions."""
