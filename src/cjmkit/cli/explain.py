"""
``cjmkit explain``: what a code means, why, with a bad and a good example.
"""

from __future__ import annotations

import click

from cjmkit.cli.bilingual import command
from cjmkit.cli.catalogue import catalogue
from cjmkit.cli.common import lang_option, toolkit
from cjmkit.cli.language import language
from cjmkit.cli.terminal import say
from cjmkit.findings import Texts
from cjmkit.rules.explain import explain as explain_rule
from cjmkit.rules.explain import severity_name

__all__ = ["explain"]


@command(
    Texts(
        "Объяснить код находки: что, почему, плохой и хороший пример, закон; без кода – все коды.",
        "Explain the code of a finding: what, why, a bad and a good example, the law; without one list all.",
    )
)
@click.argument("code", required=False)
@lang_option
def explain(code: str | None, lang: str | None) -> None:
    """
    Print the entry of one code, or one line for each.
    """
    del lang  # `language` looks it up
    toolkit()  # its plugins have rules of their own
    known, spoken = catalogue(), language()
    if code is not None:
        say(explain_rule(code, tuple(known.values()), spoken))
        return
    width = max(len(severity_name(rule.severity, spoken)) for rule in known.values())
    say(
        f"{rule.code}  {severity_name(rule.severity, spoken):<{width}}  {rule.title.get(spoken)}"
        for rule in known.values()
    )
