"""Bank files found, loaded, and set side by side."""
