"""Questions as somebody else's file gives them, until they are concepts of ours."""
