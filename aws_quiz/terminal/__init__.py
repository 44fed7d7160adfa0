"""The learner's screen and keys."""
