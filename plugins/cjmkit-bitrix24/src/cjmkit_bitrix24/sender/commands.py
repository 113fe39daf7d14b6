"""
Commands: how a call is written as a command of ``batch``.

A command is ``method?query``, the query as PHP reads it: ``fields[PHONE][0][VALUE]=…``, percent-encoded
(Bitrix24, settings/how-to-call-rest-api/data-encoding.md). The portal replaces ``$result[…]`` and its like anywhere in
names and values by results of the same batch, and a reference to nothing by all results together, whose number is 1
in PHP. So no call here refers to another of its batch, and a text that could be taken for a reference is kept out of
batches (`is_plain`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote_plus

__all__ = ["command", "is_plain"]


def command(method: str, params: Mapping[str, Any]) -> str:
    """
    Return *method* with *params* as a command of ``batch``.
    """
    pairs = (f"{quote_plus(name)}={quote_plus(value, errors='replace')}" for name, value in _pairs("", params))
    return f"{method}?{'&'.join(pairs)}"


def is_plain(params: Mapping[str, Any]) -> bool:
    """
    Tell whether nothing in *params* looks like a reference to a result.
    """
    return not any("$" in name or "[" in text.partition("$")[2] for name, text in _pairs("", params))


def _pairs(prefix: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _pairs(f"{prefix}[{name}]" if prefix else str(name), inner)
    elif isinstance(value, (list, tuple)):
        for index, inner in enumerate(value):
            yield from _pairs(f"{prefix}[{index}]", inner)
    elif isinstance(value, bool):
        yield prefix, "1" if value else "0"
    elif value is not None:
        yield prefix, str(value)
