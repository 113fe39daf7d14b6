"""
The erasure: what was, or would be, erased where, and the receipt of it.
"""

from __future__ import annotations

import datetime as dt
import enum
from collections import Counter
from collections.abc import Iterator
from typing import Any, Final

import attrs

from cjmkit.findings import Report
from cjmkit.model import ClientCard
from cjmkit.privacy.erasing.keys import SubjectKey
from cjmkit.privacy.erasing.walk import place_of
from cjmkit.privacy.schemas import COUNT, COUNTS, SHA256, TEXT, closed, document

__all__ = ["Erasure", "fields_of", "receipt", "receipt_schema"]

SCHEMA: Final = "cjmkit/erasure@1"


@attrs.define(kw_only=True)
class Erasure:
    """
    What an erasure did, or would do; holds no personal value.

    *own_cards* counts by field the values of the subject's own cards, which go whole; *other_cards* by place those
    erased on cards of others. *before* and *after* are the SHA-256 of the base's content, unpacked; they are the same
    where nothing was found. *written* is False for a preview. *report* says every place.
    """

    base: str
    key: SubjectKey
    report: Report = attrs.field(factory=Report)
    read: int = 0
    erased: int = 0
    changed: int = 0
    unread: int = 0
    mentions: int = 0
    shared: int = 0
    own_cards: Counter[str] = attrs.field(factory=Counter)
    other_cards: Counter[str] = attrs.field(factory=Counter)
    before: str = ""
    after: str = ""
    written: bool = False

    @property
    def found(self) -> bool:
        """
        Whether there is anything to erase.
        """
        return bool(self.erased or self.changed)


def receipt(erasure: Erasure, *, secret: bytes | None = None, at: dt.datetime | None = None) -> dict[str, Any]:
    """
    Return the receipt of *erasure* as plain JSON data, without a personal value.

    With *secret* it holds a keyed hash of the key: without one a hash of a phone is undone by trying all phones.
    *at* is now unless told otherwise.
    """
    moment = (at or dt.datetime.now(tz=dt.UTC)).astimezone(dt.UTC)
    return {
        "schema": SCHEMA,
        "erased_at": moment.isoformat(timespec="seconds"),
        "written": erasure.written,
        "key": {
            "kinds": list(erasure.key.kinds),
            "hmac_sha256": erasure.key.digest(secret) if secret is not None else None,
        },
        "base": {"name": erasure.base, "sha256_before": erasure.before, "sha256_after": erasure.after},
        "cards": {
            "read": erasure.read,
            "erased": erasure.erased,
            "changed": erasure.changed,
            "unread": erasure.unread,
        },
        "own_cards": dict(sorted(erasure.own_cards.items())),
        "other_cards": dict(sorted(erasure.other_cards.items())),
        "left": {"mentions": erasure.mentions, "shared": erasure.shared},
    }


def receipt_schema() -> dict[str, Any]:
    """
    Return the JSON Schema (2020-12) of `receipt`.
    """
    kinds = {"type": "array", "items": TEXT, "minItems": 1, "uniqueItems": True}
    properties: dict[str, Any] = {
        "erased_at": {"type": "string", "format": "date-time"},
        "written": {"type": "boolean"},
        "key": closed({"kinds": kinds, "hmac_sha256": {"type": ["string", "null"], "pattern": SHA256["pattern"]}}),
        "base": closed({"name": TEXT, "sha256_before": SHA256, "sha256_after": SHA256}),
        "cards": closed(dict.fromkeys(("read", "erased", "changed", "unread"), COUNT)),
        "own_cards": COUNTS,
        "other_cards": COUNTS,
        "left": closed(dict.fromkeys(("mentions", "shared"), COUNT)),
    }
    about = "What was erased of one subject, where and when; no personal value."
    return document(SCHEMA, "Erasure", about, properties)


def fields_of(card: ClientCard) -> Counter[str]:
    """
    Return how many values *card* holds in each field.
    """
    return Counter(place_of(path) for path in _leaves(card, ""))


def _leaves(part: Any, path: str) -> Iterator[str]:
    for field in attrs.fields(type(part)):
        value = getattr(part, field.name)
        place = f"{path}.{field.name}" if path else field.name
        if value is None or value == () or value == {} or (not path and field.name == "version"):
            continue
        items = value if isinstance(value, tuple) else (value,)
        for item in items:
            if attrs.has(type(item)):
                yield from _leaves(item, place)
            # Kinds and switches say nothing of a person.
            elif not isinstance(item, (bool, enum.Enum)):
                yield place
