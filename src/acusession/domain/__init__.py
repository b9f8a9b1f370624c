"""The nouns of the program and the rules about them. Pure; imports only errors."""
