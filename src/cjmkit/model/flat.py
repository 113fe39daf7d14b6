"""
The flat view: a card as the columns of a table.

A `FlatField` is a column that an import can map to and an export can write. The names are what
findings, mappings and profiles speak of. A field that may repeat gets numbers: ``phone``,
``phone_2``, ``phone_3``.
"""

from __future__ import annotations

import enum
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

import attrs

__all__ = ["CUSTOM_PREFIX", "FLAT_FIELDS", "FlatField", "Part", "ValueKind", "numbered", "split_number", "title"]


class ValueKind(enum.Enum):
    """
    What a column's values are: decides how they are cleaned and checked.
    """

    TEXT = "text"
    COMPANY_NAME = "company_name"
    PERSON_NAME = "person_name"
    NAME_PART = "name_part"
    LEGAL_FORM = "legal_form"
    INN = "inn"
    KPP = "kpp"
    OGRN = "ogrn"
    OGRNIP = "ogrnip"
    OKPO = "okpo"
    OKVED = "okved"
    OKTMO = "oktmo"
    OKOPF = "okopf"
    SNILS = "snils"
    ACCOUNT = "account"
    CORR_ACCOUNT = "corr_account"
    BIK = "bik"
    DIGITS = "digits"
    CURRENCY = "currency"
    ADDRESS = "address"
    PHONE = "phone"
    EMAIL = "email"
    URL = "url"
    PASSPORT = "passport"
    DATE = "date"
    MONEY = "money"
    INTEGER = "integer"
    YES_NO = "yes_no"
    SEX = "sex"
    CARD_KIND = "card_kind"
    TAGS = "tags"


class Part(enum.Enum):
    """
    Which part of the card a flat field lives in.
    """

    CARD = "card"
    REQUISITES = "requisites"
    BANK = "bank"
    ADDRESS = "address"
    PEOPLE = "people"
    CONTACTS = "contacts"
    PERSON = "person"
    LOYALTY = "loyalty"
    CONSENT = "consent"
    TASK = "task"
    CUSTOM = "custom"


@attrs.frozen(kw_only=True)
class FlatField:
    """
    A column: its name, its headings, what its values are, whether it may repeat.
    """

    name: str
    ru: str
    en: str
    kind: ValueKind = ValueKind.TEXT
    part: Part = Part.CARD
    many: bool = False


_K, _P = ValueKind, Part


def _field(
    name: str, ru: str, en: str, kind: ValueKind = _K.TEXT, part: Part = _P.CARD, *, many: bool = False
) -> FlatField:
    return FlatField(name=name, ru=ru, en=en, kind=kind, part=part, many=many)


_FIELDS: Final = (
    _field("id", "Внешний код", "External id"),
    _field("kind", "Тип клиента", "Client type", _K.CARD_KIND),
    _field("name", "Наименование", "Name", _K.COMPANY_NAME),
    _field("short_name", "Краткое наименование", "Short name", _K.COMPANY_NAME),
    _field("full_name", "Полное наименование", "Full name", _K.COMPANY_NAME),
    _field("legal_form", "Организационно-правовая форма", "Legal form", _K.LEGAL_FORM),
    _field("branch_of", "Головная организация", "Branch of"),
    _field("industry", "Сфера деятельности", "Industry"),
    _field("inn", "ИНН", "INN", _K.INN, _P.REQUISITES),
    _field("kpp", "КПП", "KPP", _K.KPP, _P.REQUISITES),
    _field("ogrn", "ОГРН", "OGRN", _K.OGRN, _P.REQUISITES),
    _field("ogrnip", "ОГРНИП", "OGRNIP", _K.OGRNIP, _P.REQUISITES),
    _field("okpo", "ОКПО", "OKPO", _K.OKPO, _P.REQUISITES),
    _field("okved", "ОКВЭД", "OKVED", _K.OKVED, _P.REQUISITES),
    _field("oktmo", "ОКТМО", "OKTMO", _K.OKTMO, _P.REQUISITES),
    _field("okopf", "ОКОПФ", "OKOPF", _K.OKOPF, _P.REQUISITES),
    _field("snils", "СНИЛС", "SNILS", _K.SNILS, _P.REQUISITES),
    _field("account", "Расчётный счёт", "Account", _K.ACCOUNT, _P.BANK, many=True),
    _field("bank_name", "Банк", "Bank", _K.TEXT, _P.BANK, many=True),
    _field("bik", "БИК", "BIC", _K.BIK, _P.BANK, many=True),
    _field("corr_account", "Корреспондентский счёт", "Correspondent account", _K.CORR_ACCOUNT, _P.BANK, many=True),
    _field("bank_city", "Город банка", "Bank city", _K.TEXT, _P.BANK, many=True),
    _field("currency", "Валюта счёта", "Account currency", _K.CURRENCY, _P.BANK, many=True),
    _field("personal_account", "Лицевой счёт", "Personal account", _K.DIGITS, _P.BANK, many=True),
    _field("city", "Город", "City"),
    _field("legal_address", "Юридический адрес", "Legal address", _K.ADDRESS, _P.ADDRESS),
    _field("actual_address", "Фактический адрес", "Actual address", _K.ADDRESS, _P.ADDRESS),
    _field("postal_address", "Почтовый адрес", "Postal address", _K.ADDRESS, _P.ADDRESS),
    _field("address", "Адрес", "Address", _K.ADDRESS, _P.ADDRESS, many=True),
    _field("director", "Руководитель", "Director", _K.PERSON_NAME, _P.PEOPLE),
    _field("director_position", "Должность руководителя", "Director's position", _K.TEXT, _P.PEOPLE),
    _field("director_basis", "Действует на основании", "Acts on the basis of", _K.TEXT, _P.PEOPLE),
    _field("chief_accountant", "Главный бухгалтер", "Chief accountant", _K.PERSON_NAME, _P.PEOPLE),
    _field("department_head", "Начальник отдела", "Head of department", _K.PERSON_NAME, _P.PEOPLE, many=True),
    _field("contact_person", "Контактное лицо", "Contact person", _K.PERSON_NAME, _P.PEOPLE, many=True),
    _field("contact_position", "Должность контактного лица", "Contact's position", _K.TEXT, _P.PEOPLE, many=True),
    _field("responsible", "Ответственное лицо", "Responsible person", _K.PERSON_NAME, _P.PEOPLE),
    _field("phone", "Телефон", "Phone", _K.PHONE, _P.CONTACTS, many=True),
    _field("mobile", "Мобильный телефон", "Mobile phone", _K.PHONE, _P.CONTACTS, many=True),
    _field("home_phone", "Домашний телефон", "Home phone", _K.PHONE, _P.CONTACTS, many=True),
    _field("extra_phone", "Дополнительный телефон", "Extra phone", _K.PHONE, _P.CONTACTS, many=True),
    _field("fax", "Факс", "Fax", _K.PHONE, _P.CONTACTS, many=True),
    _field("email", "E-mail", "E-mail", _K.EMAIL, _P.CONTACTS, many=True),
    _field("website", "Сайт", "Website", _K.URL, _P.CONTACTS, many=True),
    _field("messenger", "Мессенджер", "Messenger", _K.TEXT, _P.CONTACTS, many=True),
    _field("social", "Соцсеть", "Social link", _K.URL, _P.CONTACTS, many=True),
    _field("person_name", "ФИО", "Person's full name", _K.PERSON_NAME, _P.PERSON),
    _field("last_name", "Фамилия", "Last name", _K.NAME_PART, _P.PERSON),
    _field("first_name", "Имя", "First name", _K.NAME_PART, _P.PERSON),
    _field("patronymic", "Отчество", "Patronymic", _K.NAME_PART, _P.PERSON),
    _field("sex", "Пол", "Sex", _K.SEX, _P.PERSON),
    _field("birth_date", "Дата рождения", "Birth date", _K.DATE, _P.PERSON),
    _field("passport", "Паспорт", "Passport", _K.PASSPORT, _P.PERSON),
    _field("passport_series", "Серия паспорта", "Passport series", _K.DIGITS, _P.PERSON),
    _field("passport_number", "Номер паспорта", "Passport number", _K.DIGITS, _P.PERSON),
    _field("passport_issued_by", "Кем выдан паспорт", "Passport issued by", _K.TEXT, _P.PERSON),
    _field("passport_issued_on", "Дата выдачи паспорта", "Passport issued on", _K.DATE, _P.PERSON),
    _field("passport_code", "Код подразделения", "Passport department code", _K.TEXT, _P.PERSON),
    _field("place_of_study", "Место учёбы", "Place of study", _K.TEXT, _P.PERSON),
    _field("education", "Образование", "Education", _K.TEXT, _P.PERSON),
    _field("family_status", "Семейное положение", "Family status", _K.TEXT, _P.PERSON),
    _field("relatives", "Родственники", "Relatives", _K.TEXT, _P.PERSON),
    _field("children_count", "Количество детей", "Number of children", _K.INTEGER, _P.PERSON),
    _field("income", "Доход", "Income", _K.MONEY, _P.PERSON),
    _field("source", "Источник", "Source"),
    _field("referred_by", "Кто рекомендовал", "Referred by"),
    _field("manager", "Менеджер", "Manager"),
    _field("tags", "Теги", "Tags", _K.TAGS),
    _field("status", "Статус", "Status"),
    _field("loyalty_card", "Номер карты", "Loyalty card", _K.TEXT, _P.LOYALTY),
    _field("loyalty_level", "Уровень карты", "Loyalty level", _K.TEXT, _P.LOYALTY),
    _field("loyalty_valid_until", "Карта действует до", "Loyalty card valid until", _K.DATE, _P.LOYALTY),
    _field("average_check", "Средний чек", "Average check", _K.MONEY),
    _field("next_contact_on", "Дата следующего контакта", "Next contact date", _K.DATE),
    _field("comment", "Комментарий", "Comment"),
    _field("logo", "Логотип", "Logo", _K.URL),
    _field("photo", "Фото", "Photo", _K.URL),
    _field("consent", "Согласие на обработку данных", "Consent to processing", _K.YES_NO, _P.CONSENT),
    _field("consent_document", "Документ о согласии", "Consent document", _K.TEXT, _P.CONSENT),
    _field("consent_given_on", "Дата согласия", "Consent given on", _K.DATE, _P.CONSENT),
    _field("consent_valid_until", "Согласие действует до", "Consent valid until", _K.DATE, _P.CONSENT),
    _field("consent_withdrawn_on", "Согласие отозвано", "Consent withdrawn on", _K.DATE, _P.CONSENT),
    _field("task", "Задача", "Task", _K.TEXT, _P.TASK),
    _field("task_due_on", "Срок задачи", "Task due on", _K.DATE, _P.TASK),
    _field("discount", "Скидка", "Discount", _K.TEXT, _P.CUSTOM),
    _field("employees", "Количество сотрудников", "Employees", _K.INTEGER, _P.CUSTOM),
    _field("revenue", "Годовой оборот", "Revenue", _K.TEXT, _P.CUSTOM),
    _field("balance", "Баланс", "Balance", _K.TEXT, _P.CUSTOM),
    _field("edo_id", "Идентификатор ЭДО", "E-document id", _K.TEXT, _P.CUSTOM),
    _field("created_on", "Дата создания", "Created on", _K.DATE, _P.CUSTOM),
    _field("last_contact_on", "Дата последнего контакта", "Last contact date", _K.DATE, _P.CUSTOM),
)

CUSTOM_PREFIX: Final = "Своё поле: "
"""Stands before the heading of a custom field whose own name would be read as another field."""

FLAT_FIELDS: Final[Mapping[str, FlatField]] = MappingProxyType({field.name: field for field in _FIELDS})
"""Every flat field by name, in the order that exports write them."""


def numbered(name: str, number: int) -> str:
    """
    Return the column name of the *number*-th (from 1) value of a field: ``phone``, ``phone_2``.
    """
    return name if number == 1 else f"{name}_{number}"


def split_number(name: str) -> tuple[str, int]:
    """
    Return field name and number of a column name: ``phone_2`` is ``("phone", 2)``.

    The number is 1 where there is none, and for names that are not of a flat field.
    """
    if name in FLAT_FIELDS:
        return name, 1
    base, _, digits = name.rpartition("_")
    if base in FLAT_FIELDS and FLAT_FIELDS[base].many and digits.isascii() and digits.isdigit():
        return base, int(digits)
    return name, 1


def title(column: str, lang: str = "ru") -> str:
    """
    Return how people call *column*: «Мобильный телефон 2» for ``mobile_2``.

    A column that is of no flat field is called by its own name.
    """
    name, number = split_number(column)
    field = FLAT_FIELDS.get(name)
    if field is None:
        return column
    called = field.ru if lang == "ru" else field.en
    return called if number == 1 else f"{called} {number}"
