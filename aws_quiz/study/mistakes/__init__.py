"""What wrong answers tell: what is mixed up, and what is missing."""
