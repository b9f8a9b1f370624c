"""The session: a pure state machine. Commands and `now` in; events and a frozen view out.

No clock, screen, sound, file or thread in here. Every instant is in seconds on one clock that
never goes back; which clock that is, is the runner's business.
"""
