"""Reading YAML that somebody else wrote: source positions kept, all problems found at once."""
