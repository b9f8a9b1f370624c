"""What any text terminal needs, whichever face is shown on it."""
