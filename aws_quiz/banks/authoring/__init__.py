"""For those who write banks: a file to begin with, and what each rule is about."""
