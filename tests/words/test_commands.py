from __future__ import annotations

from aws_quiz.words import commands
from tests.sample_reports import full_report


def test_a_drill_carries_what_it_is_narrowed_to() -> None:
    assert commands.drill() == "aws-quiz drill"
    assert commands.drill("--weak", exam="dva-c03", topics=("s3", "kms")) == (
        "aws-quiz drill --exam dva-c03 --topic s3 --topic kms --weak"
    )


def test_only_another_exam_than_the_goal_is_named() -> None:
    report = full_report()
    assert report.exam is not None
    other = report._replace(exam=report.exam._replace(is_goal=False), topics=("Amazon S3",), topic_ids=("s3",))
    assert commands.drill_of(report, "--confused") == "aws-quiz drill --confused"
    assert commands.drill_of(other) == f"aws-quiz drill --exam {report.exam.id} --topic s3"
    assert commands.drill_of(other, topics=["kms"]).endswith("--topic kms")
