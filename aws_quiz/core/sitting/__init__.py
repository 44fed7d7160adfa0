"""Drills and mock exams as values."""
