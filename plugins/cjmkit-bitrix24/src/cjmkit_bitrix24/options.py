"""
What may be chosen when files of the portal are written and read.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, Literal

import attrs

from cjmkit.findings import Texts
from cjmkit.plugins.options import one_of, refuse
from cjmkit.plugins.tables import DEFAULT_LIMITS, TextLimits
from cjmkit_bitrix24.portal import ROW_LIMIT

__all__ = ["CompanyFileOptions", "ContactFileOptions", "FileOptions", "PortalReadOptions"]

_NOTHING: Final[Mapping[str, str]] = MappingProxyType({})
_COLUMN: Final = Texts("код столбца портала, как UF_CRM_1699", "the id of a portal's column, such as UF_CRM_1699")
_MAPPING: Final = Texts("пары поле=код столбца", "pairs of a field and the id of a column")
_ROWS: Final = Texts(f"0 или число строк от {ROW_LIMIT}", f"0 or a number of rows from {ROW_LIMIT}")
_BYTES: Final = Texts("0 или число байтов от 10000", "0 or a number of bytes from 10000")
_COUNTRY: Final = Texts("номер страны на портале, 1 – Россия", "the portal's number of a country, 1 is Russia")
_LEAST_BYTES: Final = 10_000


@attrs.frozen(kw_only=True)
class FileOptions:
    """
    What both files, of companies and of contacts, have.

    *headers* are "ids" of columns, which a portal of any language knows, or the Russian "labels"; columns of
    requisites always have ids. *responsible* is who answers for clients whose card names no manager: a
    user's id, «Имя Фамилия» or «Имя Фамилия [id]»; *responsibles* turns managers of the cards into users.
    *opened* fills «Доступен для всех»; empty leaves it to the portal.

    *fields* puts fields of cards, flat or custom, into columns of the portal:
    ``{"Скидка": "UF_CRM_1699", "okopf": "UF_CRM_1700"}``.

    *requisites* adds requisites, addresses and bank accounts, for the import's box «Импортировать реквизиты».
    The presets are the names of requisite templates, or their ids if they are numbers; *country* is the
    portal's number of the country that the templates are for.

    With *rows_per_file* or *bytes_per_file* a zip archive of numbered files is written, none of them longer
    than that; a company's rows are never parted. A company longer than *bytes_per_file* has a file of its own.
    """

    headers: Literal["ids", "labels"] = "ids"
    responsible: str = ""
    responsibles: Mapping[str, str] = _NOTHING
    opened: Literal["", "Y", "N"] = ""
    fields: Mapping[str, str] = _NOTHING
    requisites: bool = True
    company_preset: str = "Организация"
    sole_proprietor_preset: str = "ИП"
    person_preset: str = "Физ. лицо"
    country: int = 1
    rows_per_file: int = 0
    bytes_per_file: int = 0

    def __attrs_post_init__(self) -> None:
        one_of("headers", self.headers, ("ids", "labels"))
        one_of("opened", self.opened, ("", "Y", "N"))
        _check_pairs("fields", self.fields)
        _check_pairs("responsibles", self.responsibles)
        for column in self.fields.values():
            if not _is_column(column):
                refuse("fields", column, _COLUMN)
        _check_number("rows_per_file", self.rows_per_file, ROW_LIMIT, _ROWS)
        _check_number("bytes_per_file", self.bytes_per_file, _LEAST_BYTES, _BYTES)
        if not _is_number(self.country) or self.country < 1:
            refuse("country", self.country, _COUNTRY)

    @property
    def is_split(self) -> bool:
        """
        Whether an archive of several files is wanted.
        """
        return bool(self.rows_per_file or self.bytes_per_file)


@attrs.frozen(kw_only=True)
class CompanyFileOptions(FileOptions):
    """
    How the file of companies is written.

    *company_type* is one for all, a code such as ``CUSTOMER`` or a label of the portal's list. *enumerations*
    says whether values of the standard lists are written as "codes" or as "labels". Sole proprietors are
    companies to the portal; a card of a person goes to ``bitrix24-contact``.
    """

    company_type: str = ""
    enumerations: Literal["codes", "labels"] = "codes"

    def __attrs_post_init__(self) -> None:
        super().__attrs_post_init__()
        one_of("enumerations", self.enumerations, ("codes", "labels"))


@attrs.frozen(kw_only=True)
class ContactFileOptions(FileOptions):
    """
    How the file of contacts is written.

    *contact_type* is one for all, a code such as ``CLIENT`` or a label of the portal's list. *people* says
    whether people named on cards of companies become contacts, too, with «Компания» as the company's file names
    it.
    """

    contact_type: str = ""
    people: bool = True


@attrs.frozen(kw_only=True)
class PortalReadOptions:
    """
    How an export of the portal is read.

    *delimiter* and *encoding* of a csv file are found out if None. *join_rows* makes one card of the rows that
    are proven to be of one client. *limits* bound what a csv file may ask for.
    """

    delimiter: str | None = None
    encoding: str | None = None
    join_rows: bool = True
    limits: TextLimits = DEFAULT_LIMITS


def _check_pairs(option: str, value: object) -> None:
    if not isinstance(value, Mapping) or not all(isinstance(part, str) for pair in value.items() for part in pair):
        refuse(option, value, _MAPPING)


def _is_column(name: str) -> bool:
    letters = name.replace("_", "").replace("|", "")
    return name[:1].isalpha() and letters.isascii() and letters.isalnum() and name == name.upper()


def _is_number(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _check_number(option: str, value: int, least: int, expected: Texts) -> None:
    if not _is_number(value) or (value != 0 and value < least):
        refuse(option, value, expected)
