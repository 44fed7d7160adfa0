"""The rules that reading keeps, which have no function to say so, and how to mend what the linter finds."""

from __future__ import annotations

READING_RULES: dict[str, tuple[str, str, str]] = {
    "syntax": (
        "The file is not YAML.",
        'takeaway: "never closed',
        "Look at the indentation and the quotes at the place named and in the line before.",
    ),
    "several-documents": (
        "A file holds one document.",
        "a line `---` in the middle of a file",
        "Take the line out, or put what follows it into a file of its own.",
    ),
    "empty-file": (
        "The file holds nothing.",
        "a file of comments alone",
        "Begin with topic, title and concepts; `aws-quiz bank new TOPIC` writes such a file.",
    ),
    "too-large": ("The file is larger than anybody edits.", "11 MB of questions", "Split it into several topics."),
    "too-long": (
        "A text or a word is longer than anybody reads.",
        "a prompt of 9,000 characters",
        "Shorten it; what several questions share can be a scenario.",
    ),
    "too-many-problems": (
        "A file has more problems than are listed.",
        "600 options without a reason",
        "Mend the ones that are listed, and check again.",
    ),
    "too-deep": (
        "Lists and mappings stand in each other too deeply.",
        "[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]",
        "A bank needs five levels; take the others out.",
    ),
    "not-utf-8": ("The file is in another encoding.", "a file saved as Latin-1", "Save it as UTF-8."),
    "not-a-file": (
        "What is named like a bank file is a folder, a pipe or a device.",
        "a folder called s3.yaml",
        "Rename it or remove it.",
    ),
    "unreadable": (
        "The file cannot be opened.",
        "a file without permission to read",
        "Change its permissions, or leave it out.",
    ),
    "link-loop": ("A link leads to a folder that is read already.", "a link to the folder above", "Remove the link."),
    "alias": (
        "Anchors and aliases are not read: one change would alter several questions.",
        "options: *same",
        "Write the value out.",
    ),
    "tag": (
        "Tags are not read: in a hostile file they would make something.",
        "!!python/object:os.system",
        "Take the tag out.",
    ),
    "control-character": (
        "A character that a terminal could take for an order, or that turns text around.",
        r'prompt: "\x1b[31mRed"',
        "Take it out.",
    ),
    "duplicate-key": (
        "A key stands twice in one mapping, and one of the two would be lost.",
        "takeaway: One.\ntakeaway: Two.",
        "Take one of them out.",
    ),
    "key-not-text": ("A key is a list or a mapping.", "? [a, b]\n: c", "Give a plain word."),
    "missing-key": (
        "Something that is needed is not there; in your own banks exams and checked may be missing.",
        "an option without text",
        "Add the key that is named.",
    ),
    "unknown-key": (
        "A key that no bank has, often a misspelt one.",
        "explanation: …",
        "Write the name that is suggested, or take it out.",
    ),
    "wrong-shape": (
        "A list where text belongs, or the other way round.",
        "options: Amazon S3",
        "Give what is named, such as a list.",
    ),
    "empty-text": ("A key without a text.", "takeaway:", "Give a text, or take the key out."),
    "empty-list": ("A list without an entry.", "sources: []", "Give an entry, or take the key out."),
    "ambiguous-text": (
        "Some readers of YAML take it for something else than text.",
        "text: No",
        'Write it in quotes: text: "No"',
    ),
    "bad-id": (
        "An id has another form, or a question's does not begin with its concept's.",
        "id: S3 Basics",
        "Lower-case letters and digits joined by hyphens; for a question, the concept's id, a point and a number.",
    ),
    "bad-month": ("The month is none.", "checked: November 2026", "Write it as 2026-11."),
    "bad-day": ("The day is none.", "from: 12/01/2026", "Write it as 2026-12-01."),
    "bad-number": (
        "A figure is none, or cannot be.",
        "questions: many",
        "Give a whole number within the bounds that are named.",
    ),
    "bad-option-key": (
        "An option's key is no letter from a to j, or stands twice.",
        "key: A1",
        "Give each option a letter of its own, for ever.",
    ),
    "bad-source": (
        "A source is no address.",
        "sources: [AWS documentation]",
        "Give an address that begins with https://.",
    ),
    "duplicate-term": (
        "One form of a name belongs to two terms of a file.",
        "also: [gateway endpoint], twice",
        "Leave it with the term it means.",
    ),
    "unknown-kind": ("A kind of question that there is not.", "kind: several", "Write single or multiple."),
    "unknown-level": ("A level that there is not.", "level: hard", "Write recall, application or analysis."),
    "unknown-scenario": (
        "A scenario that the file does not describe.",
        "scenario: webshop",
        "Describe it under scenarios, or take the name of one that is.",
    ),
    "duplicate-id": (
        "An id is taken already, in this file or another; the later one is left out.",
        "two concepts called s3-versioning",
        "Give one of them another id.",
    ),
    "unknown-exam": (
        "No blueprint describes the exam.",
        'exams: {saa-c99: ["1.1"]}',
        "Write an exam that `aws-quiz bank list` shows, or add its blueprint.",
    ),
    "unknown-task": (
        "The exam has no such task.",
        'exams: {saa-c03: ["9.9"]}',
        "Look the task up: aws-quiz bank coverage --exam EXAM",
    ),
    "unknown-notes": ("The notes have no such section.", 'notes: ["999-001"]', "Look the section up in notes.yaml."),
    "unknown-concept": (
        "An option lacks a concept that no bank in use has.",
        "lacks: s3-no-such-concept",
        "Name a concept of any topic: aws-quiz find WORDS",
    ),
    "unknown-reserved": (
        "A question is reserved for an exam that it does not serve.",
        "reserved: dva-c03, in a question of saa-c03",
        "Reserve it for an exam among its own, or for none.",
    ),
    "wider-than-concept": (
        "A question serves a task that its concept does not.",
        "a question with task 3.1, a concept with 1.1",
        "Add the task to the concept, or take it from the question.",
    ),
    "weights-not-100": (
        "The shares of a whole do not sum to 100.",
        "domains of 40 and 50 percent",
        "Correct the shares.",
    ),
}
"""What it is about, an example that fails, how to mend it."""

MENDS = {
    "key-count": "Mark the right options, and leave at least two wrong ones.",
    "option-count": "Write four options for a single choice, five or six where two are right.",
    "count-in-stem": 'End the prompt with "(Select TWO.)", or whatever the number is.',
    "missing-why": "Say in terms of the service why the option is right, or which requirement it breaks.",
    "same-option": "Make them different, or drop one.",
    "above-options": "Name the thing itself instead of its place or letter.",
    "key-stands-out": "Write the distractors as carefully, and as long, as the key.",
    "length-ratio": "Bring the options to a like length.",
    "clang": "Say it in other words in the key, or use the word in a distractor as well.",
    "absolutes": "Take the absolute word out, or put one like it into the key.",
    "hedges": "Take the hedge out, or put one like it into a distractor.",
    "article": "End the prompt so that every option follows from it.",
    "convergence": "Let no option be the one that shares most with the others.",
    "not-parallel": "Begin all options with the same part of speech.",
    "negative": "Ask for what is right.",
    "stem-length": "Tell the situation in as many words as the exam does.",
    "no-constraint": "Add the one requirement that decides between the options.",
    "no-source": "Give the address of the page that confirms it.",
    "stale-check": "Read the sources again, correct what has changed, and set checked to this month.",
    "retired-name": "Use the new name, or say under changed what older notes call it.",
    "spelling": "Write the US form that is named; what is a name in code belongs between backticks.",
    "wording": "Write what is named in its place, and read the sentence aloud.",
    "price": "Compare instead of naming an amount.",
    "near-duplicate": "Test the concept from another side: another situation, another constraint.",
    "scope": "Make the key a service that the exam guide lists.",
    "key-longest": "Lengthen distractors or shorten keys until the key is the longest in a quarter of the questions.",
    "key-position": "Write the key in all places alike.",
    "mix": "Write questions for the domains and levels that are short.",
}
