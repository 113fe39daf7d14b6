"""
Pieces of the JSON Schemas of what this room writes down: objects whose every field is always there.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

__all__ = ["COUNT", "COUNTS", "SHA256", "TEXT", "closed", "document"]

TEXT: Final[Mapping[str, Any]] = {"type": "string"}
COUNT: Final[Mapping[str, Any]] = {"type": "integer", "minimum": 0}
COUNTS: Final[Mapping[str, Any]] = {"type": "object", "additionalProperties": {"type": "integer", "minimum": 1}}
"""Counts by a name; what does not occur is not named."""
SHA256: Final[Mapping[str, Any]] = {"type": "string", "pattern": "^[0-9a-f]{64}$"}


def closed(properties: Mapping[str, Any]) -> dict[str, Any]:
    """
    Return the schema of an object that has these *properties*, all of them and no other.
    """
    return {
        "type": "object",
        "properties": dict(properties),
        "required": list(properties),
        "additionalProperties": False,
    }


def document(name: str, title: str, description: str, properties: Mapping[str, Any]) -> dict[str, Any]:
    """
    Return the schema of a whole document, which says its *name* in ``schema``.
    """
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:{name}",
        "title": title,
        "description": description,
        **closed({"schema": {"const": name}, **properties}),
    }
