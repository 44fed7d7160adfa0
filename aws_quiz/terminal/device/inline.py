"""Pages shown below what was printed, not on a screen of their own.

A page is drawn where the cursor stands and wiped when a key has decided; the caller then prints what is
to stay. The cursor rests, unseen, in the page's first column: a terminal that folds lines anew when it is
resized carries it along, so that the wiping still starts at the right place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TextIO, cast

from prompt_toolkit.buffer import Buffer
from prompt_toolkit.document import Document
from prompt_toolkit.key_binding import KeyBindings
from prompt_toolkit.layout import BufferControl, FormattedTextControl, HSplit, Layout, Window
from prompt_toolkit.layout.processors import BeforeInput

from aws_quiz.terminal.device.harmless import one_line
from aws_quiz.terminal.device.links import LinkingOutput
from aws_quiz.terminal.device.toolkit import application, fragments, guard_mouse, leave, page_keys, run, terminal_output
from aws_quiz.terminal.device.viewport import Frame, Hint, Page, framed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from prompt_toolkit.application import Application
    from prompt_toolkit.formatted_text import StyleAndTextTuples
    from prompt_toolkit.input import Input
    from prompt_toolkit.output import Output
    from rich.console import Console
    from rich.text import Text

    from aws_quiz.terminal.device.theme import Signs
    from aws_quiz.terminal.device.viewport import View


class InlineScreen:
    """The keys and the part of the screen below what was printed."""

    def __init__(
        self, console: Console, signs: Signs, *, source: Input | None = None, target: Output | None = None
    ) -> None:
        """`source` and `target` are the terminal where they are not given."""
        self._console = console
        self._signs = signs
        self._source = source
        self._target = target or terminal_output(cast("TextIO", console.file))
        self._colours = console.color_system is not None and not console.no_color

    def show(self, view: View) -> str:
        """Shows a view until one of its keys says what to do, and wipes it. Raises HungUp without a terminal."""

        def look() -> Frame:
            size = self._target.get_size()
            frame = framed(view, size.columns, size.rows, self._signs)
            view.top = frame.top
            return frame

        def press(key: str) -> None:
            # Looked at anew: keys that are typed fast arrive before the screen is drawn again.
            action = view.press(key, look())
            if action is not None:
                leave(app, action)

        def text() -> StyleAndTextTuples:
            return self._fragments(look().lines)

        window = Window(FormattedTextControl(text, focusable=True, show_cursor=False), always_hide_cursor=True)
        app: Application[str] = self._application(Layout(window), page_keys(press))
        return run(app)

    def ask_line(self, view: View, label: str, before: str = "") -> str | None:
        """Asks for a line of text below a view; None where the learner changed their mind."""

        def text() -> StyleAndTextTuples:
            size = self._target.get_size()
            return self._fragments(framed(_Asking(view), size.columns, size.rows - 1, self._signs).lines)

        buffer = Buffer(document=Document(one_line(before)), multiline=False)
        line = Window(BufferControl(buffer, input_processors=[BeforeInput(f" {label}: ")]), height=1)
        above = Window(FormattedTextControl(text), dont_extend_height=True)
        keys = KeyBindings()
        guard_mouse(keys)
        keys.add("c-m")(lambda event: leave(event.app, one_line(buffer.text)))
        for key in ("escape", "c-c", "<sigint>"):
            keys.add(key, eager=True)(lambda event: leave(event.app, None))
        app: Application[str | None] = self._application(Layout(HSplit([above, line]), focused_element=line), keys)
        return run(app)

    def _application(self, layout: Layout, keys: KeyBindings) -> Application[Any]:
        return application(layout, keys, colours=self._colours, source=self._source, target=self._target)

    def _fragments(self, lines: Iterable[Text]) -> StyleAndTextTuples:
        return fragments(lines, colours=self._colours, links=isinstance(self._target, LinkingOutput))


class _Asking:
    """A view above a line that is typed: its keys are the line's, and it keeps its place."""

    def __init__(self, view: View) -> None:
        self.top, self.follows = view.top, view.follows
        self._view = view

    def page(self, width: int, room: int) -> Page:
        page = self._view.page(width, room)
        hints = (Hint("enter", "keep", 0), Hint("esc", "cancel", 0))
        return page._replace(hints=hints, notice="")

    def press(self, key: str, frame: Frame) -> str | None:
        raise NotImplementedError
