"""Questions and takeaways to look up."""
