"""
``cjmkit schema``: the JSON Schema of the files that cjmkit writes.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any, Final

import click

from cjmkit.cli.bilingual import command, option
from cjmkit.cli.common import lang_option, toolkit
from cjmkit.cli.terminal import emit_data
from cjmkit.codec import json_schema
from cjmkit.findings import Texts

__all__ = ["schema"]


@command(
    Texts(
        "Напечатать JSON Schema (2020-12) карточки, проекта, описи выгрузки, справки о стирании или настроек формата.",
        "Print the JSON Schema (2020-12) of a card, a project, a manifest, a receipt of erasure or a format's options.",
    )
)
@click.argument("document", type=click.Choice(["card", "project", "manifest", "receipt"]), default="card")
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
    made = _DOCUMENTS[document]() if name is None else toolkit().options_schemas(name)
    emit_data(json.dumps(made, ensure_ascii=False, indent=2))


def _project_schema() -> dict[str, Any]:
    # Only who asks for it waits for the classes of journeys.
    from cjmkit.codec.projects import project_json_schema

    return project_json_schema()


def _manifest_schema() -> dict[str, Any]:
    from cjmkit.privacy.manifest import manifest_schema

    return manifest_schema()


def _receipt_schema() -> dict[str, Any]:
    from cjmkit.privacy.erasing import receipt_schema

    return receipt_schema()


_DOCUMENTS: Final[Mapping[str, Callable[[], dict[str, Any]]]] = {
    "card": json_schema,
    "project": _project_schema,
    "manifest": _manifest_schema,
    "receipt": _receipt_schema,
}
