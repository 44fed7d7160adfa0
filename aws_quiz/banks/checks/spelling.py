"""British spellings, each with the US form. Add a row, or a stem, where a British form slips through."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from aws_quiz.banks.checks.every_text import every_text
from aws_quiz.banks.checks.finding import Finding, Weight
from aws_quiz.banks.checks.wording import prose, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aws_quiz.core.content.bank import Topic

LONGEST_WORD = 40

WORDS = {
    "ageing": "aging",
    "amongst": "among",
    "analyse": "analyze",
    "analysed": "analyzed",
    "analyser": "analyzer",
    "analysers": "analyzers",
    "analysing": "analyzing",
    "cancelled": "canceled",
    "cancelling": "canceling",
    "catalogue": "catalog",
    "catalogued": "cataloged",
    "catalogues": "catalogs",
    "cataloguing": "cataloging",
    "centred": "centered",
    "centring": "centering",
    "cheque": "check",
    "cheques": "checks",
    "defence": "defense",
    "defences": "defenses",
    "enrol": "enroll",
    "enrols": "enrolls",
    "enrolment": "enrollment",
    "focussed": "focused",
    "focussing": "focusing",
    "fulfil": "fulfill",
    "fulfilment": "fulfillment",
    "fulfils": "fulfills",
    "instal": "install",
    "instals": "installs",
    "judgement": "judgment",
    "judgements": "judgments",
    "learnt": "learned",
    "offence": "offense",
    "offences": "offenses",
    "practise": "practice",
    "practised": "practiced",
    "practises": "practices",
    "practising": "practicing",
    "programme": "program",
    "programmes": "programs",
    "sceptical": "skeptical",
    "spelt": "spelled",
    "towards": "toward",
    "whilst": "while",
}
"""Whole words."""

STEMS = {
    "artefact": "artifact",
    "behaviour": "behavior",
    "centre": "center",
    "channell": "channel",
    "colour": "color",
    "endeavour": "endeavor",
    "favour": "favor",
    "fibre": "fiber",
    "flavour": "flavor",
    "fuell": "fuel",
    "grey": "gray",
    "harbour": "harbor",
    "honour": "honor",
    "kilometre": "kilometer",
    "labell": "label",
    "labour": "labor",
    "levell": "level",
    "licence": "license",
    "litre": "liter",
    "manoeuvr": "maneuver",
    "metre": "meter",
    "modell": "model",
    "neighbour": "neighbor",
    "rumour": "rumor",
    "signall": "signal",
    "skilful": "skillful",
    "theatre": "theater",
    "totall": "total",
    "travell": "travel",
    "tunnell": "tunnel",
}
"""Beginnings of words, of which only so much differs."""

VERBS = words(
    "anonym apolog author canonical capital categor central character container critic custom decentral digit"
    " emphas equal external final formal general global hypothes immun initial internal item jeopard local material"
    " maxim memor minim mobil modern monet neutral normal optim organ parallel penal personal prior priorit"
    " pseudonym random real recogn sanit scrutin serial special stabil standard subsid summar symbol synchron"
    " synthes token util virtual visual"
)
"""What stands before "-ise" and "-isation"; words such as "revise" and "otherwise" have no other spelling."""

_LETTERS = re.compile(r"[^\W\d_]+")


def spelling(topic: Topic) -> Iterator[Finding]:
    """A British spelling in a text that is not code: AWS and its exams write US English.

    Fails: "The behaviour of the licence is customised".
    """
    for place, text in every_text(topic):
        for word in dict.fromkeys(_LETTERS.findall(prose(text))):
            if us := us_form(word):
                yield Finding(place, f'"{word}" is the British spelling; write "{us}"', Weight.FLAW)


@lru_cache(maxsize=1 << 14)
def us_form(word: str) -> str:
    """How US English writes a British word, with a capital where it had one; empty for any other word."""
    if len(word) > LONGEST_WORD:
        return ""
    lower = word.lower()
    us = WORDS.get(lower, "")
    if not us and (found := _stem().fullmatch(lower)):
        before, stem, rest = found.groups()
        us = f"{before}{STEMS[stem]}{rest}"
    if not us and (found := _verb().fullmatch(lower)):
        us = f"{found.group(1)}z{found.group(2)}"
    if word.isupper():
        return us.upper()
    return us[:1].upper() + us[1:] if word[0].isupper() else us


@cache
def _stem() -> re.Pattern[str]:
    # "Totally" and "travelly" double their letter for another reason.
    return re.compile(rf"((?:un|re|mis|multi|dis)?)({'|'.join(STEMS)})(?!y)(\w*)")


@cache
def _verb() -> re.Pattern[str]:
    return re.compile(rf"((?:un|re|de|dis|over)?(?:{'|'.join(VERBS)})i)s((?:e|ing|ation|abl)\w*)")
