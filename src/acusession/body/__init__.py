"""The figure of the body: landmarks in cun (body inches), outlines, pictures. No I/O."""
