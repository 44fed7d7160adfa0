"""The command line: introduces banks, store and terminal to each other."""
