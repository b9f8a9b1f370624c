"""What a session says: which words when, where their sound files are, and who makes those.

`script` is pure: a plan and a moment into an utterance, a row of pieces. `library` knows the file
of each piece, `maker` has the missing ones made by a helper process. `Voice` stands before all.
Importing any of this loads no audio, no speech and no YAML.
"""
