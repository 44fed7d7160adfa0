"""The terminal itself: keys, pages, styles, text."""
