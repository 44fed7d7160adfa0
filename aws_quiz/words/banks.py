"""What is said of banks that cannot be used as they are."""

from __future__ import annotations

from aws_quiz.words.numbers import counted


def broken_file_words(name: str, line: int, concepts: int) -> str:
    """Such as "demo.yaml cannot be read (line 5): 12 concepts are out; `aws-quiz bank check` says why."."""
    out = (
        f"{counted(concepts, 'concept')} {'is' if concepts == 1 else 'are'} left out" if concepts else "it is left out"
    )
    return f"{name} cannot be read (line {line}): {out}; `aws-quiz bank check` says why."
