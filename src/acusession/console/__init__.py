"""Support for text terminals, shared by all faces (user interfaces)."""
