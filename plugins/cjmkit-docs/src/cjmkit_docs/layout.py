"""
Layout: the rows of a company card, in the order that Russian firms write them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from cjmkit.findings import Texts
from cjmkit.model import ClientCard
from cjmkit.model.flat import numbered, split_number
from cjmkit.plugins import Losses
from cjmkit.plugins.flat import flatten
from cjmkit.plugins.flat_losses import LOST

__all__ = ["BLANK", "LABELS", "CardRow", "card_rows", "new_losses"]

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
    "карточка предприятия – для партнёров: сведений CRM в ней нет",
    "a company card is for partners: it holds nothing that only a CRM needs",
)
_NOT_TEXT: Final = Texts(
    "знаки, которых в документе не бывает, опущены", "characters that no document can hold were left out"
)
_PICTURES: Final = ("logo.url", "logo.path", "logo.media_type", "logo.data")


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
    return Losses({**LOST, "source": _OUTSIDE})


def card_rows(card: ClientCard, losses: Losses) -> list[CardRow]:
    """
    Return the filled rows of *card*, and count in *losses* what has no row.
    """
    flat = flatten(card)
    values = {name: str(value) for name, value in flat.values.items() if not isinstance(value, (bool, dt.date))}
    custom = dict(flat.custom)
    edo = custom.get("edo_id")
    if isinstance(edo, str) and edo:
        values["edo_id"] = str(custom.pop("edo_id"))
    rows = [CardRow(name, LABELS[split_number(name)[0]], values[name]) for name in _ordered(values)]
    losses.add({path for path in flat.lost if path not in _PICTURES})
    losses.add_tables(flat.tables)
    written = {row.name for row in rows}
    for name in flat.values:
        if name not in written and not name.startswith("logo"):
            losses.note(_path(name), _OUTSIDE)
    for name in custom:
        losses.note(f"custom.{name}", _OUTSIDE)
    return [row._replace(value=_printable(row, losses)) for row in rows]


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


def _path(name: str) -> str:
    """
    Return where on a card the column *name* comes from, as people of other formats call it.
    """
    return split_number(name)[0]


def _printable(row: CardRow, losses: Losses) -> str:
    value = row.value.replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(char for char in value if _is_character(ord(char)))
    if kept != row.value:
        losses.note(_path(row.name), _NOT_TEXT)
    return kept


def _is_character(code: int) -> bool:
    """
    Tell whether XML 1.0 has the character (production [2] Char).
    """
    return code in (9, 10) or 32 <= code < 0xD800 or 0xE000 <= code < 0xFFFE or code > 0xFFFF
