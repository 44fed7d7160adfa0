"""What to ask, and when."""
