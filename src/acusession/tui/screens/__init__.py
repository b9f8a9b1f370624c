"""The screens one walks through, and what is laid over them."""
