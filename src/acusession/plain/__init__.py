"""The plain text face: a session as lines of text, in the order in which they are read aloud."""
