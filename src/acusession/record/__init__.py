"""The record: what was done in each session, written as it happens, in one SQLite file."""
