"""
Cells: values of a card as the portal reads them, and what its columns cannot hold.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Final

from cjmkit.findings import Texts
from cjmkit.model import ClientCard, Contact
from cjmkit.model.flat import FLAT_FIELDS, Part, split_number
from cjmkit.plugins.flat import Flat, flatten, plain_decimal
from cjmkit.plugins.flat_losses import LOST
from cjmkit_bitrix24.multifields import LONGEST, fits, join_values
from cjmkit_bitrix24.options import FileOptions
from cjmkit_bitrix24.portal import MULTIFIELDS
from cjmkit_bitrix24.told import CardLosses

__all__ = ["FlatCard", "cell_text", "contact_cells", "picture_cell"]

_DIRECT: Final = ("contacts", "addresses", "bank_accounts")
_HANDLED: Final = frozenset((Part.CONTACTS, Part.ADDRESS, Part.BANK))

_NO_COLUMN: Final = Texts(
    "в файле портала для этого нет столбца: заведите на портале поле и назовите его в настройке fields",
    "the portal's file has no column for it: make a field on the portal and name it in the option fields",
)
_A_CONTACT: Final = Texts(
    "в файле компаний этому нет места: людей компании записывает bitrix24-contact",
    "the file of companies has no place for it: bitrix24-contact writes a company's people",
)
_TOO_LONG: Final = Texts(
    f"значение длиннее {LONGEST} знаков или с точкой с запятой: портал его не примет или разрежет",
    f"a value has more than {LONGEST} characters or a semicolon: the portal refuses or cuts it",
)
_TRIMMED: Final = Texts("портал убирает пробелы по краям значения", "the portal trims blanks around a value")
_NO_NOTE: Final = Texts(
    "портал не хранит пометок у телефонов и адресов",
    "the portal keeps no notes beside phones and addresses of mail",
)
_NO_SHOWN: Final = Texts(
    "портал не отмечает, какой контакт главный",
    "the portal does not mark a contact as the main one",
)
_NO_EXTENSION: Final = Texts("добавочный бывает только у телефона", "only a phone has an extension")
_EMPTY_CONTACT: Final = Texts("запись пуста", "the entry is empty")
_NOT_SECURE: Final = Texts(
    "портал берёт картинку только по ссылке https://",
    "the portal takes a picture only from a link that begins with https://",
)


def cell_text(value: object) -> str:
    """
    Return *value* as a cell: dates as 31.12.2024, Y and N, several values joined by commas.
    """
    if isinstance(value, bool):
        return "Y" if value else "N"
    if isinstance(value, dt.date):
        day = f"{value.day:02}.{value.month:02}.{value.year:04}"
        return f"{day} {value:%H:%M:%S}" if isinstance(value, dt.datetime) else day
    if isinstance(value, Decimal):
        return plain_decimal(value)
    if isinstance(value, (tuple, list)):
        return ",".join(cell_text(part) for part in value)
    return str(value)


class FlatCard:
    """
    A card as flat values, each of which is taken into a column or lost.
    """

    def __init__(self, card: ClientCard, losses: CardLosses) -> None:
        self._flat: Flat = flatten(card)
        self._losses = losses
        self._taken: set[str] = set()

    def take(self, name: str) -> str:
        """
        Return the flat value *name* as a cell, and remember that it is held.
        """
        self._taken.add(name)
        value = self._flat.values.get(name)
        return "" if value is None else cell_text(value)

    def take_custom(self, *names: str) -> str:
        """
        Return the first custom field of *names* that is filled, as a cell.
        """
        for name in names:
            value = self._flat.custom.get(name)
            if value is not None:
                self._taken.add(f"custom.{name}")
                return cell_text(value)
        return ""

    def take_mapped(self, options: FileOptions, labels: Mapping[str, str]) -> dict[str, str]:
        """
        Return the cells of columns that the user named, and of custom fields that are called as a column is.
        """
        ids = {label: column for column, label in labels.items()}
        cells: dict[str, str] = {}
        for name in self._flat.custom:
            column = ids.get(name, name if name in labels or name.startswith("UF_") else None)
            if column is not None and name not in options.fields and f"custom.{name}" not in self._taken:
                cells[column] = self.take_custom(name)
        for source, column in options.fields.items():
            custom = source.removeprefix("custom.")
            cells[column] = self.take_custom(custom) if custom in self._flat.custom else self.take(source)
        return {column: cell for column, cell in cells.items() if cell}

    def settle(self) -> None:
        """
        Tell the losses of everything that nobody took.
        """
        note = self._losses.note
        for name in self._flat.values:
            field = FLAT_FIELDS[split_number(name)[0]]
            if name not in self._taken and field.part not in _HANDLED:
                note(name, _A_CONTACT if field.part is Part.PEOPLE else _NO_COLUMN)
        for name in self._flat.custom:
            if f"custom.{name}" not in self._taken:
                note(f"custom.{name}", _NO_COLUMN)
        for path in set(self._flat.lost):
            if not path.startswith(_DIRECT):
                note(path, LOST[path])
        self._losses.note_tables(self._flat.tables)


def contact_cells(contacts: Iterable[Contact], losses: CardLosses) -> dict[str, str]:
    """
    Return the multifields of *contacts*; several of one kind share a cell.
    """
    values: dict[str, list[str]] = {}
    for contact in contacts:
        text = _contact_text(contact)
        if not text.strip():
            losses.note("contacts", _EMPTY_CONTACT)
        elif not fits(text):
            losses.note("contacts.value", _TOO_LONG)
        else:
            values.setdefault(MULTIFIELDS[contact.kind], []).append(text)
            if text != text.strip():
                losses.note("contacts.value", _TRIMMED)
        for path, reason in _unheld(contact):
            losses.note(path, reason)
    return {column: join_values(column, found) for column, found in values.items()}


def _contact_text(contact: Contact) -> str:
    if contact.extension and contact.is_phone:
        return f"{contact.value} доб. {contact.extension}"
    return contact.value


def _unheld(contact: Contact) -> Iterable[tuple[str, Texts]]:
    if contact.note:
        yield "contacts.note", _NO_NOTE
    if contact.shown:
        yield "contacts.shown", _NO_SHOWN
    if contact.extension and not contact.is_phone:
        yield "contacts.extension", _NO_EXTENSION


def picture_cell(name: str, flat: FlatCard, losses: CardLosses) -> str:
    """
    Return the link to the picture *name* if the portal would fetch it.
    """
    link = flat.take(name)
    if link and not link.lower().startswith("https://"):
        losses.note(name, _NOT_SECURE)
        return ""
    return link
