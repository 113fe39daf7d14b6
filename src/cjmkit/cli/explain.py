"""
``cjmkit explain``: what a code means, why, with a bad and a good example.
"""

from __future__ import annotations

import click

from cjmkit.cli.catalogue import catalogue
from cjmkit.cli.common import lang_option, language
from cjmkit.rules import explain as explain_rule

__all__ = ["explain"]


@click.command()
@click.argument("code", required=False)
@lang_option
def explain(code: str | None, lang: str | None) -> None:
    """
    Explain CODE (such as CRD011): what, why, a bad and a good example, the law; without CODE list all.
    """
    known = catalogue()
    if code is not None:
        click.echo(explain_rule(code, tuple(known.values()), language()))
        return
    for rule in known.values():
        click.echo(f"{rule.code}  {rule.severity.value:<7}  {rule.title.get(language())}")
