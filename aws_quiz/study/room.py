"""Opens what most commands need: the log, the learner's preferences, the catalog of the banks in use."""

from __future__ import annotations

import os
from functools import cached_property
from typing import TYPE_CHECKING, Protocol, TypeVar

from aws_quiz import __version__
from aws_quiz.core.memory.study_day import study_day
from aws_quiz.errors import NotFound, UsedWrongly
from aws_quiz.study.preferences import Preferences, preferences_from

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date, datetime
    from pathlib import Path

    from aws_quiz.banks.catalog.catalog import Catalog, Scope
    from aws_quiz.banks.files.discovery import BankFolder
    from aws_quiz.core.content.bank import Concept
    from aws_quiz.core.content.blueprint import Blueprint
    from aws_quiz.environment import Environment
    from aws_quiz.store.log import Log
    from aws_quiz.study.banks_in_use import Places

Thing = TypeVar("Thing")


class Tracked(Protocol):
    """Goes through things and shows how far it has come; `doing` says what is being done.

    Each of `heavy` things takes so long that a few of them are worth showing.
    """

    def __call__(
        self, env: Environment, things: Sequence[Thing], doing: str, *, heavy: bool = False
    ) -> Iterable[Thing]: ...


def untracked(env: Environment, things: Sequence[Thing], doing: str, *, heavy: bool = False) -> Iterable[Thing]:
    """Goes through things and shows nothing."""
    del env, doing, heavy
    return things


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):  # longer than any path, or with a byte that none has
        return False


class Room:
    """Everything opened at its first use, so that a command pays for what it needs.

    `own_banks` come from the command line; without any, the setting and the variable AWS_QUIZ_BANKS count.
    `tracked` shows how long work goes on.
    """

    def __init__(
        self,
        env: Environment,
        own_banks: Sequence[Path] = (),
        shipped: bool | None = None,
        tracked: Tracked = untracked,
    ) -> None:
        self.env = env
        self.own_banks = own_banks
        self.shipped = shipped
        self._tracked = tracked
        self._preferences: Preferences | None = None

    @cached_property
    def log(self) -> Log:
        from aws_quiz.store.log import open_log

        return open_log(self.store_path, self.env.now, self.env.entropy)

    @property
    def store_path(self) -> str:
        from aws_quiz.store.database import FILE_NAME

        return os.path.join(self.env.data_folder, FILE_NAME)

    @property
    def preferences(self) -> Preferences:
        """The learner's settings; a look at them makes no store."""
        if self._preferences is None:
            from aws_quiz.store.settings import read_settings

            is_there = os.path.exists(self.store_path)
            self._preferences = preferences_from(read_settings(self.log)) if is_there else Preferences()
        return self._preferences

    def set_preferences(self, values: Mapping[str, str]) -> None:
        """Writes settings, given as texts that have been checked, and reads them anew."""
        from aws_quiz.store.settings import write_settings

        write_settings(self.log, values)
        self.read_preferences_anew()

    def read_preferences_anew(self) -> None:
        """Lets the settings be read again, when something else may have written them."""
        self._preferences = None

    def tracked(self, things: Sequence[Thing], doing: str, *, heavy: bool = False) -> Iterable[Thing]:
        """Goes through things and shows how far it has come."""
        return self._tracked(self.env, things, doing, heavy=heavy)

    def bring_memory_up_to_date(self) -> None:
        """Folds the log again where what is remembered was made under another policy or scheduling."""
        from aws_quiz.store.memory_cache import ensure_current

        ensure_current(
            self.log,
            self.preferences.scheduling,
            lambda reviews: self.tracked(list(reviews), "Working out what you remember"),
        )

    @cached_property
    def folders(self) -> list[BankFolder]:
        """The bank folders in use, shipped ones first."""
        from aws_quiz.banks.files.discovery import BankFolder

        for path, is_shipped in self._places:
            if not is_shipped and not _is_there(path):
                raise UsedWrongly(f"Bank folder {path} does not exist.", "Give a folder or a YAML file with --banks.")
        if not self._places:
            raise UsedWrongly(
                "No banks are in use.", "Give a folder with --banks, or `aws-quiz config shipped-banks on`."
            )
        return [BankFolder(*place) for place in self._places]

    @cached_property
    def _places(self) -> Places:
        from aws_quiz.study.banks_in_use import banks_in_use

        return banks_in_use(self.env, self.preferences, self.own_banks, self.shipped)

    @cached_property
    def catalog(self) -> Catalog:
        from aws_quiz.banks.catalog.refresh import open_catalog
        from aws_quiz.study.banks_in_use import catalog_path

        folders = self.folders
        catalog = open_catalog(
            catalog_path(self.env, self._places),
            folders,
            __version__,
            relative_to=self.env.working_folder(),
            progress=lambda files: self.tracked(files, "Reading the banks"),
        )
        for broken in catalog.broken_files():
            from aws_quiz.words.banks import broken_file_words

            # Whatever counts concepts counts without these, so nobody is left to wonder where they went.
            self.env.complain(broken_file_words(os.path.basename(broken.path), broken.line, broken.concepts))
        return catalog

    @property
    def today(self) -> date:
        return self.day_of(self.env.now())

    def day_of(self, moment: datetime) -> date:
        """The study day of a moment."""
        return study_day(moment, self.env.zone, self.preferences.day_turns)

    def days_to_exam(self, exam: str) -> int | None:
        """Days until an exam, at least one; None where no day to come is set for it."""
        day = self.preferences.exam_day(exam)
        if day is None or day < self.today:
            return None
        return max((day - self.today).days, 1)

    def exams_ahead(self) -> tuple[str, ...]:
        """The exams with a day to come that the banks in use hold: the goal's, then the others, the next first."""
        return tuple(exam for exam in self.preferences.exams_ahead(self.today) if self.catalog.blueprint(exam))

    def blueprint(self, exam: str) -> Blueprint:
        """The blueprint of an exam named as people write it. Raises NotFound with the nearest names."""
        blueprint = self.catalog.blueprint(exam.lower())
        if blueprint is None:
            raise NotFound("exam", exam, self.catalog.blueprints(), "`aws-quiz bank list` shows all exams.")
        return blueprint

    def name_of(self, concept: Concept) -> str:
        """What a concept is called."""
        from aws_quiz.words.concept_names import concept_name

        title = self.catalog.topic_title(concept.topic)
        return concept_name(concept.id, concept.topic, title, concept.takeaway)

    def topic(self, topic: str) -> str:
        """The id of a topic. Raises NotFound with the nearest names."""
        titles = self.catalog.topic_titles()
        if topic.lower() not in titles:
            raise NotFound("topic", topic, titles, "`aws-quiz bank list` shows all topics.")
        return topic.lower()

    def scope(self, exam: str | None = None, topics: Sequence[str] = ()) -> Scope:
        """What may be asked: the named exam, else the goal's, else every exam."""
        from aws_quiz.banks.catalog.catalog import Scope
        from aws_quiz.core.standing.placement import EVERY_EXAM

        wanted = exam or self.preferences.exam
        if not wanted or wanted == "all":
            code = EVERY_EXAM
        elif exam is None and self.catalog.blueprint(wanted) is None:
            # The goal's exam is not in the banks in use now; that is no reason not to study them.
            code = EVERY_EXAM
        else:
            code = self.blueprint(wanted).id
        return Scope(code, tuple(dict.fromkeys(self.topic(topic) for topic in topics)))

    def drill_scope(self, exam: str | None = None, topics: Sequence[str] = ()) -> Scope:
        """What a drill may ask: the named exam, else every exam with a day to come; without any, as `scope`."""
        ahead = () if exam else self.preferences.exams_ahead(self.today)
        if ahead in ((), (self.preferences.exam,)) or not (ahead := self.exams_ahead()):
            return self.scope(exam, topics)
        return self.scope(ahead[0], topics)._replace(also=ahead[1:])
