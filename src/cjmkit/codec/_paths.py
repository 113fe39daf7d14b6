"""
From a group of errors to findings: each error of a record with its own path.
"""

from __future__ import annotations

import difflib
import functools
from collections.abc import Iterator
from typing import Any, Final, TypeAlias

import attrs
from cattrs.errors import (
    AttributeValidationNote,
    BaseValidationError,
    ForbiddenExtraKeysError,
    IterableValidationNote,
)

from cjmkit.codec._catalogue import MISSING_KEY
from cjmkit.codec._dialect import CARDS, Dialect
from cjmkit.codec._scalars import WrongError
from cjmkit.findings import Finding, Location, Rule

__all__ = ["Steps", "findings_of", "path_of", "shown_key"]

Steps: TypeAlias = tuple[str | int, ...]
"""The way to a part of a document: ``("journeys", 0, "title")``."""

_LONGEST_KEY: Final = 40


def findings_of(error: Exception, where: Location, dialect: Dialect = CARDS) -> tuple[Finding, ...]:
    """
    Return a finding for each leaf of *error*, placed by its path in the record.
    """
    return tuple(_finding(leaf, where) for leaf in _leaves(error, "", dialect))


def path_of(steps: Steps) -> str:
    """
    Return *steps* as a path of text: ``journeys[0].title``.
    """
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in steps).removeprefix(".")


@attrs.frozen
class _Leaf:
    path: str
    rule: Rule
    params: dict[str, object]
    value: object = None


def _finding(leaf: _Leaf, where: Location) -> Finding:
    place = attrs.evolve(where, field=leaf.path) if leaf.path else where
    return leaf.rule.finding(place, value=leaf.value, **leaf.params)


def _leaves(error: BaseException, path: str, dialect: Dialect) -> Iterator[_Leaf]:
    if isinstance(error, WrongError):
        yield _Leaf(path, error.rule, error.params, error.value)
    elif isinstance(error, ForbiddenExtraKeysError):
        yield from _unknown_keys(error, path, dialect)
    elif isinstance(error, KeyError):
        key = str(error.args[0])
        yield _Leaf(path or key, MISSING_KEY, {"key": key})
    elif isinstance(error, BaseValidationError):
        for inner in error.exceptions:
            yield from _leaves(inner, path + _step(inner, bool(path)), dialect)
    else:  # a hook broke: our mistake, and the record must not vanish in silence
        raise error


def _step(error: BaseException, nested: bool) -> str:
    notes = getattr(error, "__notes__", ())
    note = next((note for note in notes if isinstance(note, (AttributeValidationNote, IterableValidationNote))), None)
    if isinstance(note, AttributeValidationNote):
        return f".{note.name}" if nested else note.name
    return "" if note is None else f"[{shown_key(note.index)}]"


def _unknown_keys(error: ForbiddenExtraKeysError, path: str, dialect: Dialect) -> Iterator[_Leaf]:
    for key in sorted(error.extra_fields, key=str):
        shown = shown_key(key)
        close = _close_to(shown, error.cl)
        hint = f" (may be “{close}”?)" if close else ""
        hint_ru = f" (может быть, «{close}»?)" if close else ""
        place = f"{path}.{shown}" if path and dialect.names_keys else shown if dialect.names_keys else path
        yield _Leaf(place, dialect.unknown_key, {"key": shown, "hint": hint, "hint_ru": hint_ru})


@functools.lru_cache(maxsize=1024)  # one mistake is often made in every record
def _close_to(key: str, cls: type[Any]) -> str:
    return next(iter(difflib.get_close_matches(key, [field.name for field in attrs.fields(cls)], n=1)), "")


def shown_key(key: Any) -> str:
    """
    Return a key as it may be shown.
    """
    # A key is a name and may be shown, but a broken file can have a phone or an e-mail in its place.
    text = str(key)
    plain = isinstance(key, int) or (
        len(text) <= _LONGEST_KEY and text.isprintable() and "@" not in text and sum(map(str.isdigit, text)) < 5
    )
    return text if plain else "…"
