"""Where a learner stands: what is known, and what score that forecasts."""
