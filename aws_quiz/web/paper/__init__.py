"""What is made to be printed: a mock exam on paper, a revision sheet."""
