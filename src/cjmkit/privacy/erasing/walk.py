"""
The walk: takes the values of a subject out of somebody else's card.

It walks the model itself, so a field that is added to it is looked into from the day it is added. What is certain is
erased: numbers, phones, e-mails, links, references to the subject's card. A name alone proves nothing, since there
are namesakes: a whole value that is the name goes where the same card holds something certain of the subject, or
where *names* says that it is known to be theirs. A name within a text is only told, unless *texts* says to drop it.
"""

from __future__ import annotations

import datetime as dt
import enum
import json
import re
from collections import Counter
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final, NamedTuple, cast

import attrs

from cjmkit.model import BankAccount, Child, ClientCard, Contact, Person, PersonDetails, Relative
from cjmkit.privacy.erasing.identity import Identity, contact_value
from cjmkit.privacy.erasing.texts import Finder
from cjmkit.privacy.redactor import is_personal

__all__ = ["Outcome", "Walker", "place_of"]

_GONE: Final = object()
_INDEX: Final = re.compile(r"\[[0-9]+\]")
_REFERENCES: Final = frozenset(((ClientCard, "branch_of"), (Person, "card"), (Relative, "card")))
_OTHERS: Final = frozenset((Person, Relative, Child))
"""Parts that are about one person: without their name or their card nothing is left of them."""

_OWN: Final = frozenset(
    (
        *("full_name", "short_name", "contacts", "requisites", "bank_accounts", "addresses", "loyalty_card"),
        *("last_name", "first_name", "patronymic", "passport"),
    )
)
"""What a person's card says of that person: it is theirs, even if the subject has the same."""

_PLAIN: Final = (bool, dt.date, bytes, enum.Enum, type(None))
_ROW: Final = frozenset(("field", "value"))
"""The columns of the history of merges: a row keeps one value, so it goes as a whole."""


@attrs.frozen(kw_only=True)
class Outcome:
    """
    What became of a card: the places that were erased, those that may mention the subject, and those that were left
    because the value is the other client's own as well.
    """

    card: ClientCard = attrs.field(repr=False)
    erased: tuple[str, ...] = ()
    mentioned: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()

    @property
    def counts(self) -> Counter[str]:
        """
        How many values were erased by place, without the numbers of rows.
        """
        return Counter(map(place_of, self.erased))


def place_of(path: str) -> str:
    """
    Return the kind of place that *path* is: ``contacts[1].note`` is ``contacts.note``.
    """
    return _INDEX.sub("", path)


class Walker:
    """
    Erases *identity* from cards of others; *shared* are its contacts that are left on the cards of others.
    """

    def __init__(
        self, identity: Identity, *, names: bool = False, texts: bool = False, shared: frozenset[str] = frozenset()
    ) -> None:
        swept = attrs.evolve(identity, contacts=identity.contacts - shared)
        stays = Identity(person=True, contacts=shared).finder() if shared else None
        self._sought = _Sought(swept, swept.finder(), shared, stays)
        self._names = names
        self._texts = texts

    def erase(self, card: ClientCard) -> Outcome:
        """
        Return *card* without the subject, and what was done to it.
        """
        walk = _Walk(self._sought, names=self._names, texts=self._texts)
        changed = walk.card(card)
        if walk.erased and not self._names:
            # Something certain stands on the card, so the name on it is the subject's.
            walk = _Walk(self._sought, names=True, texts=self._texts)
            changed = walk.card(card)
        return Outcome(
            card=changed, erased=tuple(walk.erased), mentioned=tuple(walk.mentioned), shared=tuple(walk.shared)
        )


class _Sought(NamedTuple):
    """
    What is looked for, and the contacts *kept* where they are, with what finds them.
    """

    identity: Identity
    finder: Finder
    kept: frozenset[str]
    stays: Finder | None


class _Walk:
    """
    One walk through one card.
    """

    def __init__(self, sought: _Sought, *, names: bool, texts: bool) -> None:
        self.erased: list[str] = []
        self.mentioned: list[str] = []
        self.shared: list[str] = []
        self._sought = sought
        self._identity, self._finder, self._kept, self._stays = sought
        self._names = names
        self._texts = texts
        self._own = False

    def card(self, card: ClientCard) -> ClientCard:
        self._own = is_personal(card) and self._identity.person
        return cast(ClientCard, self._part(card, ""))

    def _part(self, part: Any, path: str) -> Any:
        kind = type(part)
        if self._is_theirs(part):
            return self._gone(path)
        changes: dict[str, Any] = {}
        for field in attrs.fields(kind):
            old = getattr(part, field.name)
            if old is None or old == () or old == {}:
                continue
            place = f"{path}.{field.name}" if path else field.name
            new = self._field(kind, field.name, old, place)
            if new is _GONE and field.default is attrs.NOTHING:
                return _GONE
            if new is not old:
                changes[field.name] = _default(field) if new is _GONE else new
        return attrs.evolve(part, **changes) if changes else part

    def _is_theirs(self, part: Any) -> bool:
        """
        Return whether a whole part is about the subject.
        """
        kind = type(part)
        if kind in _OTHERS:
            return getattr(part, "card", None) in self._identity.ids or bool(
                self._names and part.name and self._finder.is_name(part.name)
            )
        if kind is BankAccount:
            return not self._own and bool({part.account, part.personal_account} & self._identity.numbers)
        if kind is not Contact:
            return False
        value = contact_value(part)
        return value in self._identity.contacts or (value is None and self._finder.cut(part.value) != part.value)

    def _field(self, kind: type, name: str, old: Any, path: str) -> Any:
        if kind is ClientCard:
            if name == "id":
                return old
            if name == "tables":
                return self._tables(old, path)
        if self._own and name in _OWN and kind in (ClientCard, PersonDetails):
            return self._of_another(old, path)
        if (kind, name) in _REFERENCES:
            return self._gone(path) if old in self._identity.ids else old
        return self._value(old, path)

    def _of_another(self, old: Any, path: str) -> Any:
        """
        Leave what is another person's own; tell of it, and look into its notes.
        """
        if not isinstance(old, tuple):
            return old
        parts = [self._owned(part, f"{path}[{at}]") for at, part in enumerate(old)]
        return old if all(new is part for new, part in zip(parts, old, strict=True)) else tuple(parts)

    def _owned(self, part: Any, path: str) -> Any:
        if not isinstance(part, Contact):
            return part
        value = contact_value(part)
        if value is not None and (value in self._identity.contacts or value in self._kept):
            self.shared.append(path)
        if part.note is None:
            return part
        note = self._text(part.note, f"{path}.note")
        return part if note is part.note else attrs.evolve(part, note=None if note is _GONE else note)

    def _value(self, value: Any, path: str) -> Any:
        if isinstance(value, str):
            return self._text(value, path)
        if isinstance(value, _PLAIN):
            return value
        if isinstance(value, (int, float, Decimal)):
            return self._gone(path) if self._finder.cut(f"{value:f}".partition(".")[0]) is None else value
        if isinstance(value, Mapping):
            return self._mapping(value, path)
        if isinstance(value, (tuple, list)):
            return self._items(tuple(value), path)
        return self._part(value, path)

    def _text(self, text: str, path: str) -> Any:
        if self._names and self._finder.is_name(text):
            return self._gone(path)
        kept = self._finder.cut(text)
        if kept is None:
            return self._gone(path)
        if kept is not text:
            self.erased.append(path)
        if self._stays is not None and self._stays.cut(kept) != kept:
            self.shared.append(path)
        if not self._finder.mentions(kept):
            return kept
        if self._texts:
            return self._gone(path)
        self.mentioned.append(path)
        return kept

    def _items(self, items: tuple[Any, ...], path: str) -> Any:
        found = [self._value(item, f"{path}[{at}]") for at, item in enumerate(items)]
        if all(new is old for new, old in zip(found, items, strict=True)):
            return items
        return tuple(item for item in found if item is not _GONE) or _GONE

    def _mapping(self, mapping: Mapping[str, Any], path: str) -> Any:
        """
        Walk fields by name; a place is told by its number, since a name may be personal, too.
        """
        found = {}
        for at, (name, value) in enumerate(mapping.items()):
            place = f"{path}[{at}]"
            theirs = self._finder.cut(name) != name or (name == "card" and value in self._identity.ids)
            named = not theirs and self._finder.mentions(name)
            self.mentioned += [place] if named and not self._texts else []
            found[name] = self._gone(place) if theirs or (named and self._texts) else self._value(value, place)
        if all(found[name] is mapping[name] for name in mapping):
            return mapping
        return {name: value for name, value in found.items() if value is not _GONE} or _GONE

    def _tables(self, tables: Mapping[str, tuple[Mapping[str, Any], ...]], path: str) -> Any:
        found = {}
        for at, (name, rows) in enumerate(tables.items()):
            place = f"{path}[{at}]"
            kept = [self._row(row, f"{place}[{number}]") for number, row in enumerate(rows)]
            same = all(new is old for new, old in zip(kept, rows, strict=True))
            found[name] = rows if same else tuple(row for row in kept if row is not _GONE)
        if all(found[name] is tables[name] for name in tables):
            return tables
        return {name: rows for name, rows in found.items() if rows} or _GONE

    def _row(self, row: Mapping[str, Any], path: str) -> Any:
        if not _ROW.issubset(row):
            return self._mapping(row, path)
        if row.get("id") in self._identity.ids:
            return self._gone(path)
        value = _parsed(row["value"])
        if value is row["value"]:
            return self._mapping(row, path)
        # A contact or a person as JSON: a part of it would be no value any more.
        inner = _Walk(self._sought, names=self._names, texts=self._texts)
        inner._value(value, path)
        self.mentioned += [path] if inner.mentioned else []
        return self._gone(path) if inner.erased else row

    def _gone(self, path: str) -> Any:
        self.erased.append(path)
        return _GONE


def _parsed(value: Any) -> Any:
    if not isinstance(value, str) or value[:1] != "{":
        return value
    try:
        found = json.loads(value)
    except (ValueError, RecursionError):
        return value
    return found if isinstance(found, dict) else value


def _default(field: attrs.Attribute[Any]) -> Any:
    default: Any = field.default
    return default.factory() if isinstance(default, attrs.Factory) else default  # type: ignore[arg-type]
