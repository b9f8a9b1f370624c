"""The record: what was done in every session, written as it happens, in one SQLite file."""
