"""The figure of the body: landmarks in cun, outlines as curves, and pictures of them. No I/O."""
