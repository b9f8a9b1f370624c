"""The plain text face: a session as lines of text, in the order to read them aloud."""
