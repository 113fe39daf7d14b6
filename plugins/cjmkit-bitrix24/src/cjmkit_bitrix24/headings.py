"""
Headings of the portal's exports, and what each column is.

A heading is an id of the import form or a Russian label. Requisites come as ``RQ_RQ_INN|1``, «Реквизит: ИНН» or
«Реквизит (Россия): ИНН», bank details as ``BD_RQ_BIK|1`` or «Банковские реквизиты (Россия): БИК».
"""

from __future__ import annotations

import enum
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final, NamedTuple

from cjmkit_bitrix24.portal import (
    BANK_FIELDS,
    COMPANY_LABELS,
    COMPANY_TYPES,
    CONTACT_LABELS,
    EMPLOYEES,
    INDUSTRIES,
    MULTI_LABELS,
    REQUISITE_FIELDS,
)

__all__ = ["LISTS", "Column", "Role", "is_export", "resolve", "service_of"]


class Role(enum.Enum):
    """
    What a column of an export is.

    PLAIN columns hold a flat field, OWN ones a field that stays the client's own, MULTI several values of a kind;
    REQUISITE, ADDRESS and BANK columns may be filled in each row of a client; SERVICE ones serve the portal;
    nothing is known of OTHER.
    """

    PLAIN = "plain"
    OWN = "own"
    MULTI = "multi"
    REQUISITE = "requisite"
    ADDRESS = "address"
    BANK = "bank"
    SERVICE = "service"
    OTHER = "other"


class Column(NamedTuple):
    """
    A column: its place, its heading, what it is, the flat field or the part of an address, the portal's id.

    The *target* of a column that stays the client's own is the name that it keeps.
    """

    at: int
    heading: str
    role: Role
    target: str = ""
    id: str = ""


_COMPANY_FIELDS: Final = {
    "ID": "id",
    "TITLE": "name",
    "LOGO": "logo",
    "INDUSTRY": "industry",
    "COMMENTS": "comment",
    "ASSIGNED_BY_ID": "manager",
}
_CONTACT_FIELDS: Final = {
    "ID": "id",
    "NAME": "first_name",
    "LAST_NAME": "last_name",
    "SECOND_NAME": "patronymic",
    "BIRTHDATE": "birth_date",
    "PHOTO": "photo",
    "COMMENTS": "comment",
    "ASSIGNED_BY_ID": "manager",
    "SOURCE_ID": "source",
}
_OTHER_LABELS: Final = {
    "идентификатор": "ID",
    "название": "TITLE",
    "имя, фамилия": "FULL_NAME",
    "полное имя": "FULL_NAME",
    "название компании": "TITLE",
    "комментарии": "COMMENTS",
    "рабочий email": "EMAIL_WORK",
    "факс": "PHONE_FAX",
}
_SERVICE: Final = frozenset(
    (
        *("FULL_NAME", "RQ_ID", "RQ_NAME", "RQ_ACTIVE", "RQ_SORT", "RQ_ADDRESS_ONLY", "RQ_PRESET_ID"),
        *("RQ_PRESET_COUNTRY_ID", "RQ_PRESET_COUNTRY_NAME", "BD_ID", "BD_NAME", "BD_ACTIVE", "BD_SORT"),
    )
)

_REQUISITE_LABELS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "id": "ID",
        "название": "NAME",
        "активность": "ACTIVE",
        "активен": "ACTIVE",
        "сортировка": "SORT",
        "шаблон": "PRESET_NAME",
        "название шаблона": "PRESET_NAME",
        "id шаблона": "PRESET_ID",
        "сокращенное наименование организации": "RQ_COMPANY_NAME",
        "сокращенное наименование": "RQ_COMPANY_NAME",
        "полное наименование организации": "RQ_COMPANY_FULL_NAME",
        "полное наименование": "RQ_COMPANY_FULL_NAME",
        "фамилия": "RQ_LAST_NAME",
        "имя": "RQ_FIRST_NAME",
        "отчество": "RQ_SECOND_NAME",
        "инн": "RQ_INN",
        "кпп": "RQ_KPP",
        "огрн": "RQ_OGRN",
        "огрнип": "RQ_OGRNIP",
        "окпо": "RQ_OKPO",
        "октмо": "RQ_OKTMO",
        "оквэд": "RQ_OKVED",
        "ген. директор": "RQ_DIRECTOR",
        "генеральный директор": "RQ_DIRECTOR",
        "гл. бухгалтер": "RQ_ACCOUNTANT",
        "главный бухгалтер": "RQ_ACCOUNTANT",
        "контактное лицо": "RQ_CONTACT",
        "телефон": "RQ_PHONE",
        "e-mail": "RQ_EMAIL",
        "факс": "RQ_FAX",
        "адрес": "RQ_ADDR",
        "серия": "RQ_IDENT_DOC_SER",
        "номер": "RQ_IDENT_DOC_NUM",
        "кем выдан": "RQ_IDENT_DOC_ISSUED_BY",
        "дата выдачи": "RQ_IDENT_DOC_DATE",
        "код подразделения": "RQ_IDENT_DOC_DEP_CODE",
    }
)
_ADDRESS_PARTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "тип": "TYPE",
        "улица, номер дома": "ADDRESS_1",
        "улица, дом, корпус, строение": "ADDRESS_1",
        "квартира, офис, комната, этаж": "ADDRESS_2",
        "квартира / офис": "ADDRESS_2",
        "населенный пункт": "CITY",
        "город": "CITY",
        "район": "REGION",
        "регион": "PROVINCE",
        "область": "PROVINCE",
        "почтовый индекс": "POSTAL_CODE",
        "страна": "COUNTRY",
    }
)
_BANK_LABELS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "id": "ID",
        "название": "NAME",
        "активность": "ACTIVE",
        "сортировка": "SORT",
        "наименование банка": "RQ_BANK_NAME",
        "название банка": "RQ_BANK_NAME",
        "адрес банка": "RQ_BANK_ADDR",
        "бик": "RQ_BIK",
        "расчетный счет": "RQ_ACC_NUM",
        "номер счета": "RQ_ACC_NUM",
        "валюта счета": "RQ_ACC_CURRENCY",
        "кор. счет": "RQ_COR_ACC_NUM",
        "корреспондентский счет": "RQ_COR_ACC_NUM",
    }
)
_OWN: Final = frozenset(
    ("id ответственного", "id компании", "id контакта", "кем создан", "кем изменен", "доступен для всех")
)
_BANK_PREFIXES: Final = ("банковские реквизиты", "банковский реквизит", "реквизит банка", "банк")
_REQUISITE_PREFIXES: Final = ("реквизит", "реквизиты")
_RQ_MULTI: Final = {"RQ_PHONE": "PHONE_WORK", "RQ_EMAIL": "EMAIL_WORK", "RQ_FAX": "PHONE_FAX"}
_MULTI_TARGETS: Final = {
    "PHONE_WORK": "phone",
    "PHONE_MOBILE": "mobile",
    "PHONE_HOME": "home_phone",
    "PHONE_FAX": "fax",
    "PHONE": "extra_phone",
    "EMAIL": "email",
    "WEB_WORK": "website",
    "WEB_HOME": "website",
    "WEB": "social",
    "IM": "messenger",
}

# Ids and labels that no other system's export has; three of them, with a client's name, are evidence.
_TELLING: Final = frozenset(
    (
        *(name for name in COMPANY_LABELS if "_" in name),
        *(name for name in CONTACT_LABELS if "_" in name),
        *(label for name, label in MULTI_LABELS.items() if name not in ("PHONE_WORK", "PHONE_MOBILE", "PHONE_HOME")),
        *("Дополнительно об источнике", "Доступен для всех", "Кол-во сотрудников", "Тип компании"),
        *("Участвует в экспорте контактов", "ID ответственного", "ID компании", "ID контакта"),
    )
)
_ENOUGH: Final = 3


def plain(heading: str) -> str:
    """
    Return *heading* as it is compared: small letters, single blanks, е for ё.
    """
    return " ".join(heading.replace("\xa0", " ").split()).lower().replace("ё", "е")


_TELLING_PLAIN: Final = frozenset(map(plain, _TELLING))


def resolve(headings: Sequence[str]) -> tuple[Column, ...]:
    """
    Return what the columns with these *headings* are.
    """
    is_company = any(_main_id(heading, COMPANY_LABELS) == "TITLE" for heading in headings)
    labels = COMPANY_LABELS if is_company else CONTACT_LABELS
    fields = _COMPANY_FIELDS if is_company else _CONTACT_FIELDS
    columns = [_column(index, heading, labels, fields) for index, heading in enumerate(headings)]
    if not any(column.id == "SOURCE_ID" for column in columns):
        # Our own file of contacts has no other place for the source, because the portal's list is its own.
        columns = [
            column._replace(role=Role.PLAIN, target="source") if column.id == "SOURCE_DESCRIPTION" else column
            for column in columns
        ]
    return tuple(columns)


def service_of(column: Column) -> str:
    """
    Return the messenger that *column* is for; empty if it is for any.
    """
    if column.target != "messenger" or column.id == "IM_OTHER":
        return ""
    return MULTI_LABELS[column.id].removeprefix("Контакт ").removeprefix("Комментарии ")


def is_export(headings: Sequence[str]) -> bool:
    """
    Return whether *headings* are those of an export of companies or contacts beyond doubt.
    """
    known = set(map(plain, headings))
    if not known & {"title", "название компании", "name", "last_name", "имя", "фамилия"}:
        return False
    telling = sum(1 for heading in known if heading in _TELLING_PLAIN or _is_requisite(heading))
    return telling >= _ENOUGH


def _is_requisite(heading: str) -> bool:
    prefix, colon, _ = heading.partition(":")
    return (bool(colon) and prefix.split(" (")[0] in _REQUISITE_PREFIXES) or heading.startswith(("rq_", "bd_"))


def _column(index: int, heading: str, labels: Mapping[str, str], fields: Mapping[str, str]) -> Column:
    column = _requisite(index, heading)
    if column is not None:
        return column
    name = _main_id(heading, labels)
    if name in MULTI_LABELS:
        return Column(index, heading, Role.MULTI, _multi_target(name), name)
    if name in fields:
        return Column(index, heading, Role.PLAIN, fields[name], name)
    if name in _SERVICE:
        return Column(index, heading, Role.SERVICE, "", name)
    if name or heading.startswith("UF_") or plain(heading) in _OWN:
        return Column(index, heading, Role.OWN, labels.get(name, heading), name or heading)
    return Column(index, heading, Role.OTHER)


def _main_id(heading: str, labels: Mapping[str, str]) -> str:
    name = heading.strip().upper()
    if name in labels or name in _SERVICE:
        return name
    text = plain(heading)
    found = next((name for name, label in labels.items() if plain(label) == text), "")
    other = _OTHER_LABELS.get(text, "")
    return found or (other if other in labels or other in _SERVICE else "")


def _multi_target(name: str) -> str:
    return _MULTI_TARGETS.get(name) or _MULTI_TARGETS[name.partition("_")[0]]


def _requisite(index: int, heading: str) -> Column | None:
    name = heading.strip().upper().partition("|")[0]
    if name.startswith("RQ_RQ_ADDR_"):
        return Column(index, heading, Role.ADDRESS, name.removeprefix("RQ_RQ_ADDR_"), name)
    if name.startswith("RQ_"):
        return _requisite_field(index, heading, name.removeprefix("RQ_"))
    if name.startswith("BD_"):
        return _bank_field(index, heading, name.removeprefix("BD_"))
    prefix, colon, rest = plain(heading).partition(":")
    owner, label = prefix.split(" (")[0], rest.strip()
    if not colon:
        return None
    if owner in _REQUISITE_PREFIXES:
        part = _ADDRESS_PARTS.get(label.partition(" - ")[2]) if label.startswith("адрес - ") else None
        if part is not None:
            return Column(index, heading, Role.ADDRESS, part, f"RQ_RQ_ADDR_{part}")
        return _requisite_field(index, heading, _REQUISITE_LABELS.get(label, ""))
    return _bank_field(index, heading, _BANK_LABELS.get(label, "")) if owner in _BANK_PREFIXES else None


def _requisite_field(index: int, heading: str, field: str) -> Column:
    if field in _RQ_MULTI:
        name = _RQ_MULTI[field]
        return Column(index, heading, Role.MULTI, _multi_target(name), name)
    if field == "RQ_ADDR":
        return Column(index, heading, Role.ADDRESS, "WHOLE", field)
    if field == "PRESET_NAME":
        return Column(index, heading, Role.REQUISITE, "kind", "RQ_PRESET_NAME")
    if field in REQUISITE_FIELDS:
        return Column(index, heading, Role.REQUISITE, REQUISITE_FIELDS[field], f"RQ_{field}")
    if f"RQ_{field}" in _SERVICE:
        return Column(index, heading, Role.SERVICE, "", f"RQ_{field}")
    return Column(index, heading, Role.OWN, heading, heading)


def _bank_field(index: int, heading: str, field: str) -> Column:
    if field in BANK_FIELDS:
        return Column(index, heading, Role.BANK, BANK_FIELDS[field], f"BD_{field}")
    if f"BD_{field}" in _SERVICE:
        return Column(index, heading, Role.SERVICE, "", f"BD_{field}")
    return Column(index, heading, Role.OWN, heading, heading)


LISTS: Final[Mapping[str, Mapping[str, str]]] = MappingProxyType(
    {"COMPANY_TYPE": COMPANY_TYPES, "INDUSTRY": INDUSTRIES, "EMPLOYEES": EMPLOYEES}
)
"""Columns whose codes are read as labels, and those labels."""
