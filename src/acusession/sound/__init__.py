"""The sound of a session: its cues, the outputs that can play them, and the player.

Importing these modules loads no sound library. An output loads its library on the player's thread.
"""
