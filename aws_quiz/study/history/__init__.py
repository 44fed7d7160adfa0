"""History that moves: between files, between devices, and back."""
