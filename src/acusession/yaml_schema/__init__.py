"""Reads YAML files by a schema; keeps source positions and reports all problems at once."""
