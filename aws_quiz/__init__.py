"""aws-quiz: prepares people for AWS certification exams from a terminal."""

# A plain string: asking the installed metadata for it costs more than reading a question.
__version__ = "0.1.0"
