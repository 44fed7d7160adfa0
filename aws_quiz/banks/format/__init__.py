"""The bank format: YAML to values, and its schema."""
