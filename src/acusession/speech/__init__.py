"""The speech of a session: its words, their timing, their sound files and their synthesis.

`script` is pure: it turns a step or a point into an utterance, a sequence of segments.
`voice_store` finds the file of each segment, `synthesis` creates missing files in a helper process,
and `session_voice` is the interface for a session. Importing this package loads no audio library,
no speech engine and no YAML.
"""
