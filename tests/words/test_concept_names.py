from __future__ import annotations

import pytest

from aws_quiz.words.concept_names import concept_name

PRIVATE = (
    "An interface endpoint is an address; a gateway endpoint for S3 is a route. AWS PrivateLink carries the former."
)


@pytest.mark.parametrize(
    ("id_", "topic", "title", "takeaway", "name"),
    [
        ("vpc-endpoints-gateway-or-interface", "vpc-endpoints", "VPC endpoints", PRIVATE,
         "VPC endpoints: gateway or interface"),
        ("vpc-endpoints-privatelink", "vpc-endpoints", "VPC endpoints", PRIVATE, "VPC endpoints: PrivateLink"),
        ("sqs-or-kinesis", "messaging", "SQS and other queues", "Kinesis keeps records.", "SQS or kinesis"),
        ("sqs-or-kinesis", "messaging", "SQS and other queues", "Choose Kinesis for replay.", "SQS or Kinesis"),
        ("apigw-endpoint-types", "api-gateway", "API Gateway", "A Regional API has none.",
         "API Gateway: apigw endpoint types"),
        ("s3-one-zone-ia", "s3-storage-classes", "S3 storage classes", "One Zone-IA is cheaper.", "S3 one Zone IA"),
        ("ec2-fleet", "compute", "Compute", "It takes capacity.", "Compute: EC2 fleet"),
        ("one", "one", "One", "Two.", "one"),
    ],
)  # fmt: skip
def test_a_concept_is_called_by_its_id_in_the_capitals_of_its_texts(
    id_: str, topic: str, title: str, takeaway: str, name: str
) -> None:
    assert concept_name(id_, topic, title, takeaway) == name


def test_a_word_that_only_begins_a_sentence_is_no_name() -> None:
    assert concept_name("x-never-delete", "x", "X", "Never do it. Delete nothing: Never.") == "X: never delete"
    assert concept_name("x-kms-key", "x", "X", "KMS holds a key.") == "X: KMS key"
