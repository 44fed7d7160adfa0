"""One module a command: parse, call study, show."""
