"""Work on banks: checking, measuring, writing and importing them."""
