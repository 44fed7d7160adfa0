"""Today and the progress report."""
