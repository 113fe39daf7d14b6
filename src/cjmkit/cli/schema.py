"""
``cjmkit schema``: the JSON Schema of the files that cjmkit writes.
"""

from __future__ import annotations

import json
from typing import Any

import click

from cjmkit.cli.bilingual import command, option
from cjmkit.cli.common import lang_option, toolkit
from cjmkit.cli.terminal import emit_data
from cjmkit.codec import json_schema
from cjmkit.findings import Texts

__all__ = ["schema"]


@command(
    Texts(
        "Напечатать JSON Schema (2020-12) карточки, проекта или настроек формата; она сделана из модели.",
        "Print the JSON Schema (2020-12) of a card, a project or a format's options; made from the model.",
    )
)
@click.argument("document", type=click.Choice(["card", "project"]), default="card")
@option(
    "--options",
    "name",
    metavar="NAME",
    about=Texts(
        "Настройки этого формата, набора правил или справочника (см. cjmkit plugins).",
        "The options of this format, rule set or directory (see cjmkit plugins).",
    ),
)
@lang_option
def schema(document: str, name: str | None, lang: str | None) -> None:
    """
    Print the schema.
    """
    del lang  # a schema has one language
    if name is not None:
        made = toolkit().options_schemas(name)
    else:
        made = json_schema() if document == "card" else _project_schema()
    emit_data(json.dumps(made, ensure_ascii=False, indent=2))


def _project_schema() -> dict[str, Any]:
    # Only who asks for it waits for the classes of journeys.
    from cjmkit.codec.projects import project_json_schema

    return project_json_schema()
