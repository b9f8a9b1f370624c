"""The face in full screen, on Textual: draws views and sends commands, and knows no more."""
