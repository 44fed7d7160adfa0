"""Each dialect as people write it: what is taken, with its line, and what is refused, with its reason."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from aws_quiz.banks.importers.formats import FORMATS, format_of
from aws_quiz.banks.importers.opening import open_source
from aws_quiz.errors import UsedWrongly
from tests.banks.imported import collected, drafts, told

CHECKBOXES = """\
# Practice

## Storage

### Which service stores objects?

- [ ] Amazon EBS
- [x] Amazon S3
- [ ] Amazon EFS

> **Explanation:** S3 is object storage.
> Reference: <https://docs.aws.amazon.com/s3/>

**[⬆ Back to Top](#practice)**

### Which TWO keep data when an instance stops? (Choose two.)

- [x] Amazon EBS
- [ ] Instance store
- [x] Amazon S3

## Networks

### What does the diagram show?

![diagram](images/one.png)

- [x] A VPC
- [ ] A subnet

### Which is right?

- [ ] The first
- [x] All of the above

### Who forgot the key?

- [ ] One
- [ ] Two

### What has no options?
"""
LETTERED = """\
---
layout: exam
---
# Practice Exam 1

1. What is the name of the web interface?
    - A. AWS CLI.
    - B. AWS Management Console.

    <details markdown=1><summary markdown='span'>Answer</summary>
      Correct answer: B
    </details>

2. Which of these are managed? (Choose TWO)
    - A. Amazon RDS
    - B. A server under a desk
    - C. Amazon DynamoDB

    <details markdown=1><summary markdown="span">Answer</summary>

      Correct Answer: AC

      Explanation:
      1. RDS is managed.
      2. So is DynamoDB.

      Reference: <https://aws.amazon.com/rds/>

    </details>

3. Which key is out of range?
    - A. One
    - B. Two

    Correct answer: E

4. Which question has no answer?
    - A. This one
    - B. Another
"""
SECTIONS = """\
### Question 1

Which command loads a file?

- A. COPY
- B. PUT

**Answer:** B. PUT uploads it first.

### Question 2
Which is faster?
A) A cache
B) A disk

**Correct Answer: A**

**Explanation:** Option A is in memory, and B is wrong.
"""
AIKEN = """\
What is the answer?
A. Not this
B) This
ANSWER: B

Which one has no key?
A. One
B. Two

Which key is missing?
A. One
B. Two
ANSWER: D
"""
GIFT = """\
// a comment
$CATEGORY: $course$/top/Cloud/Storage

::Q1:: Which service stores objects? {
  =Amazon S3 # Right, it does
  ~Amazon EBS # It stores blocks
  #### S3 is object storage.
}

Which keep data? {~%50%EBS ~%50%S3 ~%-100%Instance store}

S3 is regional.{T}

What is the shortest name?{=S3 =s3}

How many nines?{#11}

Match {=a -> b =c -> d}

Write an essay. {}

Part {~%30%some credit =right ~wrong}

Braces \\{ and a colon\\: which? {=\\{ \\=\\} ~none}
"""
MOODLE = """\
<?xml version="1.0" encoding="UTF-8"?>
<quiz>
<question type="category"><category><text>$course$/top/Storage</text></category></question>
<question type="multichoice">
  <name><text>Q</text></name>
  <questiontext format="html"><text><![CDATA[<p>Which stores <b>objects</b>?</p>]]></text></questiontext>
  <generalfeedback format="html"><text><![CDATA[<p>S3 does.</p>]]></text></generalfeedback>
  <single>true</single>
  <answer fraction="0"><text>EBS</text><feedback><text>Blocks.</text></feedback></answer>
  <answer fraction="100"><text>S3 &amp; friends</text></answer>
</question>
<question type="truefalse">
  <questiontext><text>S3 is regional.</text></questiontext>
  <answer fraction="100"><text>true</text></answer><answer fraction="0"><text>false</text></answer>
</question>
<question type="essay"><questiontext><text>Write.</text></questiontext></question>
<question type="multichoice">
  <questiontext><text><![CDATA[<img src="@@PLUGINFILE@@/a.png"> What is it?]]></text></questiontext>
  <answer fraction="100"><text>A</text></answer><answer fraction="0"><text>B</text></answer>
</question>
</quiz>
"""
TEXT2QTI = """\
Quiz title: Sums

1.  What is 2+3?
    Think first.
a)  6
... Too much.
*b) 5

2. Which are even?
[*] 2
[ ] 3
[*] 4

3. How much is it?
= 3.14 +- 0.01

```{.python .run}
print("1. Generated?")
```
"""
HASHCARDS = """\
---
name = "Clouds"
---

Q: Which stores objects?
A. EBS
B. S3
A: B. It does.

C: [S3] stores objects.

Q: What is S3?
A: Object storage.
"""
ANKI_TEXT = (
    "#separator:tab\n#html:true\n#guid column:1\n#deck column:2\n"
    "g1\tAWS::Storage\tWhich stores objects?<br>A. EBS<br>B. S3\tB\n"
    "g2\tAWS::Storage\tWhat is S3?\tObject storage\n"
)


def test_markdown_with_checkboxes(tmp_path: Path) -> None:
    assert told(tmp_path, "a.md", CHECKBOXES) == [
        "5 Which service stores objects?: Amazon EBS / *Amazon S3 / Amazon EFS",
        "16 Which TWO keep data when an instance stops? (Choose two.): *Amazon EBS / Instance store / *Amazon S3",
        "a.md:24: it shows a picture",
        'a.md:31: "All of the above" cannot stand in an option: options are shuffled',
        "a.md:36: it has no key",
        "a.md:41: it has no options to choose from",
    ]
    first, second = drafts(tmp_path, "a.md", CHECKBOXES)
    assert (first.explanation, first.sources) == (
        "S3 is object storage.\nReference: https://docs.aws.amazon.com/s3/",
        ("https://docs.aws.amazon.com/s3/",),
    )
    assert first.subject == "Storage"
    assert second.explanation == ""


def test_markdown_with_letters_and_hidden_answers(tmp_path: Path) -> None:
    assert told(tmp_path, "a.md", LETTERED) == [
        "6 What is the name of the web interface?: AWS CLI. / *AWS Management Console.",
        "14 Which of these are managed? (Choose TWO): *Amazon RDS / A server under a desk / *Amazon DynamoDB",
        "a.md:31: its key E is out of range: there are 2 options",
        "a.md:37: it has no key",
    ]
    second = drafts(tmp_path, "a.md", LETTERED)[1]
    assert second.explanation.startswith("1. RDS is managed.\n2. So is DynamoDB.")
    assert second.sources == ("https://aws.amazon.com/rds/",)


def test_markdown_with_answers_below_numbered_headings(tmp_path: Path) -> None:
    first, second = drafts(tmp_path, "a.md", SECTIONS)
    assert (first.prompt, first.explanation) == ("Which command loads a file?", "PUT uploads it first.")
    assert [option.correct for option in first.options] == [False, True]
    # Letters are dealt anew at each showing, so an explanation names the things themselves.
    assert second.explanation == '"A cache" is in memory, and "A disk" is wrong.'


def test_lines_for_letters_become_reasons(tmp_path: Path) -> None:
    text = "1. Which?\n- A. S3\n- B. EBS\n\nAnswer: A\n\nExplanation:\nA. S3 stores objects.\nOption B is for blocks.\n"
    (draft,) = drafts(tmp_path, "a.md", text)
    assert [option.why for option in draft.options] == ["S3 stores objects.", "This is for blocks."]
    assert draft.explanation == ""


def test_aiken(tmp_path: Path) -> None:
    assert told(tmp_path, "a.txt", AIKEN) == [
        "1 What is the answer?: Not this / *This",
        "a.txt:6: it has no key",
        "a.txt:10: its key D is out of range: there are 2 options",
    ]


def test_gift(tmp_path: Path) -> None:
    assert told(tmp_path, "a.gift", GIFT) == [
        "4 Which service stores objects?: *Amazon S3 / Amazon EBS",
        "10 Which keep data?: *EBS / *S3 / Instance store",
        "12 S3 is regional.: *True / False",
        "24 Braces { and a colon: which?: *{ =} / none",
        "a.gift:14: it is a short-answer question without options",
        "a.gift:16: it is a numerical question without options",
        "a.gift:18: it is a matching question",
        "a.gift:20: it is an essay question without options",
        "a.gift:22: it gives partial credit for an option",
    ]
    first = drafts(tmp_path, "a.gift", GIFT)[0]
    assert (first.explanation, first.subject) == ("S3 is object storage.", "Storage")
    assert [option.why for option in first.options] == ["Right, it does", "It stores blocks"]


def test_moodle_xml(tmp_path: Path) -> None:
    assert told(tmp_path, "a.xml", MOODLE) == [
        "4 Which stores objects?: EBS / *S3 & friends",
        "12 S3 is regional.: *True / False",
        "a.xml:16: it is an essay question without options",
        "a.xml:17: it shows a picture",
    ]
    first = drafts(tmp_path, "a.xml", MOODLE)[0]
    assert (first.explanation, first.subject, first.options[0].why) == ("S3 does.", "Storage", "Blocks.")


def test_text2qti_runs_nothing(tmp_path: Path) -> None:
    assert told(tmp_path, "a.md", TEXT2QTI) == [
        "3 What is 2+3?\nThink first.: 6 / *5",
        "9 Which are even?: *2 / 3 / *4",
        "a.md:14: it is a numerical question without options",
        "a.md:17: it is code that would have to be run to make questions; nothing in a file is run",
    ]
    assert drafts(tmp_path, "a.md", TEXT2QTI)[0].options[0].why == "Too much."


def test_hashcards_offers_options_in_its_question(tmp_path: Path) -> None:
    text = HASHCARDS.replace("A. EBS\nB. S3\nA:", "- (a) EBS\n- (b) S3\nA:")
    assert told(tmp_path, "a.md", text) == [
        "5 Which stores objects?: EBS / *S3",
        "a.md:10: it is a text with gaps",
        "a.md:12: it is a card without options to choose from",
    ]
    assert drafts(tmp_path, "a.md", text)[0].explanation == "It does."


def test_anki_text(tmp_path: Path) -> None:
    assert told(tmp_path, "a.txt", ANKI_TEXT) == [
        "5 Which stores objects?: EBS / *S3",
        "a.txt:6: it is a card without options to choose from",
    ]
    (draft,) = drafts(tmp_path, "a.txt", ANKI_TEXT)
    assert (draft.subject, draft.name) == ("Storage", "anki g1")


@pytest.mark.parametrize(
    ("question", "right"),
    [
        ({"options": ["EBS", "S3"], "answer": "B"}, ["S3"]),
        ({"options": ["A. EBS", "B. S3"], "answer": "B"}, ["S3"]),
        ({"options": ["EBS", "S3"], "answer": "S3"}, ["S3"]),
        ({"options": ["EBS", "S3", "EFS"], "answer": ["A", "C"]}, ["EBS", "EFS"]),
        ({"options": ["EBS", "S3"], "correctIndex": 1}, ["S3"]),
        ({"options": {"A": "EBS", "B": "S3"}, "correct_answer": "b"}, ["S3"]),
        ({"options": {"A": "EBS", "B": "S3", "C": "EFS"}, "answer": "A, C"}, ["EBS", "EFS"]),
        ({"options": [{"text": "EBS", "correct": False}, {"text": "S3", "correct": True}]}, ["S3"]),
        ({"answers": [{"text": "EBS", "isCorrect": False}, {"text": "S3", "isCorrect": True}]}, ["S3"]),
        ({"options": [{"id": "x", "text": "EBS"}, {"id": "y", "text": "S3"}], "correctId": "y"}, ["S3"]),
        ({"options": [{"id": 0, "text": "EBS"}, {"id": 1, "text": "S3"}], "correctAnswers": [1]}, ["S3"]),
        ({"optionA": "EBS", "optionB": "S3", "answer": "optionB"}, []),
        ({"optionA": "EBS", "optionB": "S3", "answer": "B"}, ["S3"]),
        ({"correct_answer": "S3", "incorrect_answers": ["EBS", "EFS"]}, ["S3"]),
        ({"options": ["EBS", "S3"], "answer": [False, True]}, ["S3"]),
        ({"answer": True}, ["True"]),
    ],
)  # fmt: skip
def test_json_in_many_shapes(question: dict[str, object], right: list[str], tmp_path: Path) -> None:
    text = json.dumps({"questions": [{"question": "Which stores objects?", **question}]})
    found = [[one.text for one in draft.options if one.correct] for draft in drafts(tmp_path, "a.json", text)]
    assert found == ([right] if right else [])


def test_json_tells_lines_and_subjects(tmp_path: Path) -> None:
    text = json.dumps(
        {
            "Storage": [{"question": "One?", "options": ["a1", "b1"], "answer": "A"}],
            "Networks": [{"question": "Two?", "options": ["a2", "b2"], "answer": "Z"}],
        },
        indent=1,
    )
    assert told(tmp_path, "a.json", text) == [
        "3 One?: *a1 / b1",
        "a.json:13: its key Z is out of range: there are 2 options",
    ]
    assert drafts(tmp_path, "a.json", text)[0].subject == "Storage"


def test_numbers_of_options_count_from_what_the_file_tells(tmp_path: Path) -> None:
    def asked(*answers: int) -> str:
        return json.dumps(
            [{"question": f"Q{n}?", "options": [f"{n}x", f"{n}y", f"{n}z"], "answer": n} for n in answers]
        )

    assert told(tmp_path, "a.json", asked(0, 1)) == ["1 Q0?: *0x / 0y / 0z", "1 Q1?: 1x / *1y / 1z"]
    assert told(tmp_path, "a.json", asked(3, 1)) == ["1 Q3?: 3x / 3y / *3z", "1 Q1?: *1x / 1y / 1z"]
    (unclear,) = told(tmp_path, "a.json", asked(1))
    assert unclear.endswith("nothing tells whether options count from 0 or 1; say --first 0 or 1")
    assert told(tmp_path, "a.json", asked(1), first=0) == ["1 Q1?: 1x / *1y / 1z"]


def test_json_lines(tmp_path: Path) -> None:
    lines = ['{"question": "One?", "choices": ["x", "y"], "answer": "x"}', "", "no JSON"]
    assert told(tmp_path, "a.jsonl", "\n".join(lines)) == ["1 One?: *x / y", "a.jsonl:3: this line is not JSON"]


def test_tables_by_the_names_of_their_columns(tmp_path: Path) -> None:
    text = 'Question,Option A,Option B,Option C,Answer,Rationale\n"Which, then?",EBS,S3,,B,Objects.\nNone?,x,y,,Q,\n'
    assert told(tmp_path, "a.csv", text) == [
        "2 Which, then?: EBS / *S3",
        "a.csv:3: its key Q is out of range: there are 2 options",
    ]
    assert drafts(tmp_path, "a.csv", text)[0].explanation == "Objects."


def test_numbered_columns_keep_their_numbers_where_one_is_empty(tmp_path: Path) -> None:
    assert told(tmp_path, "a.csv", "Question,Ans1,Ans2,Ans3,Ans4,Correct ans\nWhich?,x,,z,w,3\n") == [
        "2 Which?: x / *z / w"
    ]


def test_tables_without_a_header_are_guessed(tmp_path: Path) -> None:
    rows = "".join(f"{n};What is the name of thing {n}?;x{n};y{n};{'AB'[n % 2]}\n" for n in range(5))
    assert told(tmp_path, "a.csv", rows)[:2] == [
        "1 What is the name of thing 0?: *x0 / y0",
        "2 What is the name of thing 1?: x1 / *y1",
    ]


def test_columns_may_be_named(tmp_path: Path) -> None:
    asked = (("prompt", "2"), ("option", "3"), ("option", "4"), ("answer", "5"))
    assert told(tmp_path, "a.tsv", "7\tWhich?\tx\ty\tB\n", columns=asked) == ["1 Which?: x / *y"]


def test_a_table_that_tells_nothing_says_how_to_name_columns(tmp_path: Path) -> None:
    with pytest.raises(UsedWrongly) as raised:
        told(tmp_path, "a.csv", "city,country\nBerlin,Germany\n")
    assert "city, country" in raised.value.message
    assert "--column prompt=2" in raised.value.hint


def test_a_question_that_contradicts_itself_is_taken_from_neither_place(tmp_path: Path) -> None:
    text = "Which?\nA. x\nB. y\nANSWER: A\n\nWhich?\nA. y\nB. x\nANSWER: A\n\nWhich?\nA. x\nB. y\nANSWER: A\n"
    assert told(tmp_path, "a.txt", text) == [
        "a.txt:1: the same question has another key in a.txt:6; neither is taken",
        "a.txt:6: the same question has another key in a.txt:1; neither is taken",
    ]
    same = collected(tmp_path, "a.txt", "Which?\nA. x\nB. y\nANSWER: A\n\nWhich?\nA. y\nB. x\nANSWER: B\n")
    assert (len(same.placed()), same.repeats, same.reports) == (1, 1, [])


@pytest.mark.parametrize(
    ("name", "text", "form"),
    [
        ("a.md", CHECKBOXES, "checkboxes"), ("a.md", LETTERED, "lettered"), ("a.md", SECTIONS, "lettered"),
        ("a.txt", AIKEN, "aiken"), ("a.txt", GIFT, "gift"), ("a.txt", MOODLE, "moodle"), ("a.md", TEXT2QTI, "text2qti"),
        ("a.md", HASHCARDS, "hashcards"), ("a.txt", ANKI_TEXT, "anki-text"), ("a.txt", '[{"q": 1}]', "json"),
        ("a.txt", '{"q": 1}\n{"q": 2}\n', "jsonl"), ("a.txt", "question,a,b,answer\nx,y,z,A\n", "csv"),
    ],
)  # fmt: skip
def test_formats_are_recognized_by_what_stands_in_files(name: str, text: str, form: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    assert format_of(open_source(path, name)).name == form


def test_what_is_nothing_of_the_kind_says_which_formats_there_are(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("A letter to a friend.\n", encoding="utf-8")
    with pytest.raises(UsedWrongly) as raised:
        format_of(open_source(path, "a.txt"))
    assert raised.value.message == "Nothing tells what a.txt is: no questions of a known form stand in it."
    assert all(name in raised.value.hint for name in FORMATS)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_encodings(encoding: str, tmp_path: Path) -> None:
    assert told(tmp_path, "a.txt", "Café?\r\nA. oui\r\nB. non\r\nANSWER: A\r\n".encode(encoding)) == [
        "1 Café?: *oui / non"
    ]


def test_a_count_that_is_not_the_keys_is_no_question_to_ask(tmp_path: Path) -> None:
    (report,) = told(tmp_path, "a.txt", "Which? (Choose two.)\nA. x\nB. y\nANSWER: A\n")
    assert report == 'a.txt:1: the prompt says "Choose two", but one option is right'


def test_a_picture_in_an_explanation_is_left_behind_and_said(tmp_path: Path) -> None:
    text = "### Which?\n\n- [x] x\n- [ ] y\n\nExplanation: ![shown](a.png) See there.\n"
    assert told(tmp_path, "a.md", text)[1:] == ["a.md:1: a picture in its explanation is left out"]
