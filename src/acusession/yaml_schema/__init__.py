"""Reads YAML files according to a schema: keeps source positions, reports all problems at once."""
