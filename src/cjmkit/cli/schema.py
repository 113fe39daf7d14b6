"""
``cjmkit schema``: the JSON Schema of the files that cjmkit writes.
"""

from __future__ import annotations

import json

import click

from cjmkit.cli.bilingual import command
from cjmkit.cli.common import lang_option
from cjmkit.cli.terminal import emit_data
from cjmkit.codec import json_schema
from cjmkit.findings import Texts

__all__ = ["schema"]


@command(
    Texts(
        "Напечатать JSON Schema (2020-12) документа; она сделана из модели.",
        "Print the JSON Schema (2020-12) of a document; made from the model.",
    )
)
@click.argument("document", type=click.Choice(["card"]), default="card")
@lang_option
def schema(document: str, lang: str | None) -> None:
    """
    Print the schema.
    """
    del document, lang  # cards are the only document so far, and its schema has one language
    emit_data(json.dumps(json_schema(), ensure_ascii=False, indent=2))
