"""What a session sounds like: its cues, the outputs that can play them, and who plays them when.

Importing any of this imports no sound library; an output does so when it is opened, on the
player's own thread.
"""
