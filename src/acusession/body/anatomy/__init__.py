"""The body as numbers: landmarks in cun, the places of points, the outlines of the figures."""
