"""A desk that keeps everything in lists, and questions worth looking at."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from aws_quiz.core.content.question import Level, MultipleChoice, Option, SingleChoice
from aws_quiz.core.memory.review import Confidence
from aws_quiz.core.sitting.drill_talk import Asked, Deed, Mark, Marked, Summary
from aws_quiz.core.sitting.grading import grade
from aws_quiz.core.sitting.why_now import Cause, WhyNow
from aws_quiz.core.standing.lacking import Lacked
from tests.builders import concept, question, review

if TYPE_CHECKING:
    from collections.abc import Collection

    from aws_quiz.core.content.bank import Concept
    from aws_quiz.core.content.question import Question


def asked(
    made: Question | None = None,
    *,
    number: int = 1,
    total: int = 3,
    marks: tuple[Mark, ...] = (),
    topic_title: str = "Amazon S3",
    task: str = "SAA-C03 task 1.2",
    order: str = "",
    of: Concept | None = None,
    is_new: bool = False,
    again: bool = False,
    flagged: bool = False,
    note: str = "",
) -> Asked:
    made = made or question()
    return Asked(
        question=made,
        concept=of or concept(made.concept, made),
        topic_title=topic_title,
        task=task,
        order=tuple(order or (option.key for option in made.options)),
        number=number,
        total=total,
        marks=marks,
        is_new=is_new,
        again=again,
        flagged=flagged,
        note=note,
    )


def marked(
    this: Asked,
    response: str = "a",
    *,
    confidence: Confidence = Confidence.SURE,
    seconds: float | None = 41.0,
    days_away: int = 9,
    returns_today: bool = False,
) -> Marked:
    logged = review(
        this.concept.id,
        question=this.question.id,
        response=tuple(response),
        verdict=grade(this.question, response),
        confidence=confidence,
        seconds=seconds,
    )
    return Marked(this, logged, days_away=days_away, returns_today=returns_today)


@dataclass
class FakeDesk:
    """Deals `dealt` in order. `log` tells what was asked of it, in words."""

    dealt: list[Asked]
    place: int = 0
    answers: list[Marked] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    log: list[str] = field(default_factory=list)
    suspended: set[str] = field(default_factory=set)
    notes: dict[str, str] = field(default_factory=dict)
    flags: set[str] = field(default_factory=set)
    done: list[tuple[Deed, str]] = field(default_factory=list)
    closed: int = 0

    def current(self) -> Asked | None:
        while self.place < len(self.dealt) and self.dealt[self.place].concept.id in self.suspended:
            self.place += 1
        if self.place >= len(self.dealt):
            return None
        this = self.dealt[self.place]
        marks = tuple(Mark.RIGHT if answer.right else Mark.WRONG for answer in self.answers)
        return this._replace(
            number=self.place + 1,
            total=len(self.dealt),
            marks=this.marks or marks,
            note=self.notes.get(this.concept.id, this.note),
            flagged=this.question.id in self.flags or this.flagged,
        )

    def answer(self, asked: Asked, response: Collection[str], confidence: Confidence, seconds: float) -> Marked | None:
        this = self.current()
        assert this is not None
        assert this.question.id == asked.question.id, "an answer is to the question that was shown"
        given = marked(this, "".join(sorted(response)), confidence=confidence, seconds=seconds)
        self.log.append(f"answer {this.question.id} {''.join(sorted(response))} {confidence}")
        given = given._replace(returns_today=not given.right)
        self.answers.append(given)
        self.seconds.append(seconds)
        self.done.append((Deed.ANSWER, this.question.id))
        self.place += 1
        return given

    def why(self, asked: Asked) -> WhyNow:
        return WhyNow(Cause.NEW if asked.is_new else Cause.REVIEW, 9, 0.74, is_due=True)

    def skip(self) -> bool:
        if self.place >= len(self.dealt) - 1:
            return False
        self.log.append(f"skip {self.dealt[self.place].question.id}")
        self.done.append((Deed.SKIP, self.dealt[self.place].question.id))
        self.dealt.append(self.dealt.pop(self.place))
        return True

    def undo(self) -> Deed | None:
        if not self.done:
            return None
        deed, about = self.done.pop()
        match deed:
            case Deed.ANSWER:
                self.answers.pop()
                self.place -= 1
            case Deed.SKIP:
                self.dealt.insert(self.place, self.dealt.pop())
            case Deed.SUSPENSION:
                self.suspended.remove(about)
                self.place = next(at for at, one in enumerate(self.dealt) if one.concept.id == about)
            case Deed.FLAG:
                self.flags ^= {about}
            case Deed.NOTE:
                del self.notes[about]
        self.log.append(f"undo {deed.value} {about}")
        return deed

    def marks_of(self, asked: Asked) -> Asked:
        return asked._replace(flagged=asked.question.id in self.flags, note=self.notes.get(asked.concept.id, ""))

    def flag(self, question: Question) -> bool:
        self.flags ^= {question.id}
        self.done.append((Deed.FLAG, question.id))
        self.log.append(f"flag {question.id}")
        return question.id in self.flags

    def suspend(self, concept: Concept) -> None:
        self.suspended.add(concept.id)
        self.done.append((Deed.SUSPENSION, concept.id))
        self.log.append(f"suspend {concept.id}")

    def note(self, concept: Concept, text: str) -> None:
        self.notes[concept.id] = text
        self.done.append((Deed.NOTE, concept.id))
        self.log.append(f"note {concept.id} {text}")

    def report(self, question: Question, text: str) -> None:
        self.log.append(f"report {question.id} {text}")

    def close(self) -> Summary:
        self.closed += 1
        return Summary(
            answers=len(self.answers),
            right=sum(answer.right for answer in self.answers),
            guessed_right=sum(answer.right and answer.review.confidence is Confidence.GUESS for answer in self.answers),
            seconds=sum(self.seconds),
            new_concepts=0,
            missed=tuple(answer.asked.concept for answer in self.answers if not answer.right),
            left=len(self.dealt) - self.place,
            due_tomorrow=18,
            streak=12,
            suggestion="aws-quiz drill --weak     ten minutes on the weak spots",
        )


def design() -> Asked:
    """A choice among four whole solutions, of 170 words."""
    made = question(
        "decoupling-orders.1",
        right="a",
        level=Level.DESIGN,
        prompt=(
            "A retailer's order API runs on EC2 instances and calls a pricing "
            "application over HTTP. The pricing application handles 50 orders a second. During sales "
            "the API receives up to 2,000 orders a second for an hour, calls time out, and orders are lost. The "
            "company can change both applications and accepts that orders are priced some minutes late. Which solution "
            "ensures that no order is lost at the LOWEST cost?"
        ),
        body=SingleChoice(
            (
                Option(
                    "a",
                    "Have the API send each order to an Amazon SQS queue. Run the pricing application in an "
                    "Auto Scaling group that scales on the number of queued orders.",
                    "The queue takes orders at any rate and keeps them for days, so the pricing application can work "
                    "at its own pace. Nothing has to run at the size of the peak.",
                    correct=True,
                ),
                Option(
                    "b",
                    "Run the pricing application in an Auto Scaling group behind a Network Load Balancer. "
                    "Set its minimum capacity for 2,000 orders a second.",
                    "Enough instances would price every order in time, but forty times the usual fleet is paid for "
                    "around the clock.",
                    lacks="decoupling-orders",
                ),
                Option(
                    "c",
                    "Have the API publish each order to an Amazon SNS topic. Subscribe the HTTP endpoint of "
                    "the pricing application and enable retries.",
                    "A topic pushes messages on at the rate at which they arrive, so the pricing application is "
                    "flooded as before, and what exhausts the retries is discarded.",
                    lacks="messaging-topic-or-queue",
                ),
                Option(
                    "d",
                    "Have the API write each order to an Amazon Kinesis data stream. Run the pricing application as a "
                    "consumer and keep the records for 7 days.",
                    "The stream would keep the orders safe too, but stream hours, longer retention and data in and out "
                    "cost more than a queue for independent orders.",
                    lacks="messaging-stream-or-queue",
                ),
            )
        ),
    )
    of = concept(
        "decoupling-orders",
        made,
        takeaway=(
            "Put a queue between a front end and a worker that cannot keep up: the queue holds the work, and the "
            "worker scales on its length."
        ),
    )
    return asked(made, topic_title="Decoupling and buffering", task="SAA-C03 task 2.1", order="dbac", of=of)


LACKED = (Lacked("messaging-stream-or-queue", "Messaging: stream or queue", ("d",), soon=True),)
"""What somebody who chooses the stream is missing."""


def endpoints() -> Asked:
    """A single choice of the usual length, with everything that feedback can have."""
    made = question(
        "s3-gateway-or-interface-endpoint.2",
        right="a",
        prompt=(
            "A VPC reaches an S3 bucket through a gateway endpoint. Servers in a data centre, joined to the VPC by "
            "AWS Direct Connect with a private virtual interface, must now reach the same bucket over private "
            "addresses. Which solution has the LEAST operational overhead?"
        ),
        body=SingleChoice(
            (
                Option(
                    "a",
                    "Add an interface endpoint for S3 to the VPC and let the servers address that endpoint.",
                    "An interface endpoint has private addresses in the subnets, which Direct Connect can reach. It "
                    "works beside the gateway endpoint, so nothing changes for the instances in the VPC.",
                    correct=True,
                ),
                Option(
                    "b",
                    "Advertise the S3 prefix list to the data centre and route it to the gateway endpoint.",
                    "A gateway endpoint serves only traffic that originates in its VPC; connections that arrive over "
                    "Direct Connect, VPN or peering cannot use it, whatever is advertised.",
                ),
                Option(
                    "c",
                    "Run a fleet of proxies in the VPC that forwards the servers' requests to the bucket.",
                    "Requests would then start in the VPC and could use the gateway endpoint, but the fleet must be "
                    "sized, patched and kept available. That is the overhead the question asks to avoid.",
                ),
                Option(
                    "d",
                    "Deploy a private NAT gateway and route the servers' bucket traffic through that gateway.",
                    "A private NAT gateway translates between private networks whose addresses overlap. It gives no "
                    "path to S3, and connections from outside could not start through it.",
                ),
            )
        ),
    )
    known = concept(
        "s3-gateway-or-interface-endpoint",
        made,
        takeaway=(
            "A gateway endpoint for S3 is free and works by a route, only for traffic from its own VPC. An interface "
            "endpoint is billed, and is an address that networks outside can use."
        ),
        changed="Notes from before March 2024 say that DynamoDB has no interface endpoint.",
        notes=("000-202", "002-100"),
        sources=("https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html",),
    )
    return asked(made, of=known, topic_title="VPC endpoints", order="dabc")


def policies() -> Asked:
    """A multiple choice with code, text that looks like markup, and a word that fits no line."""
    made = question(
        "s3-bucket-policy-resource.1",
        right="ad",
        scenario="A company keeps build results in one bucket for all of its teams.",
        prompt=(
            "Its policy reads:\n"
            "```json\n"
            '{"Effect": "Allow",\n'
            '    "Action": "s3:GetObject", "Resource": "arn:aws:s3:::b/[prod]"}\n'
            "```\n"
            "Which changes let the team read the objects under `arn:aws:s3:::b/[prod]` and [/x]? (Choose TWO.)"
        ),
        body=MultipleChoice(
            (
                Option(
                    "a",
                    "Add `arn:aws:s3:::b/[prod]/*` to the resources.",
                    "Objects need the `/*` [/bold].",
                    correct=True,
                ),
                Option("b", "Replace [red]Allow[/red] by Deny.", "A Deny lets nobody read."),
                Option(
                    "c",
                    "Add arn:aws:s3:::a-bucket-with-a-rather-long-name-for-build-results/and/a/prefix/no/line/holds",
                    "It is another bucket.",
                ),
                Option(
                    "d", "Grant s3:ListBucket on `arn:aws:s3:::b`.", "Listing is asked of the bucket.", correct=True
                ),
                Option("e", "Turn ACLs off [/x].", "ACLs play no part here."),
            )
        ),
    )
    known = concept("s3-bucket-policy-resource", made, takeaway="Objects are `bucket/*`, the bucket is not.")
    return asked(made, of=known, topic_title="S3 bucket policies")


def ten_options() -> Asked:
    made = question("s3-ten.1", right="j", keys="abcdefghij", prompt="Which of the ten is it?")
    return asked(made)
