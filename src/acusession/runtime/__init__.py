"""The runtime: turns a plan, sound, speech and the record into a running session."""
