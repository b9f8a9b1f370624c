"""The widgets that Textual's own do not cover at the price a running countdown may have."""
