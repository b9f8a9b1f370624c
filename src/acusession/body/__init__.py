"""The body figure: landmarks in cun, outlines as curves, and pictures of them. Pure: no I/O."""
