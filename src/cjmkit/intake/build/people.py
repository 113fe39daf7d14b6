"""
People of a batch: who the card is of, and who is named on it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from cjmkit.intake.build.columns import Columns
from cjmkit.intake.build.parts import tuples
from cjmkit.intake.repair.names import split_person_name
from cjmkit.model import CardKind, Passport, Person, PersonDetails, Relative, Role
from cjmkit.model.flat import numbered
from cjmkit.model.quick import quick

__all__ = ["card_kinds", "kind_told", "people", "persons"]

_COMPANY, _SOLE, _PERSON = CardKind.COMPANY, CardKind.SOLE_PROPRIETOR, CardKind.PERSON
_SOLE_FORMS: Final = frozenset(("ИП", "КФХ", "ГКФХ"))
_NAME_PARTS: Final = ("last_name", "first_name", "patronymic")
_DETAILS: Final = (
    "sex",
    "birth_date",
    "place_of_study",
    "education",
    "family_status",
    "relatives",
    "children_count",
    "income",
)
_PASSPORT: Final = ("passport_series", "passport_number", "passport_issued_by", "passport_issued_on", "passport_code")


def card_kinds(columns: Columns, forms: list[str | None], names: list[Any]) -> list[CardKind | None]:
    """
    Return who each client is, told by the row itself, by its legal form, or by its numbers.

    ИНН of 10 digits and ОГРН of 13 belong to organisations, ОГРНИП to sole proprietors by definition. A row
    with a person's name or birth date, no firm's name and no such number is a person. Otherwise None.
    """
    numbers = (columns.get(name) for name in ("kind", "inn", "ogrn", "ogrnip"))
    personal = _has_person(columns)
    return [
        told or kind_told(form, inn, ogrn, ogrnip, named=name is not None, personal=person)
        for told, inn, ogrn, ogrnip, form, name, person in zip(*numbers, forms, names, personal, strict=True)
    ]


def kind_told(
    form: str | None, inn: str | None, ogrn: str | None, ogrnip: str | None, *, named: bool, personal: bool
) -> CardKind | None:
    """
    Return who a client is by the rest of its row, where the row does not say; see `card_kinds`.
    """
    if form:
        return _SOLE if form in _SOLE_FORMS else _COMPANY
    if ogrnip and len(ogrnip) == 15:
        return _SOLE
    if (inn and len(inn) == 10) or (ogrn and len(ogrn) == 13):
        return _COMPANY
    return _PERSON if personal and not named and not ogrn else None


def _has_person(columns: Columns) -> list[bool]:
    present = [columns.values[name] for name in ("person_name", *_NAME_PARTS, "birth_date", "sex") if name in columns]
    if not present:
        return [False] * columns.size
    return [any(value is not None for value in row) for row in zip(*present, strict=True)]


def persons(columns: Columns, kinds: list[CardKind | None]) -> list[PersonDetails | None]:
    """
    Return the personal details of each row that is not of a company.

    On a company's row a bare «ФИО» names its contact (see `people`), so the details stay empty there
    unless the row has more than a name.
    """
    if not columns.any_of(("person_name", *_NAME_PARTS, *_DETAILS, "passport", *_PASSPORT)):
        return [None] * columns.size
    names = zip(*(columns.get(name) for name in ("person_name", *_NAME_PARTS)), strict=True)
    details = zip(*(columns.get(name) for name in _DETAILS), strict=True)
    return [
        _person(kind, name, detail, passport)
        for kind, name, detail, passport in zip(kinds, names, details, _passports(columns), strict=True)
    ]


def _person(
    kind: CardKind | None, names: tuple[Any, ...], details: tuple[Any, ...], passport: Passport | None
) -> PersonDetails | None:
    whole, last, first, patronymic = (None,) * 4 if kind is _COMPANY else names
    if whole is not None and not (last or first or patronymic):
        last, first, patronymic = split_person_name(whole)
    sex, birth_date, study, education, family, relatives, children, income = details
    if not (last or first or patronymic or passport or any(value is not None for value in details)):
        return None
    return PersonDetails(
        last_name=last,
        first_name=first,
        patronymic=patronymic,
        sex=sex,
        birth_date=birth_date,
        passport=passport,
        place_of_study=study,
        education=education,
        family_status=family,
        relatives=(Relative(name=relatives),) if relatives else (),
        children_count=children,
        income=income,
    )


def _passports(columns: Columns) -> list[Passport | None]:
    if not columns.any_of(_PASSPORT):
        return columns.get("passport")
    rows = zip(columns.get("passport"), *(columns.get(name) for name in _PASSPORT), strict=True)
    return [_passport(*row) for row in rows]


def _passport(
    whole: Passport | None,
    series: str | None,
    number: str | None,
    issued_by: str | None,
    issued_on: Any,
    code: str | None,
) -> Passport | None:
    if whole is None and not (series or number or issued_by or issued_on or code):
        return None
    known = whole or Passport()
    return Passport(
        series=series or known.series,
        number=number or known.number,
        issued_by=issued_by or known.issued_by,
        issued_on=issued_on or known.issued_on,
        code=code or known.code,
    )


def people(columns: Columns, kinds: list[CardKind | None]) -> Iterator[tuple[Person, ...]]:
    """
    Return the people named on each row: director, accountant, heads, contacts, the responsible adult.
    """
    groups = [
        *_directors(columns),
        *_named(columns, "chief_accountant", Role.CHIEF_ACCOUNTANT),
        *_named(columns, "department_head", Role.DEPARTMENT_HEAD),
        *_contacts(columns),
        *_own_names(columns, kinds),
        *_named(columns, "responsible", Role.RESPONSIBLE),
    ]
    return tuples(columns.size, groups)


def _named(columns: Columns, name: str, role: Role) -> list[Iterator[Person | None]]:
    return [_in_role(values, role) for _, values in columns.many(name)]


def _in_role(names: list[str | None], role: Role) -> Iterator[Person | None]:
    make = quick(Person, "role", "name")
    return (None if name is None else make(role, name) for name in names)


def _directors(columns: Columns) -> list[Iterator[Person | None]]:
    names = ("director", "director_position", "director_basis")
    if not columns.any_of(names):
        return []
    if not columns.any_of(names[1:]):
        return _named(columns, "director", Role.DIRECTOR)
    make = quick(Person, "role", "name", "position", "basis")
    rows = zip(*(columns.get(name) for name in names), strict=True)
    return [(make(Role.DIRECTOR, *row) if row != (None, None, None) else None for row in rows)]


def _contacts(columns: Columns) -> list[Iterator[Person | None]]:
    return [_contact_group(columns, number) for number in columns.numbers(("contact_person", "contact_position"))]


def _contact_group(columns: Columns, number: int) -> Iterator[Person | None]:
    make = quick(Person, "role", "name", "position")
    names = columns.get(numbered("contact_person", number))
    positions = columns.get(numbered("contact_position", number))
    return (
        make(Role.CONTACT, name, position) if name or position else None
        for name, position in zip(names, positions, strict=True)
    )


def _own_names(columns: Columns, kinds: list[CardKind | None]) -> list[Iterable[Person | None]]:
    if not columns.any_of(("person_name", *_NAME_PARTS)):
        return []
    rows = zip(kinds, *(columns.get(name) for name in ("person_name", *_NAME_PARTS)), strict=True)
    group: list[Person | None] = []
    for kind, whole, *parts in rows:
        name = (whole or " ".join(part for part in parts if part)) if kind is _COMPANY else None
        group.append(Person(role=Role.CONTACT, name=name) if name else None)
    return [group]
