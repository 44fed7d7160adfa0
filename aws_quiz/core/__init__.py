"""The rules of studying as values: no file, no screen, no clock and no chance of its own."""
