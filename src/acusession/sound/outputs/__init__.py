"""Sound outputs, one module each, and the fallback from one to the next."""
