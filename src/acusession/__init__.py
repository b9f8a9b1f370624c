"""A guided acupressure session timer for the terminal."""
