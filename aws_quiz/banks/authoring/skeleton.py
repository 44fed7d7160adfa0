"""A topic to fill in: every gap is an error that names its line, and none is left when all are filled."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

_OPTION = """\
          - key: {key}
            text:{mark}
            why:
"""


def skeleton(topic: str, title: str, schema_line: str, today: date, exam: str = "") -> str:
    """The text of a bank file with one concept and one question; `exam` is an exam's id, for its tasks."""
    options = "".join(
        _OPTION.format(key=key, mark="\n            correct: true" if key == "a" else "") for key in "abcd"
    )
    exams = f'{{{exam}: [""]}}' if exam else ""
    return f"""\
# {schema_line}
# Fill in what is empty; `aws-quiz bank check` names each gap, and `aws-quiz bank explain RULE` says what it wants.
topic: {topic}
title: {title}
concepts:
  - id: {topic}-first-concept        # name it for what there is to know; stable for ever, never reused
    takeaway:                        # what to remember, in one or two sentences
    exams: {exams}                  # the tasks it serves, such as {{saa-c03: ["3.1"]}}
    sources:                         # pages that confirm it, such as [https://docs.aws.amazon.com/...]
    checked: {today:%Y-%m}                 # the month in which you read them
    questions:
      - id: {topic}-first-concept.1
        level: application           # recall, application or analysis
        prompt:                      # a situation, one deciding constraint, one question at the end
        options:                     # shuffled at each showing: no text may speak of letters or places
{options}"""
