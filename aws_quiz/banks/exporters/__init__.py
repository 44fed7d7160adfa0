"""Banks in other forms."""
