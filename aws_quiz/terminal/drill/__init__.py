"""The drill on the screen and line by line."""
