"""Banks of any size with the usual shape: 50 concepts of two questions a file, about 1.8 KB a question."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

SHIPPED = Path(__file__).parents[2] / "question_banks"
QUESTIONS_A_FILE = 100
AREAS = ("compute", "storage", "networking", "databases", "serverless")


def write_banks(folder: Path, questions: int) -> Path:
    """Writes banks with so many questions and the shipped exams into a folder, and gives the folder."""
    copytree(SHIPPED / "exams", folder / "exams", dirs_exist_ok=True)
    for number in range(questions // QUESTIONS_A_FILE):
        area = folder / AREAS[number % len(AREAS)]
        area.mkdir(parents=True, exist_ok=True)
        (area / f"topic-{number:05}.yaml").write_text(topic_text(number), encoding="utf-8")
    return folder


def topic_text(number: int, changed: str = "") -> str:
    """One topic file of a hundred questions. `changed` goes into each takeaway, to make an edit."""
    topic = f"topic-{number:05}"
    concepts = "\n".join(_concept(topic, place, changed) for place in range(QUESTIONS_A_FILE // 2))
    return f"topic: {topic}\ntitle: Generated topic {number}\nconcepts:\n{concepts}"


def _concept(topic: str, place: int, changed: str) -> str:
    name = f"{topic}-{place:03}"
    task = ("1.1", "1.2", "2.1", "3.1", "4.2")[place % 5]
    questions = "\n".join(_question(name, number) for number in (1, 2))
    return f"""\
  - id: {name}
    takeaway: >-
      The thing called {name} keeps what it was given until it is asked for it again, and costs nothing
      while it waits. {changed}
    exams: {{saa-c03: ["{task}"], dva-c03: ["1.3"]}}
    sources: [https://docs.aws.amazon.com/AmazonS3/latest/userguide/Welcome.html]
    checked: 2026-11
    questions:
{questions}"""


def _question(concept: str, number: int) -> str:
    options = "\n".join(
        f"""\
          - key: {key}
            text: Configure part {key} of {concept} with setting {number} and keep the rest as it was before.
{"            correct: true" if key == "b" else "            # a distractor"}
            why: >-
              Setting {number} of part {key} decides how long {concept} waits before it answers, which is what the
              situation turns on; the other parts decide what it answers and to whom it does so."""
        for key in "abcd"
    )
    return f"""\
      - id: {concept}.{number}
        level: application
        prompt: >-
          A company runs {concept} for its customers in two Regions and sees that answers arrive late on every
          Monday, when the load is four times what it is on other days of the week. The team must shorten the
          wait without new servers. Which change does this at the LOWEST cost?
        options:
{options}"""
