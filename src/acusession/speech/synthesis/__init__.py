"""Speaks text into sound files: the engines, and the helper process they run in."""
