"""What the goal makes of an exam and its date: the drill for that day, the plan until it, and how it went."""
