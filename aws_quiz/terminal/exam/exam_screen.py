"""A mock exam on a screen of its own, with its clock running."""

from __future__ import annotations

import asyncio
from contextlib import nullcontext
from typing import TYPE_CHECKING

from prompt_toolkit.layout import FormattedTextControl, Layout, Window
from prompt_toolkit.mouse_events import MouseEventType

from aws_quiz.core.sitting.exam_talk import Ending
from aws_quiz.terminal.device.held_terminal import HungUp, held_terminal
from aws_quiz.terminal.device.toolkit import application, fragments, leave, page_keys, run, terminal_output
from aws_quiz.terminal.exam.exam_screenful import ExamScreenful
from aws_quiz.terminal.exam.exam_state import ExamState

if TYPE_CHECKING:
    from collections.abc import Callable

    from prompt_toolkit.application import Application
    from prompt_toolkit.formatted_text import StyleAndTextTuples
    from prompt_toolkit.input import Input
    from prompt_toolkit.mouse_events import MouseEvent
    from prompt_toolkit.output import Output

    from aws_quiz.core.sitting.exam_talk import ExamDesk
    from aws_quiz.terminal.device.theme import Signs

_LINES_A_NOTCH = 2
_SHORTEST_WAIT = 0.02
"""Seconds; so that a moment before its second is due the clock is not asked time and again."""


def run_exam(
    desk: ExamDesk,
    *,
    signs: Signs,
    colours: bool = True,
    start: int | None = None,
    mouse: bool = True,
    source: Input | None = None,
    target: Output | None = None,
) -> Ending:
    """Sits an exam until it is handed in, its time is up, or the learner leaves.

    The desk has been told to hand in where that is the ending. Ctrl-C and a terminal that hangs up leave the
    exam like `q`. `start` is the number of the first item shown; without it, the last item that was seen. With
    `mouse` a click selects and the wheel scrolls; without, the mouse is the terminal's. `source` and `target` take
    the place of the terminal. What the desk raises passes through, with the terminal as it was before.
    """
    state = ExamState(desk, start)
    if state.ending is None:
        with nullcontext() if source else held_terminal():
            try:
                return _ExamScreen(state, signs, colours, mouse, source, target).run()
            except HungUp:
                return Ending.LEFT
    return state.ending


class _ExamScreen:
    def __init__(
        self, state: ExamState, signs: Signs, colours: bool, mouse: bool, source: Input | None, target: Output | None
    ) -> None:
        self._state = state
        self._pages = ExamScreenful(state, signs)
        self._colours = colours
        self._target = target or terminal_output()
        control = _ExamControl(self._text, self._pages, self._after)
        window = Window(control, always_hide_cursor=True)
        self._app: Application[Ending] = application(
            Layout(window),
            page_keys(self._press),
            colours=colours,
            source=source,
            target=self._target,
            full_screen=True,
            mouse=mouse,
        )

    def run(self) -> Ending:
        def keep_time() -> None:
            self._app.create_background_task(self._keep_time())

        return run(self._app, keep_time)

    def _text(self) -> StyleAndTextTuples:
        size = self._target.get_size()
        return fragments(self._pages.drawn(size.columns, size.rows).lines, colours=self._colours)

    def _press(self, key: str) -> None:
        self._pages.press(key)
        self._after()

    def _after(self) -> None:
        if self._state.ending is not None:
            leave(self._app, self._state.ending)

    async def _keep_time(self) -> None:
        """Looks at the clock when its next second is due, and draws only where what is shown has changed."""
        state = self._state
        shown = self._shown()
        while state.ending is None:
            state.tick()
            if (now := self._shown()) != shown:
                self._app.invalidate()
            shown = now
            await asyncio.sleep(max((state.left or 0.0) % 1 or 1.0, _SHORTEST_WAIT))
        self._after()

    def _shown(self) -> tuple[object, ...]:
        return self._state.shown_time, self._state.warning, self._target.get_size()


class _ExamControl(FormattedTextControl):
    """The screen's text, and what the mouse does on it."""

    def __init__(self, text: Callable[[], StyleAndTextTuples], pages: ExamScreenful, after: Callable[[], None]) -> None:
        super().__init__(text, focusable=True, show_cursor=False)
        self._pages = pages
        self._after = after

    def mouse_handler(self, mouse_event: MouseEvent) -> None:
        match mouse_event.event_type:
            case MouseEventType.MOUSE_UP:
                self._pages.click(mouse_event.position.y, mouse_event.position.x)
            case MouseEventType.SCROLL_UP:
                self._pages.scroll(-_LINES_A_NOTCH)
            case MouseEventType.SCROLL_DOWN:
                self._pages.scroll(_LINES_A_NOTCH)
            case _:
                return
        self._after()
