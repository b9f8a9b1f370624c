"""The user's settings: `config.yaml`, environment variables, and their schema."""
