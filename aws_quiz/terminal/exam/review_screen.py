"""Going through a mock exam on the screen, one question a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from rich.text import Text

from aws_quiz.terminal.device.harmless import one_line
from aws_quiz.terminal.device.held_terminal import HungUp, held_terminal
from aws_quiz.terminal.device.help_view import section_lines
from aws_quiz.terminal.device.theme import ACCENT, DIM, STRONG, WIDEST
from aws_quiz.terminal.device.viewport import Page, read_on
from aws_quiz.terminal.drill.deeds import flagged, noted
from aws_quiz.terminal.drill.drill_pages import HelpPage
from aws_quiz.terminal.exam.going_through import GoingThrough, narrowings
from aws_quiz.terminal.exam.judged_view import judged_lines
from aws_quiz.terminal.exam.review_keys import KEYS, Look

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rich.console import Console

    from aws_quiz.core.content.question import Question
    from aws_quiz.core.sitting.review_talk import Looked, ReviewDesk
    from aws_quiz.terminal.device.theme import Signs
    from aws_quiz.terminal.device.viewport import Frame, View


class Screen(Protocol):
    """Where pages are shown and keys come from."""

    def show(self, view: View) -> str: ...

    def ask_line(self, view: View, label: str, before: str = "") -> str | None: ...


def run_review(
    desk: ReviewDesk,
    console: Console,
    *,
    signs: Signs,
    kinds: Sequence[str] = (),
    task: str = "",
    open_screen: Callable[[], Screen] | None = None,
    open_page: Callable[[str], bool] = lambda _: False,
) -> list[str]:
    """Goes through an exam until it is closed; the ids of the questions to drill, if that was asked for.

    It begins with what is of all `kinds`, by the names of the narrowings, and of the `task`.
    """
    going = GoingThrough(desk.items(), narrowings(desk.domains))
    going.begin(kinds, task)
    if going.current is None:
        return []
    page = ItemPage(desk.title, going, signs, desk.explained)
    try:
        if open_screen:
            return _Review(desk, page, open_screen(), open_page).go()
        from aws_quiz.terminal.device.inline import InlineScreen

        with held_terminal():
            return _Review(desk, page, InlineScreen(console, signs), open_page).go()
    except HungUp:
        return []


class ItemPage:
    """The item one is at."""

    def __init__(
        self,
        title: str,
        going: GoingThrough,
        signs: Signs,
        explained: Callable[[Question], None] = lambda _: None,
    ) -> None:
        """`explained` is told of each question once, when it is first shown."""
        self.going = going
        self._explained = explained
        self._told: set[str] = set()
        self.signs = signs
        self.notice = ""
        self.whole = False
        self.every_reason = False
        self.top = 0
        self.follows = False
        self._title = title

    @property
    def item(self) -> Looked:
        item = self.going.current
        assert item is not None, "a kind without items is never gone to"
        return item

    def page(self, width: int, room: int) -> Page:
        item = self.item
        question = item.judged.question
        if question.id not in self._told:
            self._told.add(question.id)
            self._explained(question)
        lines = judged_lines(
            item.judged,
            item.concept,
            width,
            self.signs,
            room=room,
            whole=self.whole,
            every_reason=self.every_reason,
            header=self._header(item, min(width, WIDEST)),
            note=item.note,
            lacked=item.lacked,
        )
        return Page(lines, KEYS.hints(), self.notice)

    def press(self, key: str, frame: Frame) -> Look | None:
        self.notice = ""
        match look := KEYS.act(key):
            case Look.SCROLL | Look.UP | Look.DOWN:
                self.top = read_on(key, frame) or 0
            case Look.REASONS if self.every_reason and frame.below:
                self.top = read_on("pagedown", frame) or 0
            case Look.REASONS:
                self.every_reason, self.top = not self.every_reason, 0
            case Look.WHOLE:
                self.whole, self.top = not self.whole, 0
            case Look.NEXT | Look.BACK:
                self._move(1 if look is Look.NEXT else -1)
            case Look.KIND | Look.KIND_BACK:
                self.going.narrow(1 if look is Look.KIND else -1)
                self._anew()
            case Look.TASK:
                task = self.going.only_task()
                self.notice = f"Only task {task}; t brings back the others." if task else "All tasks."
            case _:
                return look
        return None

    def search(self, words: str) -> None:
        if self.going.find(words):
            self._anew()
        else:
            self.notice = f"No question here matches '{one_line(words)}'."

    def _move(self, step: int) -> None:
        if self.going.moved(step):
            self._anew()
        else:
            self.notice = "This is the last one; q closes." if step > 0 else "This is the first one."

    def _anew(self) -> None:
        self.whole = self.every_reason = False
        self.top = 0

    def _header(self, item: Looked, width: int) -> Text:
        """Where one is among which items; the exam's title goes where it is narrow."""
        going, dot = self.going, f" {self.signs.dot} "
        place = min(going.place, len(going.chosen) - 1) + 1
        kind = "" if not going.kind else f"{going.kinds[going.kind].name} "
        where = f"{kind}{place} of {len(going.chosen)}"
        only = "only " if going.task else ""
        about = [f"question {item.judged.number}", f"{only}task {item.judged.item.task}"]
        if going.search:
            about.append(f"'{one_line(going.search)}'")
        if item.flagged:
            about.append(f"{self.signs.flag} flagged")
        header = Text(" ").append(where, f"{STRONG} {ACCENT}").append(dot + dot.join(about), DIM)
        free = width - 1 - header.cell_len - len(self._title)
        if free >= 2:
            header.append(" " * free).append(self._title, DIM)
        header.truncate(width - 1)
        return header


class ReviewHelpPage(HelpPage):
    """All keys of going through a mock."""

    def lines(self, width: int) -> list[Text]:
        return section_lines((KEYS.section,), width, self.signs)


class _Review:
    def __init__(self, desk: ReviewDesk, page: ItemPage, screen: Screen, open_page: Callable[[str], bool]) -> None:
        self._desk = desk
        self._page = page
        self._screen = screen
        self._open_page = open_page

    def go(self) -> list[str]:
        page = self._page
        while True:
            match Look(self._screen.show(page)):
                case Look.CLOSE:
                    return []
                case Look.INTERRUPT:
                    raise KeyboardInterrupt
                case Look.DRILL:
                    return [looked.judged.question.id for looked in page.going.chosen]
                case Look.SEARCH:
                    words = self._screen.ask_line(page, "Search", page.going.search)
                    if words is not None:
                        page.search(words)
                case Look.FLAG:
                    is_set = self._desk.flag(page.item.judged.question)
                    page.going.replace(page.item._replace(flagged=is_set))
                    page.notice = flagged(is_set)
                case Look.NOTE:
                    self._note()
                case Look.DOCS:
                    page.notice = self._docs()
                case Look.HELP:
                    if self._screen.show(ReviewHelpPage(page.signs)) == "interrupt":
                        raise KeyboardInterrupt
                case look:
                    raise AssertionError(f"{look} is the page's own")

    def _note(self) -> None:
        item = self._page.item
        text = self._screen.ask_line(self._page, "Note", item.note)
        if text is not None and text != item.note:
            self._desk.note(item.concept, text)
            self._page.going.replace(item._replace(note=text))
            self._page.notice = noted(text)

    def _docs(self) -> str:
        sources = self._page.item.concept.sources
        if not sources:
            return "No documentation is listed."
        url = one_line(sources[0])
        return f"Opened {url}" if self._open_page(url) else url
