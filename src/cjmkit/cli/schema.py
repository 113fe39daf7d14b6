"""
``cjmkit schema``: the JSON Schema of the files that cjmkit writes.
"""

from __future__ import annotations

import json

import click

from cjmkit.codec import json_schema

__all__ = ["schema"]


@click.command()
@click.argument("document", type=click.Choice(["card"]), default="card")
def schema(document: str) -> None:
    """
    Print the JSON Schema (2020-12) of a DOCUMENT; made from the model.
    """
    del document  # cards are the only document so far
    click.echo(json.dumps(json_schema(), ensure_ascii=False, indent=2))
