"""Which file of the learner's bank a concept goes to: where it stands already, else the topic of its subject."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from aws_quiz.banks.drafts.concepts import concept_of, own_concepts
from aws_quiz.banks.drafts.naming import concept_ids, same_words, slug
from aws_quiz.banks.drafts.updating import alike, merged
from aws_quiz.core.content.bank import Topic

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from aws_quiz.banks.drafts.collecting import Placed
    from aws_quiz.banks.drafts.draft import Draft
    from aws_quiz.core.content.bank import Concept

MOST_IN_FILE = 1000
"""Concepts; a file stays well below what the reader takes, and one edit does not cost reading all of them again."""


class Filed(NamedTuple):
    """The topics that an import writes, and how many concepts are new, changed, as before, or in other banks."""

    topics: tuple[Topic, ...]
    new: int = 0
    changed: int = 0
    same: int = 0
    elsewhere: int = 0


class Cabinet:
    """The learner's topics that imports may write, by id; `taken` are ids of topics and concepts in other banks."""

    def __init__(self, topics: Iterable[Topic], taken_topics: Collection[str], taken: Collection[str]) -> None:
        kept = list(topics)
        self.taken_topics = taken_topics
        self._home = {
            _lasting(concept.id): (topic.id, at) for topic in kept for at, concept in enumerate(topic.concepts)
        }
        self._lists = {topic.id: list(topic.concepts) for topic in kept}
        self._taken_ends = {_lasting(name) for name in taken}
        self._touched: set[str] = set()
        self._met: set[str] = set()
        self._titles = {topic.id: topic.title for topic in kept}
        self._last: dict[str, str] = {}

    def file(self, placed: Sequence[Placed], stem_of: Mapping[str, str]) -> Filed:
        """Files everything; `stem_of` names each source by its file."""
        counts = {"new": 0, "changed": 0, "same": 0, "elsewhere": 0}
        titles = {one.draft.own.topic: one.draft.own.topic_title for one in placed if one.draft.own}
        for topic, concepts in own_concepts(one.draft for one in placed if one.draft.own).items():
            for concept in concepts:
                counts[self._put(concept, topic, titles[topic], is_own=True)] += 1
        for one in placed:
            if not one.draft.own:
                title = one.draft.subject or stem_of[one.path]
                topic = slug(title) or slug(stem_of[one.path]) or "imported"
                concept = concept_of(one.draft, self._name_for(one.draft), topic)
                counts[self._put(concept, topic, title)] += 1
        topics = tuple(
            Topic(name, self._titles[name], tuple(self._lists[name])) for name in self._lists if name in self._touched
        )
        return Filed(topics, **counts)

    def _put(self, concept: Concept, topic: str, title: str, *, is_own: bool = False) -> str:
        lasting = _lasting(concept.id)
        self._met.add(lasting)
        if lasting in self._home:
            home, at = self._home[lasting]
            old = self._lists[home][at]
            new = merged(old, concept, is_own=is_own)
            if alike(old, new):
                return "same"
            self._lists[home][at] = new
            self._touched.add(home)
            return "changed"
        if lasting in self._taken_ends:
            return "elsewhere"
        home = self._home_for(topic, title)
        self._home[lasting] = (home, len(self._lists[home]))
        self._lists[home].append(concept._replace(topic=home))
        self._touched.add(home)
        return "new"

    def _name_for(self, draft: Draft) -> str:
        """The id that a question has already, or is to have."""
        names = concept_ids(draft)
        if len(names) == 1 or _lasting(names[1]) in self._home:
            return names[-1]
        first = _lasting(names[0])
        if first in self._met or (first in self._home and not self._is_alike(first, draft)):
            return names[1]
        return names[0]

    def _is_alike(self, lasting: str, draft: Draft) -> bool:
        """Whether half of the options are those that the question had; it may have been mended since."""
        home, at = self._home[lasting]
        had = {same_words(option.text) for option in self._lists[home][at].questions[0].options}
        return 2 * len(had & {same_words(option.text) for option in draft.options}) >= len(draft.options)

    def _home_for(self, topic: str, title: str) -> str:
        """The topic that has room; where another bank has its id, one beside it."""
        start = f"{topic}-imported" if topic in self.taken_topics else topic
        name = self._last.get(start, start)
        number = int(name.removeprefix(f"{start}-") or 1) if name != start else 1
        while name in self._lists and len(self._lists[name]) >= MOST_IN_FILE:
            number += 1
            name = f"{start}-{number}"
        self._last[start] = name
        if name not in self._lists:
            self._lists[name] = []
            self._titles[name] = title if number == 1 else f"{title} ({number})"
        return name


def _lasting(name: str) -> str:
    """The part of an id that stays when the words of a prompt change: its digest, where it ends in one."""
    end = name.rpartition("-")[2]
    return end if len(end) == 8 and not set(end) - set("0123456789abcdef") else name
