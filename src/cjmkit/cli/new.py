"""
``cjmkit new``: blank files to begin with.
"""

from __future__ import annotations

from typing import Final

import click

from cjmkit.cli.common import lang_option, language, toolkit
from cjmkit.findings import Texts

__all__ = ["new"]

_WROTE: Final = Texts("записано: {path}", "wrote {path}")


@click.group()
def new() -> None:
    """
    Make a blank file to begin with.
    """


@new.command()
@click.argument("target", metavar="OUT", type=click.Path())
@click.option("--profile", metavar="NAME", help="Mark the fields that this purpose requires.")
@lang_option
def template(target: str, profile: str | None, lang: str | None) -> None:
    """
    Write a form OUT (.xlsx or .csv) with headings, hints and drop-downs, which imports without questions.
    """
    toolkit().write_template(target, profile=profile, options={"lang": language()})
    click.echo(_WROTE.get(language(), path=target))
