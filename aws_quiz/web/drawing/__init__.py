"""Charts and maps of the page."""
