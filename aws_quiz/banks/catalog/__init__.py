"""Banks compiled into a disposable SQLite file."""
