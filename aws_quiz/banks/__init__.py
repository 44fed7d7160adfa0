"""Bank files to questions."""
