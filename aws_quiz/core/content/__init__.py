"""What is studied: questions, concepts, exams, names."""
