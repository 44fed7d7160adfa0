"""What the columns of a table, or the keys of an object, hold: by their names, else by what stands in them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from aws_quiz.errors import UsedWrongly

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ROLES = ("prompt", "option", "options", "answer", "explanation", "source", "subject", "id")
"""What `--column ROLE=COLUMN` may name; `option` once for each option, `options` for all of them in one column."""

_NAMES: dict[str, tuple[str, ...]] = {
    "prompt": (
        "question",
        "questiontext",
        "questionstem",
        "prompt",
        "stem",
        "questionprompt",
        "questiontitle",
        "q",
        "front",
        "query",
        "questionbody",
        "questiondescription",
        "text",
        "title",
    ),
    "answer": (
        "correctanswer",
        "correctanswers",
        "correctoption",
        "correctoptions",
        "correctchoice",
        "correctchoices",
        "correctans",
        "correct",
        "answerkey",
        "rightanswer",
        "rightanswers",
        "rightoption",
        "key",
        "correctindex",
        "answerindex",
        "correctanswerindex",
        "correctoptionindex",
        "correctindices",
        "correctresponse",
        "correctresponses",
        "correctletter",
        "answer",
        "answers",
        "ans",
        "solution",
        "back",
    ),
    "options": ("options", "choices", "alternatives", "answeroptions", "responses", "possibleanswers", "answerchoices"),
    "explanation": (
        "explanation",
        "explanations",
        "overallexplanation",
        "rationale",
        "reason",
        "reasoning",
        "feedback",
        "generalfeedback",
        "comment",
        "comments",
        "why",
        "justification",
        "answerexplanation",
        "extra",
        "extra1",
        "description",
        "hint",
    ),
    "source": (
        "reference",
        "references",
        "source",
        "sources",
        "link",
        "links",
        "url",
        "urls",
        "documentation",
        "doc",
        "docs",
        "referenceurl",
    ),
    "subject": (
        "topic",
        "subject",
        "category",
        "domain",
        "section",
        "chapter",
        "area",
        "module",
        "deck",
        "tag",
        "tags",
        "service",
    ),
    "id": ("guid", "uuid"),
}
_OPTION = re.compile(
    r"(?:opt(?:ion)?s?|choices?|answer(?:option)?s?|ans|alternatives?|responses?|q)?([a-j]|10|[0-9])(?:text)?"
)
_WHY = re.compile(r"(?:why|explanation|feedback|reason|rationale)(?:for)?(?:option|choice|answer)?([a-j]|10|[0-9])")
_WRONG = re.compile(r"(?:wrong|incorrect|distractors?)(?:answers?|options?|choices?)?[a-j0-9]*")
_NOT_ALNUM = re.compile(r"[^a-z0-9]+")
_LETTER_CELL = re.compile(r"\(?[A-Ja-j]\)?(?:[\s,;/&|+]+\(?[A-Ja-j]\)?){0,5}|[A-J]{2,5}")


class Columns(NamedTuple):
    """The places of what a question is made of; -1 where there is none.

    `options` holds places and the names that an answer may use for them; `wrong` those of options that are wrong.
    """

    prompt: int = -1
    answer: int = -1
    options: tuple[tuple[str, int], ...] = ()
    all_options: int = -1
    wrong: tuple[int, ...] = ()
    whys: tuple[tuple[str, int], ...] = ()
    explanation: int = -1
    source: int = -1
    subject: int = -1
    id: int = -1
    is_guess: bool = False

    @property
    def suffices(self) -> bool:
        """Whether questions with keys can be read by it."""
        return self.prompt >= 0 and bool(self.options or self.all_options >= 0 or self.wrong) and self.answer >= 0

    @property
    def first_number(self) -> int | None:
        """The number of the first option, where the options' columns are numbered."""
        numbers = [int(name) for name, _ in self.options if name.isdecimal()]
        return min(numbers) if numbers and len(numbers) == len(self.options) else None

    def shown(self, names: Sequence[str]) -> list[tuple[str, int, str]]:
        """Role, place and column as a person names it."""

        def called(place: int) -> str:
            return f"{place + 1} ({names[place]})" if place < len(names) and names[place] else f"{place + 1}"

        single = (
            ("prompt", self.prompt), ("options", self.all_options), ("answer", self.answer),
            ("explanation", self.explanation), ("source", self.source), ("subject", self.subject), ("id", self.id),
        )  # fmt: skip
        named = [(role, place) for role, place in single if place >= 0]
        options = [("option", place) for _, place in self.options]
        wrong = [("wrong option", place) for place in self.wrong]
        return [(role, place, called(place)) for role, place in (*named[:1], *options, *wrong, *named[1:])]


def normal_name(name: str) -> str:
    """A column's name as names are compared."""
    bare = _NOT_ALNUM.sub("", name.lower())
    without_id = re.sub(r"(?<=[a-z])ids?$", "", bare)
    return without_id if without_id in _NAMES["answer"] else bare


def columns_by_name(names: Sequence[str]) -> Columns:
    """What columns of these names hold."""
    normal = [normal_name(name) for name in names]
    options: list[tuple[str, int]] = []
    whys: list[tuple[str, int]] = []
    for place, name in enumerate(normal):
        if match := _OPTION.fullmatch(name):
            options.append((match[1], place))
        elif match := _WHY.fullmatch(name):
            whys.append((match[1], place))
    wrong = tuple(place for place, name in enumerate(normal) if _WRONG.fullmatch(name))
    taken = {place for _, place in options} | {place for _, place in whys} | set(wrong)
    # A lone "a" or "1" among many columns is no list of options.
    if len(options) < 2:
        taken -= {place for _, place in options}
        options = []
    single = {role: _first(normal, wanted, taken) for role, wanted in _NAMES.items()}
    return Columns(
        prompt=single["prompt"],
        answer=single["answer"],
        options=tuple(options),
        all_options=-1 if options else single["options"],
        wrong=wrong,
        whys=tuple(whys),
        explanation=single["explanation"],
        source=single["source"],
        subject=single["subject"],
        id=single["id"],
    )


def columns_as_asked(asked: Sequence[tuple[str, str]], names: Sequence[str]) -> Columns:
    """The columns that `--column` names, by header or number. Raises UsedWrongly."""
    options: list[tuple[str, int]] = []
    single: dict[str, int] = {}
    for role, column in asked:
        place = _asked_place(column, names)
        if role == "option":
            options.append(("abcdefghij"[len(options) % 10], place))
        elif role in ROLES:
            single[role] = place
        else:
            raise UsedWrongly(f"No column can be '{role}'.", f"Roles: {', '.join(ROLES)}.")
    found = Columns(
        single.get("prompt", -1),
        single.get("answer", -1),
        tuple(options),
        single.get("options", -1),
        explanation=single.get("explanation", -1),
        source=single.get("source", -1),
        subject=single.get("subject", -1),
        id=single.get("id", -1),
    )
    if not found.suffices:
        raise UsedWrongly("These columns do not make questions.", "Name prompt, answer and each option (or options).")
    return found


def columns_by_content(rows: Sequence[Sequence[str]]) -> Columns:
    """A guess for a table without a header that says anything: prompt, options, key, explanation, in this order."""
    width = max((len(row) for row in rows), default=0)
    sample = [row for row in rows[:200] if len(row) == width]
    if width < 4 or not sample:
        return Columns(is_guess=True)
    lengths = [sum(len(row[place]) for row in sample) / len(sample) for place in range(width)]
    prompt = max(range(min(3, width)), key=lambda place: lengths[place])
    answer = next((place for place in range(prompt + 3, width) if _share(sample, place, prompt) >= 0.8), -1)
    if answer < 0:
        return Columns(prompt=prompt, is_guess=True)
    options = tuple(("abcdefghij"[at % 10], place) for at, place in enumerate(range(prompt + 1, answer)))
    rest = [place for place in range(answer + 1, width) if lengths[place] > 15]
    return Columns(prompt, answer, options, explanation=rest[0] if rest else -1, is_guess=True)


def _share(rows: Sequence[Sequence[str]], place: int, prompt: int) -> float:
    """How many cells of a column look like a key."""

    def is_key(row: Sequence[str]) -> bool:
        cell = row[place].strip()
        return bool(_LETTER_CELL.fullmatch(cell)) or (bool(cell) and cell in row[prompt + 1 : place])

    return sum(is_key(row) for row in rows) / len(rows)


def _first(normal: Sequence[str], wanted: Sequence[str], taken: set[int]) -> int:
    for name in wanted:
        for place, found in enumerate(normal):
            if found == name and place not in taken:
                return place
    return -1


def _asked_place(column: str, names: Sequence[str]) -> int:
    lower = [name.strip().casefold() for name in names]
    if column.strip().casefold() in lower:
        return lower.index(column.strip().casefold())
    if column.isdecimal() and 1 <= int(column) <= max(len(names), 1):
        return int(column) - 1
    known = ", ".join(name for name in names if name) or f"1 to {len(names)}"
    raise UsedWrongly(f"The file has no column '{column}'.", f"Columns: {known}.")


def parsed_columns(words: Sequence[str]) -> list[tuple[str, str]]:
    """Roles and columns from texts such as "prompt=Question". Raises UsedWrongly."""
    found = []
    for word in words:
        role, equals, column = word.partition("=")
        if not equals or not column.strip():
            raise UsedWrongly(f"'{word}' says no column.", "Write ROLE=COLUMN, such as --column answer=Key.")
        found.append((role.strip().lower(), column.strip()))
    return found


def by_role(columns: Columns, cells: Sequence[str]) -> Mapping[str, str]:
    """The cells of a row that have a role of their own."""
    names = ("prompt", "answer", "explanation", "source", "subject", "id")
    return {name: cells[place].strip() if 0 <= (place := getattr(columns, name)) < len(cells) else "" for name in names}
