"""The mock exam on the screen and line by line."""
