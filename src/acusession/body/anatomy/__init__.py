"""The body in numbers: landmarks in cun, the positions of points, the outlines of the figures."""
