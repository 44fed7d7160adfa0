"""The report as a page for a browser: one file that loads nothing and sends nothing."""
