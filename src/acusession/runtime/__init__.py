"""What makes a running session out of a plan, sound, speech and the record."""
