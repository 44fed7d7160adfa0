"""`aws-quiz config`."""

from __future__ import annotations

from typing import Annotated

import typer

from aws_quiz.cli.options import AsJson, complete_setting, room_of
from aws_quiz.study.preferences import SETTINGS, Preferences, as_text, checked, find_setting


def command(
    ctx: typer.Context,
    name: Annotated[
        str | None,
        typer.Argument(metavar="[NAME]", help="A setting; all of them without one.", autocompletion=complete_setting),
    ] = None,
    value: Annotated[str | None, typer.Argument(metavar="[VALUE]", help="The new value.")] = None,
    reset: Annotated[bool, typer.Option("--reset", help="Reset it to its default.")] = False,
    as_json: AsJson = False,
) -> int:
    """List, read and change settings.

    Examples:

      aws-quiz config

      aws-quiz config new 15

      aws-quiz config retention 0.92

      aws-quiz config banks ~/my-banks

      aws-quiz config sync ~/Dropbox/aws-quiz

      aws-quiz config new --reset
    """
    room = room_of(ctx)
    if name is not None:
        setting = find_setting(name)
        if value is not None or reset:
            text = "" if reset or value is None else as_text(checked(name, value))
            if name == "exam" and text:
                text = room.blueprint(text).id
            room.set_preferences({name: text})
        if not as_json:
            room.env.write(as_text(getattr(room.preferences, setting.field)))
            return 0
    if as_json:
        from aws_quiz.cli.as_json.own_json import settings_json
        from aws_quiz.cli.output import write_versioned

        told = SETTINGS.values() if name is None else [SETTINGS[name]]
        write_versioned(room.env, settings_json(told, room.preferences, Preferences()))
        return 0
    values = {setting.name: as_text(getattr(room.preferences, setting.field)) for setting in SETTINGS.values()}
    from aws_quiz.cli.output import write_table

    defaults = Preferences()
    rows = [
        (
            name,
            text or "not set",
            "" if getattr(defaults, SETTINGS[name].field) == getattr(room.preferences, SETTINGS[name].field) else "set",
            SETTINGS[name].help.replace("`", ""),
        )
        for name, text in values.items()
    ]
    write_table(room.env, ("setting", "value", "", "meaning"), rows)
    return 0
