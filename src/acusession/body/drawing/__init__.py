"""Draws a figure and its points, as terminal cells or as SVG."""
