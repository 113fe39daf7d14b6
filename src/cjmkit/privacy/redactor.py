"""
The redactor: makes less of the personal data of cards, by the tags of the model's fields.

It walks the model itself, so a field that is added with a tag is redacted from the day it is added.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from base64 import b32encode
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from random import Random
from typing import Any, Final, NamedTuple, cast

import attrs

from cjmkit.errors import ConfigError
from cjmkit.model import BankAccount, CardKind, ClientCard, Contact, ContactKind, Money, Person, Relative
from cjmkit.privacy import catalogue as rules
from cjmkit.privacy.masks import generalised, masked
from cjmkit.privacy.redactions import Operator, Redaction, Subject
from cjmkit.privacy.replacing import company, replaced

__all__ = ["Redactor", "checked_key", "is_personal"]

_SHORTEST_KEY: Final = 16
_COMPANY: Final = CardKind.COMPANY
_LINKS: Final = frozenset((ContactKind.WEBSITE, ContactKind.SOCIAL, ContactKind.MESSENGER))
_NAMES_OF_FIRMS: Final = frozenset(("full_name", "short_name"))
_REFERENCES: Final = frozenset(((ClientCard, "id"), (ClientCard, "branch_of"), (Person, "card"), (Relative, "card")))
"""Fields that hold keys of cards: all are treated alike, so that references still meet."""

_GONE: Final = object()
"""A part that lost what it cannot be without."""

_DEEPER: Final = object()
"""A part that is redacted field by field."""


class _Field(NamedTuple):
    name: str
    tag: Subject | None
    of_any: bool
    required: bool


class Redactor:
    """
    Applies a `Redaction` to cards.

    *key* makes tokens and made-up values the same in every file that is written with it; tokens need
    one of 16 bytes or more. Without it, made-up values agree within this redactor only.

    *counts* tells how many values of each field were changed or left out.
    """

    def __init__(self, redaction: Redaction, *, key: bytes | None = None) -> None:
        if key is None and redaction.needs_key:
            raise ConfigError(rules.NO_KEY.finding(name=redaction.name))
        self.redaction = redaction
        self.counts: Counter[str] = Counter()
        self._key: bytes = checked_key(key) if key is not None else secrets.token_bytes(32)

    def redact(self, card: ClientCard) -> ClientCard:
        """
        Return *card* with its personal data redacted.
        """
        if self.redaction.others == "keep" and not self.redaction.operators:
            return card
        seen = self._part(card, is_personal(card) or self.redaction.organisations, "")
        return self._free(cast(ClientCard, seen))

    def all(self, cards: Iterable[ClientCard]) -> Iterator[ClientCard]:
        """
        Yield *cards* redacted, one by one.
        """
        return map(self.redact, cards)

    def _free(self, card: ClientCard) -> ClientCard:
        """
        Redact what nobody knows the content of: fields of the user's own, tables, the raw text of cells.
        """
        if self.redaction.operator("custom") == "keep":
            return card
        changes: dict[str, Any] = {}
        for name in ("custom", "tables"):
            if getattr(card, name):
                self.counts[name] += 1
                changes[name] = {}
        if card.origin is not None and card.origin.raw:
            self.counts["origin.raw"] += 1
            changes["origin"] = attrs.evolve(card.origin, raw={})
        return attrs.evolve(card, **changes) if changes else card

    def _part(self, part: Any, personal: bool, path: str) -> Any:
        """
        Return *part* redacted; `_GONE` if it lost what it cannot be without.
        """
        changes: dict[str, Any] = {}
        kind: Any = type(part)
        for field in _fields(kind):
            old = getattr(part, field.name)
            if old is None or old == ():
                continue
            new = self._field(field, old, part, personal, path)
            if new is _GONE or (new is None and field.required):
                return _GONE
            if new is not old:
                changes[field.name] = new
        return attrs.evolve(part, **changes) if changes else part

    def _field(self, field: _Field, old: Any, part: Any, personal: bool, path: str) -> Any:
        name = f"{path}{field.name}"
        tag = _tag_of_contact(part) if isinstance(part, Contact) and field.name == "value" else field.tag
        if tag is None or (field.of_any and not personal):
            return self._inside(old, personal, name)
        operator = self.redaction.operator(tag)
        if operator == "keep":
            return self._inside(old, personal, name)
        new = self._operated(operator, tag, field, old, part)
        if new is _DEEPER:
            return self._inside(old, personal, name)
        self.counts[name] += 1
        return new

    def _operated(self, operator: Operator, tag: Subject, field: _Field, old: Any, part: Any) -> Any:
        """
        Return the redacted value; `_DEEPER` for parts whose own fields are to be redacted one by one.
        """
        if isinstance(old, Money):
            rounded = generalised("money", old.amount) if operator == "generalise" else None
            return None if rounded is None else attrs.evolve(old, amount=rounded)
        if isinstance(old, tuple):
            return () if operator == "drop" else _DEEPER
        if attrs.has(type(old)):
            # A picture has nothing that could be covered or counted.
            return None if operator == "drop" or tag == "link" else _DEEPER
        if operator == "mask":
            return masked(cast(Any, tag), old)
        if operator == "token":
            return self._token(tag, old)
        if operator == "generalise":
            return generalised(cast(Any, tag), old)
        return self._replacement(tag, field, old, part) if operator == "replace" else None

    def _inside(self, value: Any, personal: bool, path: str) -> Any:
        if isinstance(value, tuple) and value and attrs.has(type(value[0])):
            parts = [self._part(part, personal, f"{path}.") for part in value]
            same = all(new is old for new, old in zip(parts, value, strict=True))
            return value if same else tuple(part for part in parts if part is not _GONE)
        if attrs.has(type(value)):
            part = self._part(value, personal, f"{path}.")
            return None if part is _GONE else part
        return value

    def _token(self, tag: Subject, value: Any) -> str | None:
        if not isinstance(value, str):
            return None
        return b32encode(self._digest(tag, value)[:10]).decode("ascii").lower()

    def _replacement(self, tag: Subject, field: _Field, value: Any, part: Any) -> Any:
        if tag == "id":
            return self._token(tag, value)
        rng = Random(self._digest(tag, str(value)))
        if field.name in _NAMES_OF_FIRMS and isinstance(part, ClientCard) and part.kind is _COMPANY:
            return company(rng)
        return replaced(tag, field.name, value, rng, part.bik if isinstance(part, BankAccount) else None)

    def _digest(self, tag: Subject, value: str) -> bytes:
        text = f"{tag}:{' '.join(value.split()).casefold()}"
        return hmac.new(self._key, text.encode("utf-8", "surrogatepass"), hashlib.sha256).digest()


@cache
def _fields(cls: Any) -> tuple[_Field, ...]:
    return tuple(
        _Field(
            name=field.name,
            tag=_tag(cls, field.name, field.metadata),
            of_any=field.metadata.get("subject") == "any",
            required=field.default is attrs.NOTHING,
        )
        for field in attrs.fields(cls)
        if field.name not in ("custom", "tables", "origin")
    )


def _tag(cls: Any, name: str, metadata: Mapping[str, Any]) -> Subject | None:
    tag: Subject | None = metadata.get("pii")
    return "id" if tag is None and (cls, name) in _REFERENCES else tag


def _tag_of_contact(contact: Contact) -> Subject:
    if contact.kind is ContactKind.EMAIL:
        return "email"
    return "link" if contact.kind in _LINKS else "phone"


def checked_key(key: bytes) -> bytes:
    """
    Return *key*, which is long enough.

    Raises:
        ConfigError: it could be guessed.

    """
    if len(key) < _SHORTEST_KEY:
        raise ConfigError(rules.SHORT_KEY.finding(found=len(key), expected=_SHORTEST_KEY))
    return key


def is_personal(card: ClientCard) -> bool:
    """
    Return whether the names and numbers of *card* are a person's; who the client is may be unknown.
    """
    if card.kind is not None:
        return card.kind is not _COMPANY
    numbers = card.requisites
    return not (numbers.kpp or numbers.ogrn or (numbers.inn is not None and len(numbers.inn) == 10))
