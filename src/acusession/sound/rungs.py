"""The outputs of sound by name: the rungs of the ladder, and the whole of it."""

OUTPUTS = ("auto", "simpleaudio", "miniaudio", "bell", "none")
