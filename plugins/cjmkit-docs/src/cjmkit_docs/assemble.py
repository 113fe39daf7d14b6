"""
Assembling: the values that were found as one card, the doubtful ones left out and told.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import attrs

from cjmkit.findings import Location
from cjmkit.model import (
    Address,
    AddressKind,
    CardKind,
    ClientCard,
    Contact,
    ContactKind,
    FieldValue,
    Origin,
    Person,
    Requisites,
    Role,
)
from cjmkit_docs import catalogue as rules
from cjmkit_docs.banking import bank_accounts, grouped
from cjmkit_docs.found import Found, Notes
from cjmkit_docs.names import legal_form

__all__ = ["assemble", "card_of"]

_NUMBERS: Final = ("inn", "kpp", "ogrn", "ogrnip", "okpo", "okved", "oktmo", "okopf", "snils")
_SINGLE: Final = (
    *_NUMBERS,
    "full_name",
    "short_name",
    "legal_form",
    "branch_of",
    "legal_address",
    "actual_address",
    "postal_address",
    "director",
    "director_position",
    "director_basis",
    "chief_accountant",
    "edo_id",
)
_MANY: Final = ("phone", "mobile", "fax", "email", "website", "address", "contact_person", "contact_position")
_BANK: Final = ("account", "bank_name", "bik", "corr_account", "bank_city", "currency", "personal_account")
_ADDRESSES: Final = {
    "legal_address": AddressKind.LEGAL,
    "actual_address": AddressKind.ACTUAL,
    "postal_address": AddressKind.POSTAL,
    "address": AddressKind.OTHER,
}
_CONTACTS: Final = {name: ContactKind(name) for name in ("phone", "mobile", "fax", "email", "website")}
_SOLE: Final = frozenset(("ИП", "КФХ"))
_KIND_WORDS: Final = {
    CardKind.COMPANY: ("организация", "an organisation"),
    CardKind.SOLE_PROPRIETOR: ("ИП", "a sole proprietor"),
}
_AS_SURE: Final = 0.1
"""Values whose confidence differs by less are rivals."""
_CHANGED: Final = ("zero", "lookalikes", "same")
_NUMBERS_SET: Final = frozenset((*_NUMBERS, "account", "bik", "corr_account"))


def assemble(found: Iterable[Found], threshold: float, notes: Notes) -> list[Found]:
    """
    Return the values of *found* that are sure enough, one for a field that a card has once.

    Accounts stay in their order with the values that stand around them.
    """
    values = _of_one_office(_named(bank_accounts(list(found), notes)))
    taken: list[Found] = []
    for field in _SINGLE:
        best = _best([one for one in values if one.field == field], threshold, notes)
        if best is not None:
            taken.append(best)
    for one in values:
        if one.field in _MANY or one.field in _BANK:
            if one.confidence < threshold:
                _doubt(one, threshold, notes)
            elif one.field in _BANK or not any(_same(one, other) for other in taken):
                taken.append(one)
    for one in taken:
        _tell(one, notes)
    return sorted(taken, key=lambda one: one.order)


def _named(found: list[Found]) -> list[Found]:
    """
    Return *found* with plain names as full or short ones, and a bank's name that is the client's own where it is one.
    """
    labelled = any(one.field in ("full_name", "short_name") for one in found)
    values = []
    for one in found:
        if one.field == "name":
            if labelled and one.how == "legal_form":
                continue  # the title repeats what the table tells
            long = legal_form(one.value) is not None and not _begins_short(one.value)
            one = attrs.evolve(one, field="full_name" if long else "short_name")
        values.append(one)
    return values


def _of_one_office(found: list[Found]) -> list[Found]:
    """
    Return *found* with a КПП surer whose first four digits are those of the ИНН: one tax office gave both.
    """
    offices = {one.value[:4] for one in found if one.field == "inn"}
    return [
        attrs.evolve(one, confidence=max(one.confidence, 0.92))
        if one.field == "kpp" and one.value[:4] in offices
        else one
        for one in found
    ]


def _begins_short(name: str) -> bool:
    first = name.strip(' «"').split(" ")[0].strip("«»\"'.,")
    return first.isupper() and len(first) <= 6


def _same(one: Found, other: Found) -> bool:
    if one.field != other.field:
        # «Тел.: …» and «Факс: …» may be one number, but a phone under two labels is one phone.
        return {one.field, other.field} == {"phone", "mobile"} and one.value == other.value
    return one.value.casefold() == other.value.casefold() and one.extension == other.extension


def _best(found: list[Found], threshold: float, notes: Notes) -> Found | None:
    if not found:
        return None
    ordered = sorted(found, key=lambda one: (-one.confidence, one.order))
    best = ordered[0]
    if best.confidence < threshold:
        _doubt(best, threshold, notes)
        return None
    least = max(threshold, best.confidence - _AS_SURE)
    rivals = {_plain(one.value) for one in ordered if one.confidence >= least}
    # «ул. Мира, 5» and «ул. Мира, 5, офис 1» agree; two numbers never do.
    agree = best.field not in _NUMBERS_SET and all(_agree(_plain(best.value), rival) for rival in rivals)
    if len(rivals) > 1 and not agree:
        notes.say(rules.AMBIGUOUS, best.where, field=best.field, count=len(rivals))
        return None
    return best


def _agree(one: str, other: str) -> bool:
    return one in other or other in one


def _plain(value: str) -> str:
    return "".join(char for char in value.casefold() if char.isalnum())


def _doubt(one: Found, threshold: float, notes: Notes) -> None:
    notes.say(
        rules.DOUBTFUL,
        one.where,
        field=one.field,
        how=one.how,
        confidence=f"{one.confidence:.2f}",
        threshold=f"{threshold:.2f}",
        value=one.raw or one.value,
        fix=one.value,
    )


def _tell(one: Found, notes: Notes) -> None:
    if one.how in ("form", "bank_words", "legal_form") and not one.label:
        notes.say(rules.BY_FORM, one.where, field=one.field, how=one.how, value=one.value)
    elif one.how in (*_CHANGED, "phone_form"):
        notes.say(rules.CHANGED, one.where, field=one.field, how=one.how, value=one.raw, fix=one.value)
    elif one.field in _NUMBERS_SET and one.raw and one.raw != one.value:
        notes.say(rules.CHANGED, one.where, field=one.field, how="spaces", value=one.raw, fix=one.value)


def card_of(taken: list[Found], custom: dict[str, str], where: Location, notes: Notes) -> ClientCard | None:
    """
    Return the card of the values *taken*; None if there is nothing in it.
    """
    single = {one.field: one.value for one in taken if one.field in _SINGLE}
    if not taken:
        return None
    fields: dict[str, FieldValue] = dict(custom)
    if "edo_id" in single:
        fields["edo_id"] = single["edo_id"]
    forms = (legal_form(single.get(name, "")) for name in ("short_name", "full_name"))
    form = single.get("legal_form") or next(filter(None, forms), None)
    numbers: dict[str, str] = {name: single[name] for name in _NUMBERS if name in single}
    return ClientCard(
        kind=_kind(form, numbers, where, notes),
        full_name=single.get("full_name"),
        short_name=single.get("short_name"),
        legal_form=form,
        branch_of=single.get("branch_of"),
        requisites=Requisites(**numbers),
        bank_accounts=grouped([one for one in taken if one.field in _BANK]),
        addresses=tuple(
            Address(kind=_ADDRESSES[one.field], text=one.value) for one in taken if one.field in _ADDRESSES
        ),
        people=_people(single, taken),
        contacts=tuple(_contact(one) for one in taken if one.field in _CONTACTS),
        custom=fields,
        origin=Origin(source=where.source, sheet=where.sheet, raw=_raw(taken)),
    )


def _raw(taken: list[Found]) -> dict[str, str]:
    return {one.field: one.raw for one in taken if one.raw and one.how in _CHANGED and one.raw != one.value}


def _kind(form: str | None, numbers: dict[str, str], where: Location, notes: Notes) -> CardKind | None:
    kind = None
    if form in _SOLE or numbers.get("ogrnip"):
        kind = CardKind.SOLE_PROPRIETOR
    elif form or len(numbers.get("inn", "")) == 10 or numbers.get("ogrn"):
        kind = CardKind.COMPANY
    if kind is not None:
        russian, english = _KIND_WORDS[kind]
        notes.say(rules.INFERRED_KIND, where, field="kind", kind_ru=russian, kind_en=english)
    return kind


def _contact(one: Found) -> Contact:
    return Contact(kind=_CONTACTS[one.field], value=one.value, extension=one.extension, note=one.note)


def _people(single: dict[str, str], taken: list[Found]) -> tuple[Person, ...]:
    people: list[Person] = []
    director = {name: single.get(name) for name in ("director", "director_position", "director_basis")}
    if any(director.values()):
        people.append(
            Person(
                role=Role.DIRECTOR,
                name=director["director"],
                position=director["director_position"],
                basis=director["director_basis"],
            )
        )
    if "chief_accountant" in single:
        people.append(Person(role=Role.CHIEF_ACCOUNTANT, name=single["chief_accountant"]))
    for one in taken:
        if one.field == "contact_person":
            post = next(
                (other for other in taken if other.field == "contact_position" and other.where == one.where), None
            )
            people.append(Person(role=Role.CONTACT, name=one.value, position=post.value if post else None))
    return tuple(people)
