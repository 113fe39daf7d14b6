"""
``cjmkit new``: blank files to begin with.
"""

from __future__ import annotations

from typing import Final

import click

from cjmkit.cli.bilingual import Command, Group, option
from cjmkit.cli.common import PATH, lang_option, toolkit
from cjmkit.cli.failure import Failure
from cjmkit.cli.language import language
from cjmkit.cli.terminal import say
from cjmkit.findings import Texts

__all__ = ["new"]

_WROTE: Final = Texts("записано: {path}", "wrote {path}")


@click.group(
    cls=Group,
    about=Texts("Сделать пустой файл для начала.", "Make a blank file to begin with."),
    invoke_without_command=True,
)
@lang_option
@click.pass_context
def new(context: click.Context, lang: str | None) -> None:
    """
    Print the help if no kind of file is named.
    """
    del lang  # `language` looks it up
    if context.invoked_subcommand is None:
        say(context.get_help(), err=True)
        raise Failure(2)


@new.command(
    cls=Command,
    about=Texts(
        "Записать бланк OUT (.xlsx, .csv): заголовки, подсказки, списки; заполненный читается без вопросов.",
        "Write a form OUT (.xlsx, .csv): headings, hints, drop-downs; filled in, it is read without questions.",
    ),
)
@click.argument("target", metavar="OUT", type=PATH)
@option(
    "--profile",
    metavar="NAME",
    about=Texts("Отметить поля, нужные для этой цели.", "Mark the fields that this purpose requires."),
)
@lang_option
def template(target: str, profile: str | None, lang: str | None) -> None:
    """
    Write the form.
    """
    del lang  # `language` looks it up
    toolkit().write_template(target, profile=profile, options={"lang": language()})
    say(_WROTE.get(language(), path=target), err=True)
