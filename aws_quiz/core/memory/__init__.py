"""What answers say of memory: a fold over the log."""
