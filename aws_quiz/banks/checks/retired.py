"""Names that AWS has given up, each with what holds now. Add a row when AWS renames or closes something."""

from __future__ import annotations

import re
from functools import cache

RETIRED = {
    # renamed
    "AWS Single Sign-On": "it is IAM Identity Center",
    "AWS SSO": "it is IAM Identity Center",
    "Elasticsearch Service": "it is Amazon OpenSearch Service",
    "QuickSight": "it is Amazon Quick Sight",
    "Kinesis Data Firehose": "it is Amazon Data Firehose",
    "Kinesis Firehose": "it is Amazon Data Firehose",
    "Kinesis Data Analytics": "it is Amazon Managed Service for Apache Flink",
    "CloudWatch Events": "it is Amazon EventBridge",
    "Personal Health Dashboard": "it is AWS Health Dashboard",
    "WorkSpaces Web": "it is WorkSpaces Secure Browser",
    "MemoryDB for Redis": "it is Amazon MemoryDB",
    "Application Composer": "it is Infrastructure Composer, which ends too",
    "origin access identity": "origin access control took its place",
    "master account": "it is the management account",
    "customer master key": "it is a KMS key",
    "managed planned failover": "it is a switchover",
    # gone
    "EC2-Classic": "it ended in 2022",
    "ClassicLink": "it ended in 2022",
    "OpsWorks": "it ended in 2024",
    "AWS CodeStar": "it ended in 2024",
    "Server Migration Service": "it ended in 2023; there is Application Migration Service",
    "QLDB": "it ended in 2025",
    "Snowmobile": "it ended in 2024",
    "Snowcone": "it is no longer offered",
    "WorkDocs": "it ended in 2025",
    "governed table": "they ended in 2024; there are Apache Iceberg tables",
    "Elastic Transcoder": "it ended in 2025; there is MediaConvert",
    "MediaStore": "it ended in 2025; there is S3 with CloudFront",
    "CloudWatch Evidently": "it ended in 2025; there are AppConfig feature flags",
    "Inspector Classic": "it ended in 2026; there is Amazon Inspector",
    "AWS IQ": "it ended in 2026",
    "IoT Analytics": "it has ended",
    "RoboMaker": "it has ended",
    "Aurora Serverless v1": "it ended in 2025; there is Aurora Serverless v2",
    "Performance Insights": "it ended in 2026; there is CloudWatch Database Insights",
    "Spot block": "they ended in 2022",
    "App Mesh": "it ended in 2026; there are ECS Service Connect and VPC Lattice",
    "AWS Proton": "it ended in 2026",
    "WAF Classic": "it ended in 2026; there is AWS WAF",
    "Amazon Pinpoint": "it ended in 2026",
    "Copilot CLI": "it ended in 2026",
    # closed to new customers
    "Snowball": "it is closed to new customers",
    "Cloud9": "it is closed to new customers",
    "S3 Select": "it is closed to new customers",
    "Glacier Select": "it is closed to new customers",
    "S3 Object Lambda": "it is closed to new customers",
    "CloudSearch": "it is closed to new customers",
    "Amazon Forecast": "it is closed to new customers",
    "AWS Data Pipeline": "it is closed to new customers",
    "FSx File Gateway": "it is closed to new customers",
    "Timestream for LiveAnalytics": "it is closed to new customers",
    "CodeCatalyst": "it is closed to new customers",
    "CodeGuru Reviewer": "it is closed to new customers",
    "Fraud Detector": "it is closed to new customers",
    "App Runner": "it is closed to new customers",
    "Audit Manager": "it is closed to new customers",
    "CloudTrail Lake": "it is closed to new customers",
    "Amazon Kendra": "it is closed to new customers",
    "Simple AD": "it is closed to new customers",
    "Cognito Sync": "it is closed to new customers",
    # support plans
    "Developer Support": "the plan ends; there are Basic, Business Support+, Enterprise and Unified Operations",
    "Enterprise On-Ramp": "the plan ends; there are Basic, Business Support+, Enterprise and Unified Operations",
}


def retired_names(text: str) -> list[str]:
    """The names of the table that a text uses, each once."""
    return sorted({_canonical()[match.group(1).casefold()] for match in _pattern().finditer(text)})


@cache
def _canonical() -> dict[str, str]:
    return {name.casefold(): name for name in RETIRED}


@cache
def _pattern() -> re.Pattern[str]:
    # Case counts, for these are proper names; but the common words among them may begin a sentence.
    longest_first = sorted(RETIRED, key=len, reverse=True)
    alternatives = (f"[{name[0].upper()}{name[0].lower()}]{re.escape(name[1:])}" for name in longest_first)
    return re.compile(rf"(?<![\w-])({'|'.join(alternatives)})s?(?![\w-])")
