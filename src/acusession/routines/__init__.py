"""Finds, parses, checks and writes routine files."""
