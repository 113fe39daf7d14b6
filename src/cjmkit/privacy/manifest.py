"""
The manifest of an export: what was handed out, so that who got what can be shown later.

Law: 152-FZ, article 14 (7) (a person may ask to whom their data was given), article 18.1 (whoever uses personal data
proves that the duties are met). A manifest holds no personal value: counts, names of fields, digests.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, Final

import attrs

from cjmkit.findings import Texts
from cjmkit.model import ClientCard
from cjmkit.privacy.schemas import COUNT, COUNTS, SHA256, TEXT, closed, document

__all__ = ["MANIFEST_SCHEMA", "LostField", "Manifest", "Tally", "manifest_schema"]

MANIFEST_SCHEMA: Final = "cjmkit/manifest@1"
_FREE: Final = frozenset(("custom", "tables", "raw"))
"""Fields whose inner names are the user's own words, which may be personal: they are counted as wholes."""


@attrs.frozen(kw_only=True)
class LostField:
    """
    What the format could not hold: the field, on how many cards, and why.
    """

    field: str
    count: int
    reason: Texts


@attrs.frozen(kw_only=True)
class Manifest:
    """
    What was handed out, when, in which form, and to whom if the caller says so.

    - *file* is the name of the file, *sha256* and *size* are those of its bytes as they were written.
    - *fields* counts by the model's field the cards that held it when the format got them, redacted already;
      *losses* say which of them the format could not hold.
    - *redaction* is the name of the redaction, *redacted* counts the values that it changed or left out.
    - *purpose* is that of `--only-consented`: *left_out* cards stayed behind, *without_people* companies went
      on without people.

    .. versionadded:: 0.1.0
    """

    time: dt.datetime
    release: str
    file: str | None
    format: str
    sha256: str
    size: int
    cards: int
    fields: Mapping[str, int]
    losses: tuple[LostField, ...]
    redaction: str
    redacted: Mapping[str, int]
    purpose: str | None = None
    consents_on: dt.date | None = None
    left_out: int = 0
    without_people: int = 0
    recipient: str | None = None

    def as_dict(self) -> dict[str, Any]:
        """
        Return the manifest as plain JSON data, every field written out.
        """
        data: dict[str, Any] = {"schema": MANIFEST_SCHEMA}
        data |= {field.name: getattr(self, field.name) for field in attrs.fields(Manifest)}
        return data | {
            "time": self.time.isoformat(timespec="seconds"),
            "consents_on": None if self.consents_on is None else self.consents_on.isoformat(),
            "fields": dict(self.fields),
            "redacted": dict(self.redacted),
            "losses": [
                {"field": one.field, "count": one.count, "reason": {"ru": one.reason.ru, "en": one.reason.en}}
                for one in self.losses
            ],
        }


def manifest_schema() -> dict[str, Any]:
    """
    Return the JSON Schema (2020-12) of `Manifest.as_dict`.
    """
    properties: dict[str, Any] = {
        "time": {"type": "string", "format": "date-time"},
        "release": TEXT,
        "file": {"type": ["string", "null"]},
        "format": TEXT,
        "sha256": SHA256,
        "size": COUNT,
        "cards": COUNT,
        "fields": COUNTS,
        "losses": {
            "type": "array",
            "items": closed({"field": TEXT, "count": COUNT, "reason": closed({"ru": TEXT, "en": TEXT})}),
        },
        "redaction": TEXT,
        "redacted": COUNTS,
        "purpose": {"type": ["string", "null"]},
        "consents_on": {"type": ["string", "null"], "format": "date"},
        "left_out": COUNT,
        "without_people": COUNT,
        "recipient": {"type": ["string", "null"]},
    }
    about = "What was handed out, when, in which form, and to whom."
    return document(MANIFEST_SCHEMA, "Manifest", about, properties)


class Tally:
    """
    Counts by the model's field the cards that hold it, while they pass.
    """

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()

    def all(self, cards: Iterable[ClientCard]) -> Iterator[ClientCard]:
        """
        Yield *cards* as they are, counting what they hold.
        """
        for card in cards:
            self._counts.update(set(_held(card, "")))
            yield card

    @property
    def counts(self) -> Mapping[str, int]:
        """
        The number of cards that hold each field, by its dotted name.
        """
        return dict(sorted(self._counts.items()))


def _held(part: Any, path: str) -> Iterator[str]:
    for name, default in _fields(part.__class__):
        value = getattr(part, name)
        if value is None or value == () or value == {} or value is default:
            continue
        first = value[0] if isinstance(value, tuple) else value
        if name in _FREE or not attrs.has(type(first)):
            yield path + name
            continue
        for inner in value if isinstance(value, tuple) else (value,):
            yield from _held(inner, f"{path}{name}.")


@cache
def _fields(cls: Any) -> tuple[tuple[str, object], ...]:
    return tuple((field.name, field.default) for field in attrs.fields(cls))
