"""
What the readers of parties share: values taken from an element, cleaned with a proof, and told about.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from types import ModuleType
from typing import Final
from xml.etree import ElementTree

import attrs

from cjmkit.codes import account, bik, corr_account, email, inn, kpp, ogrn, ogrnip, okopf, okpo, okved, phone
from cjmkit.errors import FormatError
from cjmkit.findings import Finding, Location, Rule
from cjmkit.model import ClientCard, Contact, ContactKind, Origin, Requisites
from cjmkit.model.flat import numbered
from cjmkit.plugins import CardRecord
from cjmkit.plugins.hostile import Element
from cjmkit_1c import catalogue

__all__ = ["Notes", "merged", "missing_parties", "record_of", "refuse_root"]

_CODES: Final[Mapping[str, ModuleType]] = {
    "inn": inn,
    "kpp": kpp,
    "ogrn": ogrn,
    "ogrnip": ogrnip,
    "okopf": okopf,
    "okpo": okpo,
    "okved": okved,
    "account": account,
    "bik": bik,
    "corr_account": corr_account,
    "email": email,
}


class Notes:
    """
    The values of one party, and the findings about them.

    *custom* holds what the card has no field for, *raw* the text of each value that was tidied, by field.
    """

    def __init__(self, where: Location) -> None:
        self.where = where
        self.findings: list[Finding] = []
        self.custom: dict[str, str] = {}
        self.raw: dict[str, str] = {}
        self._kept: set[tuple[str, str]] = set()
        # Counted rather than looked for: a hostile party may have a hundred thousand contacts.
        self._numbers: Counter[str] = Counter()

    def tell(self, rule: Rule, place: Element | None = None, field: str | None = None, **params: object) -> None:
        """
        Add a finding of *rule* at the line of *place*.
        """
        self.findings.append(rule.finding(self._at(place, field), **params))

    def code(self, field: str, raw: str | None, place: Element | None = None) -> str | None:
        """
        Return *raw* without needless characters if it is a right value of *field*, else as it stands.
        """
        if raw is None:
            return None
        base = field.rpartition("_")[0] if field[-1:].isdigit() else field
        verdict = _CODES[base].check(raw)
        value: str | None = verdict.normalized if verdict.ok else None
        return raw if value is None else self._tidied(field, raw, value, place)

    def date(self, name: str, raw: str | None, place: Element | None = None) -> dt.date | None:
        """
        Return a date written as ``2024-12-31`` or ``31.12.2024``; what is none goes to the custom fields.
        """
        if raw is None:
            return None
        day = raw.partition("T")[0]
        for form in ("%Y-%m-%d", "%d.%m.%Y"):
            try:
                return dt.datetime.strptime(day, form).date()
            except ValueError:
                continue
        self.tell(catalogue.BAD_DATE, place, name=name)
        self.keep(name, raw)
        return None

    def contacts(
        self, kind: ContactKind, raw: str, place: Element | None = None, *, note: str | None = None
    ) -> list[Contact]:
        """
        Return the contacts that *raw* holds: a phone in E.164, each of several apart; else the text itself.
        """
        made = Contact(kind=kind, value=raw, note=note)
        if kind is ContactKind.EMAIL:
            return [attrs.evolve(made, value=self.code("email", raw, place) or raw)]
        if not made.is_phone:
            return [made]
        found = phone.scan(raw)
        if not found.phones or found.rest:
            return [made]
        values = [Contact(kind=kind, value=one.number, extension=one.extension, note=note) for one in found.phones]
        self._tidied(kind.value, raw, " ".join(str(one) for one in found.phones), place)
        return values

    def keep(self, name: str, text: str) -> None:
        """
        Keep *text* in the custom field *name*, or in one with a number where the name is taken.
        """
        if (name, text) in self._kept:
            return
        self._kept.add((name, text))
        key = name
        while key in self.custom:
            self._numbers[name] += 1
            key = f"{name} {self._numbers[name] + 1}"
        self.custom[key] = text

    def _free(self, field: str) -> str:
        self._numbers[f"raw/{field}"] += 1
        return numbered(field, self._numbers[f"raw/{field}"])

    def leftovers(self, element: Element, known: Iterable[str]) -> None:
        """
        Keep the children of *element* that are not *known*: a plain text in a custom field, the nested told of.
        """
        names = frozenset(known)
        for child in element.children():
            if child.tag in names:
                continue
            text = (child.text or "").strip()
            if len(child):
                self.tell(catalogue.LEFT_OUT, child, name=child.tag)
            elif text:
                self.tell(catalogue.KEPT_APART, child, name=child.tag)
                self.keep(child.tag, text)

    def _tidied(self, field: str, raw: str, value: str, place: Element | None) -> str:
        if value != raw:
            where = self._at(place, field)
            self.raw[self._free(field)] = raw
            self.findings.append(catalogue.TIDIED.finding(where, value=raw, fix=value, name=field))
        return value

    def _at(self, place: Element | None, field: str | None) -> Location:
        line = self.where.line if place is None else place.line
        return attrs.evolve(self.where, line=line, field=field)


def record_of(card: ClientCard, notes: Notes, element: Element) -> CardRecord:
    """
    Return the record of a party that was read; no card if nothing is known of the party.
    """
    kept: ClientCard | None = card
    nameless = card.name is None
    is_known = card.id or card.requisites != Requisites() or card.contacts or card.bank_accounts
    if nameless and not is_known:
        notes.tell(catalogue.NOTHING_KNOWN)
        kept = None
    elif nameless:
        notes.tell(catalogue.NO_NAME)
    if kept is not None:
        kept = attrs.evolve(kept, origin=Origin(source=notes.where.source, raw=notes.raw))
    raw = ElementTree.tostring(element, encoding="unicode").strip()
    return CardRecord(card=kept, where=notes.where, findings=tuple(notes.findings), raw=raw)


def merged(records: Iterable[CardRecord]) -> list[CardRecord]:
    """
    Return *records* with each card once; a record says how often its card was met.
    """
    first: dict[tuple[object, ...], int] = {}
    kept: list[CardRecord] = []
    counts: list[int] = []
    for record in records:
        at = None if record.card is None else first.setdefault(_key(record.card), len(kept))
        if at is not None and at < len(kept):
            counts[at] += 1
            continue
        kept.append(record)
        counts.append(1)
    return [_told(record, count) for record, count in zip(kept, counts, strict=True)]


def _key(card: ClientCard) -> tuple[object, ...]:
    values = (getattr(card, field.name) for field in attrs.fields(ClientCard) if field.name != "origin")
    return tuple(tuple(sorted(value.items())) if isinstance(value, Mapping) else value for value in values)


def _told(record: CardRecord, count: int) -> CardRecord:
    if count == 1:
        return record
    finding = catalogue.MET_AGAIN.finding(record.where, count=count)
    return attrs.evolve(record, findings=(*record.findings, finding))


def refuse_root(source_name: str, root: Element, expected: str, names: Iterable[str]) -> None:
    """
    Raise `FormatError` unless *root* has one of *names*.
    """
    if root.tag not in tuple(names):
        raise FormatError(catalogue.OTHER_ROOT.finding(Location(source=source_name, line=root.line), expected=expected))


def missing_parties(source_name: str, expected: str) -> FormatError:
    """
    Return the error that a file has no parties at all.
    """
    return FormatError(catalogue.NO_PARTIES.finding(Location(source=source_name), expected=expected))
