"""`aws-quiz bank new`, `edit`, `explain` and `watch`: for those who write banks."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from aws_quiz.cli.options import AsJson, Banks, Shipped, complete_exam, complete_id, room_of
from aws_quiz.errors import NotFound, UsedWrongly

if TYPE_CHECKING:
    from aws_quiz.study.room import Room


def new(
    ctx: typer.Context,
    topic: Annotated[str, typer.Argument(metavar="TOPIC", help="The topic's id, such as my-networking.")],
    title: Annotated[
        str | None, typer.Option("--title", metavar="TITLE", help="Its title.", show_default="made of the id")
    ] = None,
    exam: Annotated[
        str | None,
        typer.Option("--exam", metavar="EXAM", help="The exam it is for.", autocompletion=complete_exam,
                     show_default="the goal's"),
    ] = None,
    into: Annotated[
        Path | None,
        typer.Option("--into", metavar="FOLDER", help="The bank folder to write.", show_default="your own banks"),
    ] = None,
    banks: Banks = None,
    shipped: Shipped = None,
) -> int:  # fmt: skip
    """Begin a topic of your own.

    The file passes `bank check` once it is filled in. Editors that know YAML complete and check it by the schema that
    is written beside it.

    Example:

      aws-quiz bank new my-networking --title "Networking at work"
    """
    from aws_quiz.banks.authoring.skeleton import skeleton
    from aws_quiz.banks.format.mapping_keys import ID_PATTERN
    from aws_quiz.cli.files import write_file
    from aws_quiz.study.bank_work.bank_folders import SCHEMA_LINE, keep_folder, make_folder, own_folder

    room = room_of(ctx, banks, shipped)
    if not re.fullmatch(ID_PATTERN, topic):
        raise UsedWrongly(
            f"'{topic}' cannot be a topic's id.", "Lower-case letters and digits joined by hyphens: my-networking"
        )
    folder = Path(os.path.expanduser(into)) if into else own_folder(room)
    _refuse_taken(room, topic)
    wanted = exam or room.preferences.exam
    code = room.blueprint(wanted).id if wanted and (exam or room.catalog.blueprint(wanted)) else ""
    said = title or topic.replace("-", " ").capitalize()
    make_folder(folder)
    path = folder / f"{topic}.yaml"
    import json

    shown = said if re.fullmatch(r"[A-Za-z][\w ]*", said) else json.dumps(said, ensure_ascii=False)
    write_file(path, skeleton(topic, shown, SCHEMA_LINE, room.today, code), force=False)
    if keep_folder(room, folder):
        room.env.complain(f"{folder} is now one of your bank folders (`aws-quiz config banks`).")
    room.env.write(f"Wrote {path}; fill it in with any editor.")
    room.env.write(f"aws-quiz bank watch {folder}    checks it whenever you save")
    return 0


def _refuse_taken(room: Room, topic: str) -> None:
    if topic in room.catalog.topic_titles():
        raise UsedWrongly(
            f"There is a topic '{topic}' already.", f"Choose another id, or add to it: aws-quiz bank edit {topic}"
        )


def edit(
    ctx: typer.Context,
    wanted: Annotated[
        str,
        typer.Argument(metavar="ID", help="A question's, a concept's or a topic's id.", autocompletion=complete_id),
    ],
    banks: Banks = None,
    shipped: Shipped = None,
) -> int:
    """Open a question in your editor, at its line.

    The editor is that of VISUAL, else EDITOR. The file is checked afterwards; exit status 3 where it has errors.

    Example:

      aws-quiz bank edit s3-strong-consistency.1
    """
    from aws_quiz.study.bank_work.bank_check import run_check
    from aws_quiz.study.bank_work.editing import editor_words, place_of

    room = room_of(ctx, banks, shipped)
    env = room.env
    place = place_of(room, wanted)
    words = editor_words(room, place)
    if not env.is_terminal:
        raise UsedWrongly("An editor needs a terminal.", f"Open {place.path} at line {place.line}.")
    if place.shipped:
        env.complain("This bank comes with aws-quiz: the next version replaces it, and your change with it.")
    while True:
        if not env.run(words):
            raise UsedWrongly(
                f"The editor '{words[0]}' did not start, or ended with an error.", "Set VISUAL or EDITOR."
            )
        report = run_check([place.path], room.folders, room.today, relative_to=env.working_folder())
        for line in report.lines():
            env.write(line)
        if not report.status or not _again():
            return report.status


def _again() -> bool:
    from aws_quiz.terminal.device.prompts import ask_confirm

    return ask_confirm("Open it again?", default=True)


def explain(
    ctx: typer.Context,
    rule: Annotated[
        str | None, typer.Argument(metavar="[RULE]", help="A rule, as it stands in brackets; without one, all.")
    ] = None,
    as_json: AsJson = False,
) -> int:
    """Say what a rule of `bank check` is about.

    With an example that fails, and how to mend it.

    Examples:

      aws-quiz bank explain key-stands-out

      aws-quiz bank explain
    """
    from aws_quiz.banks.authoring.rule_book import rule_book
    from aws_quiz.cli.output import say, write_versioned

    env = room_of(ctx).env
    book = rule_book()
    name = rule.strip("[] ").lower() if rule else ""
    if rule and name not in book:
        raise NotFound("rule", rule, book, "`aws-quiz bank explain` lists all.")
    texts = [book[name]] if rule else list(book.values())
    if as_json:
        from aws_quiz.cli.as_json.bank_json import rules_json

        write_versioned(env, rules_json(texts))
    elif rule:
        (text,) = texts
        env.write(text.name)
        say(env, text.about)
        for head, words in (("Fails", text.fails), ("Mend", text.mend)):
            if words:
                env.write("")
                say(env, *(f"{head}: {words}".split("\n")), indent="  ")
    else:
        for text in texts:
            say(env, f"{text.name:18} {text.about}", indent=" " * 19)
    return 0


def watch(
    ctx: typer.Context,
    folder: Annotated[
        Path | None, typer.Argument(metavar="[FOLDER]", help="The bank folder.", show_default="your own banks")
    ] = None,
    banks: Banks = None,
    shipped: Shipped = None,
) -> int:
    """Check a folder's banks whenever you save one.

    It begins with the whole folder, goes on with each file that is saved, and ends with Ctrl-C.

    Example:

      aws-quiz bank watch my-banks
    """
    from aws_quiz.study.bank_work.bank_check import run_check
    from aws_quiz.study.bank_work.bank_folders import own_folder
    from aws_quiz.study.bank_work.watching import saved_files

    room = room_of(ctx, banks, shipped)
    env = room.env
    where = Path(os.path.expanduser(folder)) if folder else own_folder(room)
    if not where.is_dir():
        raise UsedWrongly(f"There is no folder {where}.", "Name a bank folder, or begin one: aws-quiz bank new TOPIC")

    def check(paths: list[Path]) -> None:
        for line in run_check(paths, room.folders, room.today, relative_to=env.working_folder()).lines():
            env.write(line)
        env.stdout.flush()

    check([where])
    env.complain(f"Watching {where}; Ctrl-C ends it.")
    for paths in saved_files(env, where):
        env.write("")
        env.write(f"{env.now().astimezone(env.zone):%H:%M:%S}  {', '.join(path.name for path in paths)}")
        check(paths)
    return 0
