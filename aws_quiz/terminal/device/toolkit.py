"""What every screen asks of prompt_toolkit: keys by name, rich lines as its fragments, faults given back.

Only the screens themselves, `inline` and `exam_screen`, know the library besides this.
"""

from __future__ import annotations

import asyncio
import sys
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, TypeVar

from prompt_toolkit.application import Application, run_in_terminal
from prompt_toolkit.key_binding import KeyBindings
from prompt_toolkit.key_binding.bindings.mouse import load_mouse_bindings
from prompt_toolkit.keys import Keys
from prompt_toolkit.output import ColorDepth
from prompt_toolkit.output.vt100 import Vt100_Output
from prompt_toolkit.styles import DummyStyle
from rich.color import ColorType
from rich.style import Style

from aws_quiz.terminal.device.held_terminal import HungUp, stop_here, stops_taken_by
from aws_quiz.terminal.device.keyboards import by_place
from aws_quiz.terminal.device.links import linked, linking_output

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import TextIO

    from prompt_toolkit.formatted_text import StyleAndTextTuples
    from prompt_toolkit.input import Input
    from prompt_toolkit.key_binding import KeyPressEvent
    from prompt_toolkit.layout import Layout
    from prompt_toolkit.output import Output
    from rich.text import Span, Text

_Result = TypeVar("_Result")

_ESCAPE_WAIT = 0.05
"""Seconds after which a lone escape is a key and not the start of one."""

_KEY_NAMES = {
    "up": "up",
    "down": "down",
    "left": "left",
    "right": "right",
    "pageup": "pageup",
    "pagedown": "pagedown",
    "home": "home",
    "end": "end",
    "c-m": "enter",
    "c-j": "enter",
    "c-i": "tab",
    "s-tab": "shift-tab",
    "c-h": "backspace",
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
_LINES_KEPT = 128
_WORDS = ("bold", "dim", "italic", "underline", "reverse", "strike")


def terminal_output(stdout: TextIO | None = None) -> Output:
    return unasked(linking_output(stdout))


def unasked(target: Output) -> Output:
    """The output, which from now on asks no terminal where its cursor is.

    One that does not report it would be waited for, and a warning be written about it.
    """
    for output in (target, getattr(target, "vt100_output", None)):
        if isinstance(output, Vt100_Output):
            output.enable_cpr = False
    return target


def application(
    layout: Layout,
    keys: KeyBindings,
    *,
    colours: bool,
    source: Input | None,
    target: Output,
    full_screen: bool = False,
    mouse: bool = False,
) -> Application[_Result]:
    """A screen of ours; an inline one is wiped when it is done. One without `mouse` leaves it to the terminal."""
    app: Application[_Result] = Application(
        layout,
        key_bindings=keys,
        style=DummyStyle(),
        include_default_pygments_style=False,
        color_depth=ColorDepth.DEPTH_4_BIT if colours else ColorDepth.DEPTH_1_BIT,
        erase_when_done=not full_screen,
        full_screen=full_screen,
        mouse_support=mouse,
        # What fills the screen looks at its size with its clock, and need not be looked after twice a second.
        terminal_size_polling_interval=None if full_screen else 0.5,
        input=source,
        output=unasked(target),
    )
    app.ttimeoutlen = app.timeoutlen = _ESCAPE_WAIT
    return app


def run(app: Application[_Result], started: Callable[[], None] | None = None) -> _Result:
    """Runs a screen to its end. `started` is called once it runs. Raises HungUp where the terminal is gone."""

    def stop() -> None:
        # From within the loop: what was drawn is taken down first, and drawn again afterwards.
        loop = app.loop
        if loop is not None:
            loop.call_soon_threadsafe(lambda: run_in_terminal(stop_here), context=app.context)

    def begin() -> None:
        # Left to itself the library would show the error and wait for a key, in the middle of the page.
        asyncio.get_running_loop().set_exception_handler(
            lambda _, context: fail(app, context.get("exception") or RuntimeError(context["message"]))
        )
        if started is not None:
            started()

    try:
        with stops_taken_by(stop):
            return app.run(pre_run=begin, set_exception_handler=False)
    except (EOFError, OSError) as error:
        raise HungUp from error


def leave(app: Application[_Result], result: _Result) -> None:
    """Ends a screen with a result, unless it is ending already."""
    if app.future is not None and not app.future.done():
        app.exit(result=result)


def fail(app: Application[_Result], error: BaseException) -> None:
    if app.future is not None and not app.future.done():
        app.exit(exception=error)


def page_keys(press: Callable[[str], None]) -> KeyBindings:
    """Every key by its name, letters small."""
    keys = KeyBindings()

    def named(event: KeyPressEvent) -> None:
        press(_KEY_NAMES[Keys(event.key_sequence[-1].key).value])

    def typed(event: KeyPressEvent) -> None:
        # Pasted text arrives in one piece; it was not meant for single keys.
        if len(event.data) == 1 and event.data.isprintable():
            press("space" if event.data == " " else by_place(event.data.lower()))

    for key in _KEY_NAMES:
        keys.add(key)(named)
    guard_mouse(keys)
    keys.add("<any>")(typed)
    if sys.platform != "win32":
        keys.add("c-z")(_stop)
    return keys


def _stop(_: KeyPressEvent) -> None:
    run_in_terminal(stop_here)


def guard_mouse(keys: KeyBindings) -> None:
    """Lets the library read reports of the mouse, and passes over what only looks like one."""
    read = next(one for one in load_mouse_bindings().bindings if one.keys == (Keys.Vt100MouseEvent,)).handler

    def pointed(event: KeyPressEvent) -> object:
        try:
            return read(event)
        except (KeyError, ValueError, IndexError, TypeError):
            return NotImplemented

    keys.add(Keys.Vt100MouseEvent, eager=True)(pointed)


def fragments(lines: Iterable[Text], *, colours: bool, links: bool = False) -> StyleAndTextTuples:
    """The lines in the library's own terms, each style as words it knows; `links` are for an output that takes them."""
    made: StyleAndTextTuples = []
    for line in lines:
        if made:
            made.append(("", "\n"))
        made += _pieces(line.plain, line.style, tuple(line.spans), colours, links)
        made.append(("", ""))
    return made


@lru_cache(_LINES_KEPT)
def _pieces(plain: str, style: str | Style, spans: tuple[Span, ...], colours: bool, links: bool) -> StyleAndTextTuples:
    """Kept for the lines of a screen or two, of which a running clock changes one."""
    cuts = sorted({0, len(plain), *(min(place, len(plain)) for span in spans for place in span[:2])})
    made: StyleAndTextTuples = []
    for start, end in pairwise(cuts):
        mixed = _style(style)
        for span in spans:
            if span.start <= start and end <= span.end:
                mixed += _style(span.style)
        words, text = _words(mixed, colours), plain[start:end]
        made += linked(words, text, mixed.link) if links and mixed.link else [(words, text)]
    return made


def _style(style: str | Style) -> Style:
    return style if isinstance(style, Style) else Style.parse(style)


def _words(style: Style, colours: bool) -> str:
    words = [word for word in _WORDS if getattr(style, word)]
    colour = style.color
    if colours and colour is not None and colour.type is ColorType.STANDARD and colour.number is not None:
        words.append(_ANSI_NAMES[colour.number])
    return " ".join(words)
