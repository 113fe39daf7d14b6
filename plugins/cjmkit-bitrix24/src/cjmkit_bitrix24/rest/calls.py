"""
Calls: the client, its requisite, the addresses and accounts of the requisite, the people behind.

The order and the fields are those of the portal's REST reference (bitrix24/b24restdocs, ``api-reference/crm``):
``crm.company.add`` or ``crm.contact.add``, ``crm.requisite.add``, ``crm.address.add``,
``crm.requisite.bankdetail.add``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

import attrs

from cjmkit.model import CardKind, ClientCard
from cjmkit.plugins.flat import Flat, flatten
from cjmkit_bitrix24.names import name_fields
from cjmkit_bitrix24.rest.fields import (
    ADDRESS_FIELDS,
    bank_detail,
    multifields,
    placed_addresses,
    position_of,
    requisite_fields,
)
from cjmkit_bitrix24.rest.keys import digest, key_of
from cjmkit_bitrix24.rest.options import CallsOptions, Subject

__all__ = ["Made", "calls_of", "subject_of"]

COMPANY_TYPE: Final = 4
CONTACT_TYPE: Final = 3
REQUISITE_TYPE: Final = 8
RUSSIA: Final = 1

_SUFFIX: Final = 12

_SUBJECTS: Final[Mapping[CardKind, Subject]] = {
    CardKind.COMPANY: "company",
    CardKind.SOLE_PROPRIETOR: "sole_proprietor",
    CardKind.PERSON: "person",
}


@attrs.define
class Made:
    """
    A card's *key* and *calls*, what they *need*, and the flat names and paths that they *hold*.
    """

    key: str = ""
    calls: list[dict[str, Any]] = attrs.field(factory=list)
    needs: list[str] = attrs.field(factory=list)
    held: set[str] = attrs.field(factory=set)
    flat: Flat = attrs.field(factory=lambda: Flat({}, {}, [], ()))

    def add(self, id: str, method: str, fields: Mapping[str, Any]) -> dict[str, Any]:  # noqa: A002 - the format's word
        """
        Add a call, without the fields that are empty, and return its fields.
        """
        kept = {name: value for name, value in fields.items() if value not in (None, "", [])}
        self.calls.append({"id": id, "method": method, "params": {"fields": kept}})
        return kept


def subject_of(card: ClientCard) -> Subject:
    """
    Return whose requisites the card holds; a card that says nothing of a person is a company's.
    """
    if card.kind is not None:
        return _SUBJECTS[card.kind]
    numbers = card.requisites
    if numbers.ogrnip:
        return "sole_proprietor"
    named = card.short_name or card.full_name or numbers.kpp or numbers.ogrn
    return "person" if card.person is not None and not named else "company"


def calls_of(card: ClientCard, options: CallsOptions) -> Made:
    """
    Return the calls that create *card*.
    """
    made = Made(flat=flatten(card))
    subject = subject_of(card)
    contact = subject == "person" or (subject == "sole_proprietor" and options.sole_proprietors == "contact")
    root = _contact(card, made, options) if contact else _company(card, made, options)
    _requisite(card, made, options, subject, root=root)
    if not contact and options.people:
        _people(card, made, options)
    made.key = key_of(card, made.calls)
    _sign(made, options)
    return made


def _company(card: ClientCard, made: Made, options: CallsOptions) -> str:
    # A company without any name is told by its ИНН: the portal wants a title.
    title = card.name or (f"ИНН {card.requisites.inn}" if card.requisites.inn else "Без названия")
    made.held |= {name for name in ("short_name", "full_name") if getattr(card, name) == title}
    if card.person is not None and card.person.name == title:
        made.held |= {"last_name", "first_name", "patronymic"}
    made.add("company", "crm.company.add", {"TITLE": title, **_common(card, made, options)})
    return "company"


def _contact(card: ClientCard, made: Made, options: CallsOptions) -> str:
    person = card.person
    if person is not None and person.name:
        names: Mapping[str, str | None] = {
            "LAST_NAME": person.last_name,
            "NAME": person.first_name,
            "SECOND_NAME": person.patronymic,
        }
        made.held |= {"last_name", "first_name", "patronymic"}
    else:
        names = name_fields(card.name or "") or {"NAME": "Без имени"}
    whole = " ".join(part for part in (person.name if person else card.name,) if part)
    made.held |= {name for name in ("short_name", "full_name") if getattr(card, name) == whole}
    born = person.birth_date.isoformat() if person is not None and person.birth_date is not None else None
    source = card.source.label if card.source is not None else None
    made.held |= {"birth_date", "source"}
    fields = {**names, "BIRTHDATE": born, "SOURCE_DESCRIPTION": source, **_common(card, made, options)}
    made.add("contact", "crm.contact.add", fields)
    return "contact"


def _common(card: ClientCard, made: Made, options: CallsOptions) -> dict[str, Any]:
    made.held |= {"id", "kind", "comment"}
    if card.legal_form in (card.name or "").split():
        made.held.add("legal_form")
    fields: dict[str, Any] = multifields(card, made.held)
    fields["COMMENTS"] = card.comment
    fields["ASSIGNED_BY_ID"] = options.responsible
    fields["OPENED"] = options.opened
    for name, field in options.fields.items():
        value = made.flat.values.get(name, made.flat.custom.get(name))
        if value is not None:
            fields[field] = _plain(value)
            made.held.add(name)
    if options.inn_field is not None:
        fields[options.inn_field] = card.requisites.inn
    return fields


def _plain(value: Any) -> str | int | float | list[str]:
    if isinstance(value, bool):
        return "Y" if value else "N"
    if isinstance(value, (dt.date, dt.datetime)):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value, "f")
    return list(value) if isinstance(value, tuple) else value


def _requisite(card: ClientCard, made: Made, options: CallsOptions, subject: Subject, *, root: str) -> None:
    fields = requisite_fields(card, subject, made.held, told=_told(made, card))
    addresses = placed_addresses(card, subject, made.held)
    accounts = [account for account in card.bank_accounts if any(attrs.astuple(account))]
    if not fields and not addresses and not accounts:
        return
    preset = options.preset(subject)
    if isinstance(preset, str):
        made.needs.append(preset.removeprefix("$"))
    own = {
        "ENTITY_TYPE_ID": COMPANY_TYPE if root == "company" else CONTACT_TYPE,
        "ENTITY_ID": f"${root}",
        "PRESET_ID": preset,
        "NAME": card.name or "Реквизиты",
        # The card shows such a requisite as an address alone.
        "ADDRESS_ONLY": None if fields or accounts else "Y",
    }
    made.add("requisite", "crm.requisite.add", {**own, **fields})
    for number, (kind, address) in enumerate(addresses, 1):
        place = {field: getattr(address, part) for part, field in ADDRESS_FIELDS.items()}
        at = {"TYPE_ID": kind, "ENTITY_TYPE_ID": REQUISITE_TYPE, "ENTITY_ID": "$requisite"}
        made.add(f"address{number}", "crm.address.add", {**at, **place})
    for number, account in enumerate(accounts, 1):
        fixed = {"ENTITY_ID": "$requisite", "COUNTRY_ID": RUSSIA}
        made.add(f"bank{number}", "crm.requisite.bankdetail.add", {**fixed, **bank_detail(account, number)})


def _told(made: Made, card: ClientCard) -> frozenset[str]:
    texts = {value for value in made.calls[0]["params"]["fields"].values() if isinstance(value, str)}
    person = card.person
    if person is not None and person.name and texts.issuperset(person.name.split()):
        texts.add(person.name)
    return frozenset(texts)


def _people(card: ClientCard, made: Made, options: CallsOptions) -> None:
    number = 0
    for index, person in enumerate(card.people):
        names = name_fields(person.name or "")
        if f"people[{index}]" in made.held or not names:
            continue
        number += 1
        place = {"POST": position_of(person), "COMPANY_ID": "$company", "ASSIGNED_BY_ID": options.responsible}
        made.add(f"person{number}", "crm.contact.add", {**names, **place})
        made.held |= {f"people[{index}]", f"people[{index}].position"}
        if len(names) > 1 or " " not in names["LAST_NAME"]:
            made.held.add(f"people[{index}].name")


def _sign(made: Made, options: CallsOptions) -> None:
    met: set[str] = set()
    for index, call in enumerate(made.calls):
        fields = call["params"]["fields"]
        key = made.key if index == 0 else f"{made.key}:{_suffix(call, met)}"
        if call["method"] in ("crm.company.add", "crm.contact.add"):
            fields |= {"ORIGINATOR_ID": options.originator, "ORIGIN_ID": key}
        elif call["method"] != "crm.address.add":
            fields["XML_ID"] = f"{options.originator}:{key}"


def _suffix(call: Mapping[str, Any], met: set[str]) -> str:
    # An account is told by what it is, not by its place: the next export may list them in another order.
    if not call["id"].startswith(("bank", "person")):
        return str(call["id"])
    name = f"{call['id'].rstrip('0123456789')}-{digest(call['params'])[:_SUFFIX]}"
    while name in met:
        name += "+"
    met.add(name)
    return name
