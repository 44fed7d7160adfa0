"""`aws-quiz bank`: the banks in use, and questions on their way in and out."""

from __future__ import annotations

import typer

from aws_quiz.cli.commands.bank.bank_authoring import edit, explain, new, watch
from aws_quiz.cli.commands.bank.bank_exporting import export
from aws_quiz.cli.commands.bank.bank_importing import import_questions
from aws_quiz.cli.commands.bank.bank_reports import check, coverage, list_banks, schema
from aws_quiz.cli.options import show_help

app = typer.Typer(help="Question banks: list, check, import, export, write.", rich_markup_mode=None)
app.callback(invoke_without_command=True)(show_help)
app.command("list")(list_banks)
app.command()(check)
app.command()(coverage)
app.command()(schema)
app.command("import")(import_questions)
app.command()(export)
app.command()(new)
app.command()(edit)
app.command()(explain)
app.command()(watch)
