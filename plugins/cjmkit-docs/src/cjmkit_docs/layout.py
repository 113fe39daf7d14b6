"""
Layout: the rows of a company card, in the order that Russian firms write them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

import attrs

from cjmkit.findings import Texts
from cjmkit.model import FLAT_FIELDS, ClientCard, ContactKind, Part, PersonDetails, Requisites, Role
from cjmkit.model.flat import numbered, split_number
from cjmkit.plugins import Losses
from cjmkit.plugins.flat import flatten
from cjmkit.plugins.flat_losses import LOST

__all__ = ["BLANK", "LABELS", "CardRow", "card_path", "card_rows", "new_losses"]

LABELS: Final[Mapping[str, str]] = {
    "full_name": "Полное наименование",
    "short_name": "Сокращённое наименование",
    "kind": "Тип клиента",
    "legal_form": "Организационно-правовая форма",
    "branch_of": "Головная организация",
    "last_name": "Фамилия",
    "first_name": "Имя",
    "patronymic": "Отчество",
    "inn": "ИНН",
    "kpp": "КПП",
    "ogrn": "ОГРН",
    "ogrnip": "ОГРНИП",
    "okpo": "ОКПО",
    "okved": "ОКВЭД",
    "oktmo": "ОКТМО",
    "okopf": "ОКОПФ",
    "account": "Расчётный счёт",
    "bank_name": "Банк",
    "bank_city": "Город банка",
    "bik": "БИК",
    "corr_account": "Корреспондентский счёт",
    "currency": "Валюта счёта",
    "personal_account": "Лицевой счёт",
    "legal_address": "Юридический адрес",
    "actual_address": "Фактический адрес",
    "postal_address": "Почтовый адрес",
    "address": "Адрес",
    "phone": "Телефон",
    "mobile": "Мобильный телефон",
    "fax": "Факс",
    "email": "E-mail",
    "website": "Сайт",
    "director_position": "Должность руководителя",
    "director": "Руководитель",
    "director_basis": "Действует на основании",
    "chief_accountant": "Главный бухгалтер",
    "contact_person": "Контактное лицо",
    "contact_position": "Должность контактного лица",
    "edo_id": "Идентификатор ЭДО",
}
"""The label of each field that a card has, in the order of its rows."""

BLANK: Final = (
    *("full_name", "short_name", "inn", "kpp", "ogrn", "okpo", "okved", "legal_address", "actual_address"),
    *("postal_address", "account", "bank_name", "bik", "corr_account", "phone", "email", "website"),
    *("director_position", "director", "director_basis", "chief_accountant", "contact_person", "edo_id"),
)
"""The rows of a blank form."""

_BANK: Final = ("account", "bank_name", "bank_city", "bik", "corr_account", "currency", "personal_account")
_CONTACT: Final = ("contact_person", "contact_position")
_OUTSIDE: Final = Texts(
    "карточка организации – для партнёров: в ней только реквизиты и контакты",
    "a company card is for partners: it holds requisites and contacts only",
)
_NOT_TEXT: Final = Texts(
    "знаки, которых в документе не бывает, опущены или заменены",
    "characters that no document can hold were left out or replaced",
)
_INSIDE: Final = frozenset(
    (
        *("card", "bank_accounts", "addresses", "addresses.parts", "addresses.kind", "people", "people.card"),
        *("people.position", "people.basis", "contacts", "contacts.note", "contacts.shown", "contacts.extension"),
    )
)
"""What may be lost of the parts that a card does have rows for."""
_WRITTEN_CONTACTS: Final = frozenset(
    (ContactKind.PHONE, ContactKind.MOBILE, ContactKind.FAX, ContactKind.EMAIL, ContactKind.WEBSITE)
)
_WRITTEN_ROLES: Final = frozenset((Role.DIRECTOR, Role.CHIEF_ACCOUNTANT, Role.CONTACT))


class CardRow(NamedTuple):
    """
    A row of a card: the flat *name* (``account_2``), the *label* that people read, and the value.
    """

    name: str
    label: str
    value: str

    def __repr__(self) -> str:
        return f"CardRow({self.name!r})"


def new_losses() -> Losses:
    """
    Return an empty list of losses that knows why each part is lost.
    """
    return Losses(LOST)


def card_rows(card: ClientCard, losses: Losses) -> list[CardRow]:
    """
    Return the filled rows of *card*, and count in *losses* what has no row.
    """
    flat = flatten(card)
    values = {name: str(value) for name, value in flat.values.items() if split_number(name)[0] in LABELS}
    edo = flat.custom.get("edo_id")
    if isinstance(edo, str) and edo:
        values["edo_id"] = edo
    losses.add(path for path in flat.lost if path in _INSIDE and path != "card")
    losses.add_rest(card, _rest(card, values), _OUTSIDE)
    rows = [CardRow(name, LABELS[split_number(name)[0]], values[name]) for name in _ordered(values)]
    if not rows:
        losses.add(("card",))
    unprintable = {card_path(row.name) for row in rows if _printable(row.value) != row.value}
    for path in unprintable:
        losses.note(path, _NOT_TEXT)
    return [row._replace(value=_printable(row.value)) for row in rows]


def _rest(card: ClientCard, values: Mapping[str, str]) -> ClientCard:
    """
    Return *card* without what has rows.
    """
    person = card.person
    if person is not None:
        person = attrs.evolve(person, last_name=None, first_name=None, patronymic=None)
    return attrs.evolve(
        card,
        kind=None,
        full_name=None,
        short_name=None,
        legal_form=None,
        branch_of=None,
        requisites=Requisites(snils=card.requisites.snils),
        bank_accounts=(),
        addresses=(),
        people=tuple(one for one in card.people if one.role not in _WRITTEN_ROLES),
        contacts=tuple(one for one in card.contacts if one.kind not in _WRITTEN_CONTACTS),
        person=None if person == PersonDetails() else person,
        custom={name: value for name, value in card.custom.items() if not (name == "edo_id" and name in values)},
        logo=None,
    )


def _ordered(values: Mapping[str, str]) -> Iterator[str]:
    """
    Yield the names of *values* that have rows, each bank with its account, each person with their position.
    """
    done: set[str] = set()
    for field in LABELS:
        group = _BANK if field in _BANK else _CONTACT if field in _CONTACT else (field,)
        if field in done:
            continue
        done.update(group)
        most = max((split_number(name)[1] for name in values if split_number(name)[0] in group), default=0)
        for number in range(1, most + 1):
            yield from (name for one in group if (name := numbered(one, number)) in values)


def card_path(name: str) -> str:
    """
    Return the path of the column *name* on a card: ``requisites.inn`` for ``inn``.
    """
    field = split_number(name)[0]
    return f"custom.{field}" if field == "edo_id" else _PLACES.get(FLAT_FIELDS[field].part, "{}").format(field)


_PLACES: Final = {
    Part.REQUISITES: "requisites.{}",
    Part.BANK: "bank_accounts",
    Part.ADDRESS: "addresses",
    Part.PEOPLE: "people",
    Part.CONTACTS: "contacts",
    Part.PERSON: "person.{}",
}


_UNFIT: Final = re.compile("[^\\t\\n\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")
"""What XML 1.0 has no place for: all but production [2] Char, and the carriage return that a reader drops."""


def _printable(value: str) -> str:
    return _UNFIT.sub("", value.replace("\r\n", "\n").replace("\r", "\n"))
