"""
Reading: the properties of a vCard as a client's card.

What this plugin wrote is read to the letter. In anybody else's vCard telephones and numbers are brought to
their usual form, and who the client is is inferred where nothing says it; each of that is a finding.
"""

from __future__ import annotations

import datetime as dt
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

import attrs

from cjmkit.model import (
    Address,
    BankAccount,
    ClientCard,
    ImageRef,
    LoyaltyCard,
    Person,
    PersonDetails,
    Relative,
    Requisites,
    Sex,
    Term,
)
from cjmkit.plugins import CardRecord, Source
from cjmkit_vcard import catalogue as rules
from cjmkit_vcard import names
from cjmkit_vcard.contacts import Contacts
from cjmkit_vcard.desk import Desk
from cjmkit_vcard.groups import address_of, person_of, relative_of
from cjmkit_vcard.kinds import finish
from cjmkit_vcard.notes import split_note
from cjmkit_vcard.options import VCardReadOptions
from cjmkit_vcard.splitting import RawCard, split_cards
from cjmkit_vcard.syntax import Property
from cjmkit_vcard.values import date_of, field_of, image_of, moment_of

__all__ = ["read_cards"]

_VERSIONS: Final = ("2.1", "3.0", "4.0")
_SILENT: Final = frozenset(("VERSION", "PRODID", "SORT-STRING", "CLASS", "X-ABADR", "MAILER"))
"""Says nothing of the client."""

_TOLD: Final = {
    "X-ID": "id",
    "UID": "uid",
    "FN": "shown_name",
    "X-CLIENT-KIND": "kind",
    "KIND": "shape",
    "X-ABSHOWAS": "shown_as",
    "TITLE": "position",
    "ROLE": "position",
}
"""Says who the client is: looked at when all the rest is known."""


def read_cards(source: Source, options: VCardReadOptions) -> Iterator[CardRecord]:
    """
    Yield a record for every vCard of *source*; raises as `split_cards` does.
    """
    for raw in split_cards(source, options):
        yield _record(raw, options)


def _record(raw: RawCard, options: VCardReadOptions) -> CardRecord:
    if not raw.properties:
        findings = (*raw.findings, rules.EMPTY_CARD.finding(raw.where))
        return CardRecord(card=None, where=raw.where, findings=findings, raw=raw.text)
    desk = Desk(raw)
    if desk.version is None:
        desk.say(rules.NO_VERSION)
    elif desk.old:
        desk.say(rules.OLD_VERSION)
    elif desk.version not in _VERSIONS:
        desk.say(rules.ODD_VERSION, value=desk.version)
    card = _Reader(desk).card(options)
    if card is None:
        desk.say(rules.EMPTY_CARD)
    return CardRecord(card=card, where=raw.where, findings=tuple(desk.findings), raw=raw.text)


class _Reader:
    """
    Reads the properties of one vCard one after another.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._told: dict[str, str] = {}
        self._fields: dict[str, Any] = {}
        self._numbers: dict[str, str] = {}
        self._accounts: dict[tuple[str, int], dict[str, str]] = {}
        self._last: dict[str, int] = {}
        self._details: dict[str, Any] = {}
        self._loyalty: dict[str, Any] = {}
        self._images: dict[str, ImageRef] = {}
        self._addresses: list[Address] = []
        self._waiting: dict[frozenset[str], deque[int]] = {}
        self._people: list[Person] = []
        self._relatives: list[Relative] = []
        self._notes: list[str] = []
        self._tags: list[str] = []
        self._contacts = Contacts(desk)
        self._handlers: Mapping[str, Callable[[Property], None]] = {
            "N": self._name,
            "X-PERSON-NAME": self._name,
            "ORG": self._organisation,
            "CATEGORIES": self._categories,
            "NOTE": self._note,
            "PHOTO": self._image,
            "LOGO": self._image,
            "REV": self._revised,
            "BDAY": self._birthday,
            "GENDER": self._gender,
            "X-GENDER": self._gender,
            "X-SOURCE": self._term,
            "X-STATUS": self._term,
            "X-FIELD": self._field,
            "ADR": self._address,
            "LABEL": self._label,
            "RELATED": self._related,
            "X-ABRELATEDNAMES": self._related,
        }

    def card(self, options: VCardReadOptions) -> ClientCard | None:
        """
        Return the card, None if there is nothing in it.
        """
        for prop in self._desk.raw.properties:
            self._read(prop)
        self._take_note()
        details = PersonDetails(**self._details, relatives=tuple(self._relatives))
        card = ClientCard(
            **self._fields,
            requisites=Requisites(**self._numbers),
            bank_accounts=tuple(BankAccount(**account) for account in self._accounts.values()),
            addresses=tuple(self._addresses),
            people=tuple(self._people),
            contacts=self._contacts.list(),
            person=None if details == PersonDetails() else details,
            tags=tuple(self._tags),
            loyalty_card=LoyaltyCard(**self._loyalty) if self._loyalty else None,
            logo=self._images.get("logo"),
            photo=self._images.get("photo"),
        )
        return finish(card, self._told, self._desk, options)

    def _read(self, prop: Property) -> None:
        name = prop.name
        if name in _TOLD:
            self._once(self._told, _TOLD[name], self._desk.text(prop), prop)
        elif name in names.TEXTS:
            self._once(self._fields, names.TEXTS[name], self._desk.text(prop), prop)
        elif name in names.REQUISITES:
            field = names.REQUISITES[name]
            self._once(self._numbers, field, self._desk.cleaned(field, self._desk.text(prop), prop), prop)
        elif name in names.ACCOUNT:
            self._account(prop)
        elif name in names.LOYALTY:
            self._loyalty_part(names.LOYALTY[name], prop)
        elif name in self._handlers:
            self._handlers[name](prop)
        elif not (name in _SILENT or self._contacts.take(prop) or self._taken_along(prop)):
            self._desk.unknown(prop)

    def _taken_along(self, prop: Property) -> bool:
        """
        Tell whether another property of the group has taken *prop* along.
        """
        group = self._desk.group(prop)
        if prop.name in names.RELATED or prop.name == "X-ROLE":
            return "RELATED" in group or "X-ABRELATEDNAMES" in group
        return prop.name == "X-ABLABEL" and len(group) > 1

    def _once(self, fields: dict[str, Any], name: str, value: Any, prop: Property) -> None:
        if name not in fields:
            fields[name] = value
        elif fields[name] != value:
            self._desk.unknown(prop)

    def _account(self, prop: Property) -> None:
        field = names.ACCOUNT[prop.name]
        number = self._last.get(prop.group, 0)
        if field in self._accounts.get((prop.group, number), {}):
            number += 1  # without groups an account begins where a property comes again
            self._last[prop.group] = number
        value = self._desk.cleaned(field, self._desk.text(prop), prop)
        self._accounts.setdefault((prop.group, number), {})[field] = value

    def _loyalty_part(self, field: str, prop: Property) -> None:
        value = date_of(prop.value) if field == "valid_until" else self._desk.text(prop)
        if value is None:
            self._desk.hold(prop.name, self._desk.text(prop), rules.BAD_DATE, prop)
        else:
            self._once(self._loyalty, field, value, prop)

    def _name(self, prop: Property) -> None:
        parts = [*self._desk.parts(prop, ";"), "", "", "", "", ""][:5]
        for field, part in zip(("last_name", "first_name", "patronymic"), parts, strict=False):
            part = part if self._desk.ours else part.strip()
            if part:
                self._once(self._details, field, part, prop)
        extra = " ".join(part for part in parts[3:] if part)
        if extra:
            self._desk.hold("N", extra, rules.UNKNOWN, prop)

    def _organisation(self, prop: Property) -> None:
        name, *units = self._desk.parts(prop, ";")
        self._once(self._told, "organisation", name, prop)
        unit = ", ".join(filter(None, units))
        if unit:
            self._desk.hold("ORG-UNIT", unit, rules.UNKNOWN, prop)

    def _categories(self, prop: Property) -> None:
        tags = self._desk.parts(prop, ",")
        self._tags += tags if self._desk.ours else [tag.strip() for tag in tags if tag.strip()]

    def _note(self, prop: Property) -> None:
        self._notes.append(self._desk.text(prop))

    def _take_note(self) -> None:
        comments = []
        for note in self._notes:
            parts = split_note(note)
            if parts.comment is not None:
                comments.append(parts.comment)
            if parts.count and not (self._desk.ours or self._numbers or self._accounts):
                self._numbers = _filled(parts.requisites)
                self._accounts = {("", number): _filled(one) for number, one in enumerate(parts.bank_accounts)}
                self._desk.say(rules.FROM_NOTE, field="requisites", count=parts.count)
        if comments and (self._desk.ours or any(comment.strip() for comment in comments)):
            self._fields["comment"] = "\n".join(comments)

    def _image(self, prop: Property) -> None:
        name = prop.name.lower()
        image = image_of(prop)
        if image is None:
            if prop.value.strip():
                self._desk.say(rules.BAD_PICTURE, prop, field=name, name=prop.name)
            return
        old = self._images.get(name, ImageRef())
        if image.data is not None and old.data is not None:
            self._desk.say(rules.SECOND_PICTURE, prop, field=name, name=prop.name)
        elif image.url is not None and old.url is not None:
            self._desk.hold(prop.name, image.url, rules.UNKNOWN, prop)
        else:
            self._images[name] = ImageRef(
                url=old.url if image.url is None else image.url,
                data=old.data if image.data is None else image.data,
                media_type=old.media_type or image.media_type,
            )

    def _revised(self, prop: Property) -> None:
        moment, day = moment_of(prop.value), date_of(prop.value)
        if moment is None and day is not None:
            moment = dt.datetime(day.year, day.month, day.day)
        self._dated(self._fields, "updated_at", moment, prop)

    def _birthday(self, prop: Property) -> None:
        self._dated(self._details, "birth_date", date_of(prop.value), prop)

    def _dated(self, fields: dict[str, Any], name: str, value: dt.date | None, prop: Property) -> None:
        if value is not None:
            self._once(fields, name, value, prop)
        elif prop.value.strip():
            self._desk.hold(prop.name, self._desk.text(prop), rules.BAD_DATE, prop)

    def _gender(self, prop: Property) -> None:
        sex = {"M": Sex.MALE, "F": Sex.FEMALE}.get(prop.value.strip()[:1].upper())
        if sex is None:
            self._desk.unknown(prop)
        else:
            self._once(self._details, "sex", sex, prop)

    def _term(self, prop: Property) -> None:
        term = Term(label=self._desk.text(prop), id=prop.param("X-ID"))
        self._once(self._fields, prop.name.removeprefix("X-").lower(), term, prop)

    def _field(self, prop: Property) -> None:
        name, *parts = self._desk.parts(prop, ";")
        value = field_of(prop.param("X-TYPE") or "", parts)
        if value is None or name in self._desk.custom:
            self._desk.unknown(prop)
        else:
            self._desk.custom[name] = value

    def _address(self, prop: Property) -> None:
        label = prop.param("LABEL")
        label = self._desk.beside(prop, "LABEL") if label is None else label
        self._add_address(prop, self._desk.parts(prop, ";"), label)

    def _label(self, prop: Property) -> None:
        if "ADR" in self._desk.group(prop) or not prop.value.strip():
            return
        # Without groups a LABEL of 2.1 and 3.0 belongs to the first ADR of the same types.
        waiting = self._waiting.get(prop.types)
        if waiting:
            index = waiting.popleft()
            self._addresses[index] = attrs.evolve(self._addresses[index], text=self._desk.text(prop))
        else:
            self._add_address(prop, [], self._desk.text(prop))

    def _add_address(self, prop: Property, parts: list[str], label: str | None) -> None:
        shown = self._desk.beside(prop, "X-ABLABEL")
        address = address_of(parts, prop.types, label, shown, ours=self._desk.ours)
        if address is None:
            return
        if label is None:
            self._waiting.setdefault(prop.types, deque()).append(len(self._addresses))
        self._addresses.append(address)

    def _related(self, prop: Property) -> None:
        desk = self._desk
        said = {field: desk.beside(prop, name) for name, field in names.RELATED.items()}
        label, name = desk.beside(prop, "X-ABLABEL"), desk.text(prop) or None
        person = person_of(desk.beside(prop, "X-ROLE"), label, name, said, prop.types, ours=desk.ours)
        if person is not None:
            self._people.append(person)
        elif name is not None or desk.ours:
            self._relatives.append(relative_of(label, name, said, prop.types, ours=desk.ours))


def _filled(part: Requisites | BankAccount) -> dict[str, str]:
    return attrs.asdict(part, filter=lambda _, value: value is not None)
