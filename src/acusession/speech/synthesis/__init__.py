"""Speech synthesis into sound files: the engines, and the helper process that runs them."""
