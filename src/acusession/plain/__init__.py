"""The plain face: a session as lines of text, one after the other, as one would read them aloud."""
