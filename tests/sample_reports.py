"""Reports as values, for everything that shows one: a full one, an empty one, one of a single answer."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from aws_quiz.core.memory.habits import Certainty, Day, Pace, Retention, retention, retention_by_week
from aws_quiz.core.memory.review import Confidence
from aws_quiz.core.standing.confusion import Confusion, LuckyGuess, Misconception
from aws_quiz.core.standing.lacking import Missing
from aws_quiz.core.standing.parts import Part
from aws_quiz.core.standing.progress_report import Due, ExamHead, Report, Sitting
from aws_quiz.core.standing.readiness import Forecast, ForecastRecord, Mover, Readiness

TODAY = date(2026, 11, 21)
EXAM = ExamHead(
    "saa-c03", "SAA-C03", "AWS Certified Solutions Architect - Associate", 720, (100, 1000), 620 / 900,
    date(2026, 12, 18), 27,
)  # fmt: skip


def days(count: int = 150, seed: int = 7) -> tuple[Day, ...]:
    """Study days with gaps, the newest today."""
    chance = Random(seed)
    made = []
    for back in range(count - 1, -1, -1):
        if back > 11 and chance.random() < 0.3:
            continue
        size = chance.randint(8, 40)
        wrong, unsure, guessed = size // 6, size // 7, size // 10
        recalls = size // 2
        made.append(
            Day(
                TODAY - timedelta(days=back), size - wrong - unsure - guessed, wrong // 2, unsure, wrong // 4,
                guessed // 2, wrong - wrong // 2 - wrong // 4 + guessed - guessed // 2, size * 41_000, size // 4,
                recalls, round(recalls * 0.86), round(recalls * 0.904 * 1e6),
            )
        )  # fmt: skip
    return tuple(made)


def full_report() -> Report:
    """A learner of five months, four weeks before the exam."""
    studied = days()
    return Report(
        made_on=TODAY,
        exam=EXAM,
        topics=(),
        since=None,
        answers=sum(day.answers for day in studied),
        met=412,
        concepts=468,
        readiness=Readiness(
            today=Forecast(TODAY, 705, 640, 770, 0.41),
            going_on=Forecast(date(2026, 12, 18), 745, 680, 810, 0.72),
            stopped=Forecast(date(2026, 12, 18), 672, 600, 740, 0.19),
            new_a_day=4.5,
            answers=612,
            needed=20,
            movers=(
                Mover("vpc-connectivity", "VPC endpoints and peering", 18),
                Mover("kms", "KMS keys and encryption", 12),
                Mover("dynamodb-features", "DynamoDB indexes, streams and more", 9),
            ),
        ),
        history=tuple(
            (TODAY - timedelta(days=140 - 10 * at), 480 + round(17 * at - 0.25 * at * at)) for at in range(15)
        ),
        sittings=(
            Sitting(1, date(2026, 9, 20), 65, 586, 500, 680, 560, 470, 650),
            Sitting(2, date(2026, 10, 11), 65, 658, 570, 740, 610, 530, 690),
            Sitting(3, date(2026, 11, 1), 20, 730, 580, 850, 655, 560, 760),
            Sitting(4, date(2026, 11, 12), 65, 690, 600, 775, 690, 620, 755),
        ),
        record=ForecastRecord(4, 3, -25, 0.19),
        domains=(
            Part("1", "Design Secure Architectures", 0.58, 0.51, 0.65, 0.88, 120, 141, 0.55, 190, 0.68, 62, 30),
            Part("2", "Design Resilient Architectures", 0.72, 0.65, 0.79, 0.9, 110, 118, 0.7, 171, 0.79, 38, 26),
            Part("3", "Design High-Performing Architectures", 0.69, 0.61, 0.76, 0.91, 99, 112, 0.66, 152, 0.76, 33, 24),
            Part("4", "Design Cost-Optimized Architectures", 0.49, 0.4, 0.58, 0.84, 82, 97, 0.47, 99, 0.61, 45, 20),
        ),
        tasks=(
            Part("1.1", "Design secure access", 0.66, 0.56, 0.75, 0.9, 40, 44, 0.62, 70, 0.74, 17),
            Part("1.2", "Design secure workloads", 0.49, 0.39, 0.59, 0.84, 38, 47, 0.45, 61, 0.61, 25),
            Part("1.3", "Choose data protection", 0.57, 0.47, 0.67, 0.87, 42, 50, 0.54, 59, 0.67, 20),
        ),
        weakest=(
            Part("vpc-connectivity", "VPC endpoints and peering", 0.41, 0.25, 0.58, 0.83, 7, 8, 0.36, 14, 0.55, 18),
            Part("kms", "KMS keys and encryption", 0.48, 0.34, 0.62, 0.86, 15, 18, 0.44, 27, 0.6, 12),
            Part("dynamodb-features", "DynamoDB indexes, streams and more", 0.55, 0.41, 0.68, 0.9, 12, 16, 0.5, 21,
                 0.65, 9),
            Part("ec2-purchasing", "EC2 purchase options", 0.57, 0.38, 0.75, None, 0, 13, None, 0, 0.67, 8),
            Part("route53", "Route 53", 0.61, 0.48, 0.74, 0.92, 18, 20, 0.58, 3, 0.7, 6),
        ),
        retention=retention(studied),
        retention_by_week=retention_by_week(studied, TODAY),
        certainty=(
            Certainty(Confidence.SURE, 2210, 1990),
            Certainty(Confidence.UNSURE, 480, 322),
            Certainty(Confidence.GUESS, 301, 117),
        ),
        days=studied,
        streak=12,
        longest_streak=19,
        pace=Pace(sum(day.seconds for day in studied), len(studied), 48.0, 120.0, 9_300.0),
        load=tuple(Due(TODAY + timedelta(days=at), (18, 12, 9, 14, 7, 3, 0, 11)[at % 8]) for at in range(30)),
        confusions=(
            Confusion("gateway endpoint", "interface endpoint", 4, date(2026, 11, 19),
                      ("vpc-s3-gateway-endpoint", "vpc-endpoint-types")),
            Confusion("SQS standard queue", "SQS FIFO queue", 3, date(2026, 11, 2), ("sqs-fifo-order",)),
            Confusion("Amazon Kinesis", "Amazon SQS", 2, date(2026, 10, 9), ("sqs-vs-kinesis",)),
        ),
        misconceptions=(
            Misconception("vpc-s3-gateway-endpoint", "vpc-connectivity",
                          "A gateway endpoint serves only traffic from its own VPC; other networks need an interface"
                          " endpoint.", 2, date(2026, 11, 19)),
            Misconception("ebs-snapshots-incremental", "ebs",
                          "Deleting an older snapshot loses nothing that a newer one needs.", 1, date(2026, 11, 8)),
        ),
        lucky=(LuckyGuess("kms", "KMS keys and encryption", 9), LuckyGuess("elb", "Elastic Load Balancing", 6)),
        missing=(
            Missing("vpc-endpoints-gateway-or-interface", "vpc-endpoints",
                    "VPC endpoints: gateway or interface endpoint", "A gateway endpoint is a route.", 3,
                    date(2026, 11, 19)),
            Missing("sqs-or-kinesis", "messaging", "Messaging: SQS or Kinesis", "A queue forgets.", 1,
                    date(2026, 11, 2)),
        ),
    )  # fmt: skip


def one_answer_report() -> Report:
    """Somebody who has answered one question, right and sure."""
    day = Day(TODAY, sure_right=1, milliseconds=38_000, met=1)
    return full_report()._replace(
        answers=1,
        met=1,
        readiness=Readiness(
            Forecast(TODAY, 395, 240, 560, 0.02), Forecast(date(2026, 12, 18), 560, 380, 730, 0.13),
            Forecast(date(2026, 12, 18), 394, 240, 560, 0.02), 10.0, 1, 20,
            (Mover("s3", "S3 buckets and objects", 9),),
        ),
        history=((TODAY, 395),),
        sittings=(),
        record=None,
        domains=tuple(
            part._replace(known=0.3, low=0.08, high=0.6, memory=None, met=0, fresh=None, answers=0, right=0.45)
            for part in full_report().domains
        ),
        tasks=(),
        weakest=(Part("s3", "S3 buckets and objects", 0.36, 0.1, 0.66, 1.0, 1, 14, 1.0, 1, 0.5, 9),),
        retention=Retention(None, 0, 0, None),
        retention_by_week=(),
        certainty=(Certainty(Confidence.SURE, 1, 1),),
        days=(day,),
        streak=1,
        longest_streak=1,
        pace=Pace(38.0, 1, 38.0, 120.0, 38.0),
        load=tuple(Due(TODAY + timedelta(days=at), int(at == 3)) for at in range(30)),
        confusions=(),
        misconceptions=(),
        lucky=(),
        missing=(),
    )  # fmt: skip


def empty_report() -> Report:
    """Nobody has answered anything, and no exam is set."""
    return one_answer_report()._replace(
        exam=None,
        answers=0,
        met=0,
        readiness=None,
        history=(),
        domains=(),
        weakest=(),
        certainty=(),
        days=(),
        streak=0,
        longest_streak=0,
        pace=Pace(0.0, 0, None, None, 0.0),
        load=tuple(Due(TODAY + timedelta(days=at), 0) for at in range(30)),
    )


def mocks_only_report() -> Report:
    """Somebody who only ever sat mock exams; none was preceded by a forecast."""
    full = full_report()
    return full._replace(
        sittings=tuple(one._replace(forecast=None, forecast_low=None, forecast_high=None) for one in full.sittings),
        record=None,
        days=full.days[-4:],
        retention=Retention(None, 3, 2, 0.93),
        retention_by_week=(),
        confusions=full.confusions[:1],
        misconceptions=(),
        lucky=(),
        missing=(),
    )
