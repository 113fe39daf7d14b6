"""
What a card holds beyond what a format has a place for, by the paths of its fields.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from cjmkit.model import ClientCard

__all__ = ["unheld"]


def unheld(card: ClientCard, held: frozenset[str]) -> frozenset[str]:
    """
    Return the paths of what *card* holds and *held* does not name: ``tags``, ``requisites.ogrn``, ``custom.Регион``.

    A path in *held* stands for all that is below it. Of a part that is not held at all the part itself is
    returned, not each of its fields.
    """
    found: set[str] = set()
    for name, value in _filled(card):
        found.update(_visit(name, value, held))
    return frozenset(found)


def _visit(path: str, value: Any, held: frozenset[str]) -> Iterator[str]:
    if path in held:
        return
    if isinstance(value, Mapping):
        yield from (f"{path}.{key}" for key in value if f"{path}.{key}" not in held)
    elif not any(other.startswith(f"{path}.") for other in held):
        yield path
    else:
        for part in value if isinstance(value, tuple) else (value,):
            for name, inner in _filled(part):
                yield from _visit(f"{path}.{name}", inner, held)


def _filled(part: Any) -> Iterator[tuple[str, Any]]:
    for field in attrs.fields(type(part)):
        value = getattr(part, field.name)
        is_empty = value is None or value == "" or value == () or (isinstance(value, Mapping) and not value)
        if not is_empty and value != field.default and not _is_bare(value):
            yield field.name, value


def _is_bare(value: Any) -> bool:
    return attrs.has(type(value)) and not any(True for _ in _filled(value))
