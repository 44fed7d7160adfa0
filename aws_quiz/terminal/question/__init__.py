"""A question on the screen, in drill and exam alike."""
