"""Draws a figure and its points: as cells of a terminal, or as SVG."""
