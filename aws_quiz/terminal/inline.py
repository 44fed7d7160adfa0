"""Pages shown below what was printed, not on a screen of their own: the only module that knows prompt_toolkit.

A page is drawn where the cursor stands and wiped when a key has decided; the caller then prints what is
to stay. The cursor rests, unseen, in the page's first column: a terminal that folds lines anew when it is
resized carries it along, so that the wiping still starts at the right place.

Reports of the cursor's place are never asked for: a terminal that does not give them would be waited for.
"""

from __future__ import annotations

import asyncio
import sys
from typing import TYPE_CHECKING, TextIO, cast

from prompt_toolkit.application import Application
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.document import Document
from prompt_toolkit.key_binding import KeyBindings
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import BufferControl, FormattedTextControl, HSplit, Layout, Window
from prompt_toolkit.layout.processors import BeforeInput
from prompt_toolkit.output import ColorDepth, create_output
from prompt_toolkit.output.vt100 import Vt100_Output
from prompt_toolkit.styles import DummyStyle
from rich.color import ColorType

from aws_quiz.terminal.bank_text import one_line
from aws_quiz.terminal.held_terminal import HungUp
from aws_quiz.terminal.viewport import Frame, Hint, Page, framed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from prompt_toolkit.formatted_text import StyleAndTextTuples
    from prompt_toolkit.input import Input
    from prompt_toolkit.key_binding import KeyPressEvent
    from prompt_toolkit.output import Output
    from rich.console import Console
    from rich.style import Style
    from rich.text import Text

    from aws_quiz.terminal.theme import Signs
    from aws_quiz.terminal.viewport import View

_ESCAPE_WAIT = 0.05
"""Seconds after which a lone escape is a key and not the start of one."""

_KEY_NAMES = {
    "up": "up",
    "down": "down",
    "pageup": "pageup",
    "pagedown": "pagedown",
    "home": "home",
    "end": "end",
    "c-m": "enter",
    "c-j": "enter",
    "c-i": "tab",
    "c-g": "ctrl-g",
    "c-q": "ctrl-q",
    "c-d": "ctrl-d",
    "c-c": "ctrl-c",
    "<sigint>": "ctrl-c",
    "escape": "escape",
}
_ANSI_NAMES = (
    "ansiblack", "ansired", "ansigreen", "ansiyellow", "ansiblue", "ansimagenta", "ansicyan", "ansigray",
    "ansibrightblack", "ansibrightred", "ansibrightgreen", "ansibrightyellow", "ansibrightblue",
    "ansibrightmagenta", "ansibrightcyan", "ansiwhite",
)  # fmt: skip


class InlineScreen:
    """The keys and the part of the screen below what was printed."""

    def __init__(
        self, console: Console, signs: Signs, *, source: Input | None = None, target: Output | None = None
    ) -> None:
        """`source` and `target` are the terminal where they are not given."""
        self._console = console
        self._signs = signs
        self._source = source
        self._target = target or create_output(stdout=cast("TextIO", console.file))
        for output in (self._target, getattr(self._target, "vt100_output", None)):
            if isinstance(output, Vt100_Output):
                output.enable_cpr = False
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
                self._leave(app, action)

        def text() -> StyleAndTextTuples:
            return self._fragments(look().lines)

        window = Window(FormattedTextControl(text, focusable=True, show_cursor=False), always_hide_cursor=True)
        app = self._application(Layout(window), _page_keys(press))
        return cast("str", self._run(app))

    def ask_line(self, view: View, label: str, before: str = "") -> str | None:
        """Asks for a line of text below a view; None where the learner changed their mind."""

        def text() -> StyleAndTextTuples:
            size = self._target.get_size()
            return self._fragments(framed(_Asking(view), size.columns, size.rows - 1, self._signs).lines)

        buffer = Buffer(document=Document(one_line(before)), multiline=False)
        line = Window(BufferControl(buffer, input_processors=[BeforeInput(f" {label}: ")]), height=1)
        above = Window(FormattedTextControl(text), dont_extend_height=True)
        keys = KeyBindings()
        keys.add("c-m")(lambda event: self._leave(event.app, one_line(buffer.text)))
        for key in ("escape", "c-c", "<sigint>"):
            keys.add(key, eager=True)(lambda event: self._leave(event.app, None))
        return self._run(self._application(Layout(HSplit([above, line]), focused_element=line), keys))

    def _application(self, layout: Layout, keys: KeyBindings) -> Application[str | None]:
        app: Application[str | None] = Application(
            layout,
            key_bindings=keys,
            style=DummyStyle(),
            include_default_pygments_style=False,
            color_depth=ColorDepth.DEPTH_4_BIT if self._colours else ColorDepth.DEPTH_1_BIT,
            erase_when_done=True,
            input=self._source,
            output=self._target,
        )
        app.ttimeoutlen = app.timeoutlen = _ESCAPE_WAIT
        return app

    def _run(self, app: Application[str | None]) -> str | None:
        def give_errors_back() -> None:
            # Left to itself the library would show the error and wait for a key, in the middle of the page.
            asyncio.get_running_loop().set_exception_handler(
                lambda _, context: self._leave(app, error=context.get("exception") or RuntimeError(context["message"]))
            )

        try:
            return app.run(pre_run=give_errors_back, set_exception_handler=False)
        except (EOFError, OSError) as error:
            raise HungUp from error

    @staticmethod
    def _leave(app: Application[str | None], result: str | None = None, *, error: BaseException | None = None) -> None:
        if app.future is None or app.future.done():
            return
        if error is None:
            app.exit(result=result)
        else:
            app.exit(exception=error)

    def _fragments(self, lines: Iterable[Text]) -> StyleAndTextTuples:
        fragments: StyleAndTextTuples = []
        for line in lines:
            if fragments:
                fragments.append(("", "\n"))
            fragments += [
                (_style_words(segment.style, self._colours), segment.text)
                for segment in line.render(self._console)
                if segment.text
            ]
            fragments.append(("", ""))
        return fragments


class _Asking:
    """A view above a line that is typed: its keys are the line's, and it keeps its place."""

    def __init__(self, view: View) -> None:
        self.top, self.follows = view.top, view.follows
        self._view = view

    def page(self, width: int) -> Page:
        page = self._view.page(width)
        hints = (Hint("enter", "keep", 0), Hint("esc", "cancel", 0))
        return page._replace(hints=hints, notice="")

    def press(self, key: str, frame: Frame) -> str | None:
        raise NotImplementedError


def _page_keys(press: Callable[[str], None]) -> KeyBindings:
    keys = KeyBindings()

    def named(event: KeyPressEvent) -> None:
        press(_KEY_NAMES[Keys(event.key_sequence[-1].key).value])

    def typed(event: KeyPressEvent) -> None:
        # Pasted text arrives in one piece; it was not meant for single keys.
        if len(event.data) == 1 and event.data.isprintable():
            press("space" if event.data == " " else event.data.lower())

    for key in _KEY_NAMES:
        keys.add(key)(named)
    keys.add("<any>")(typed)
    if sys.platform != "win32":
        keys.add("c-z")(lambda event: event.app.suspend_to_background())
    return keys


def _style_words(style: Style | None, colours: bool) -> str:
    if style is None:
        return ""
    words = [word for word in ("bold", "dim", "italic", "underline", "reverse") if getattr(style, word)]
    colour = style.color
    if colours and colour is not None and colour.type is ColorType.STANDARD and colour.number is not None:
        words.append(_ANSI_NAMES[colour.number])
    return " ".join(words)
