"""The session: a pure state machine. Input: commands and `now`; output: events and a frozen view.

It uses no clock, screen, sound, file or thread. Every instant is in seconds on one clock that
never goes back; the runner chooses that clock.
"""
