"""What a session says: which words when, where their sound files are, and who makes those.

`script` is pure: a plan and a moment into an utterance, a row of segments. `voice_store` knows the
file of each segment, and `synthesis` makes the missing ones in a helper process. `session_voice`
is what a session talks to. Importing any of this loads no audio library, no engine and no YAML.
"""
