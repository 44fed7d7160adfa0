"""The log on disk, and what is kept beside it to be quick."""
