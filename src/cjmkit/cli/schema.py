"""
``cjmkit schema``: the JSON Schema of the files that cjmkit writes.
"""

from __future__ import annotations

import json
from typing import Any

import click

from cjmkit.cli.bilingual import command
from cjmkit.cli.common import lang_option
from cjmkit.cli.terminal import emit_data
from cjmkit.codec import json_schema
from cjmkit.findings import Texts

__all__ = ["schema"]


@command(
    Texts(
        "Напечатать JSON Schema (2020-12) карточки или проекта; она сделана из модели.",
        "Print the JSON Schema (2020-12) of a card or a project; made from the model.",
    )
)
@click.argument("document", type=click.Choice(["card", "project"]), default="card")
@lang_option
def schema(document: str, lang: str | None) -> None:
    """
    Print the schema.
    """
    del lang  # a schema has one language
    made = json_schema() if document == "card" else _project_schema()
    emit_data(json.dumps(made, ensure_ascii=False, indent=2))


def _project_schema() -> dict[str, Any]:
    # Only who asks for it waits for the classes of journeys.
    from cjmkit.codec.projects import project_json_schema

    return project_json_schema()
