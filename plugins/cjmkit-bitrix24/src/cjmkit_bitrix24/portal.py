"""
Names of the portal: the columns of its import, their Russian labels, its lists of values.

The ids are those of the import form (``crm.company.import``, ``crm.contact.import``); requisites follow
the form ``RQ_<field>|<country>``, where 1 is Russia.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from cjmkit.model import AddressKind, CardKind, ContactKind

__all__ = [
    "ADDRESS_FIELDS",
    "ADDRESS_LABELS",
    "ADDRESS_TYPES",
    "BANK_FIELDS",
    "COMPANY_LABELS",
    "COMPANY_ORDER",
    "COMPANY_TYPES",
    "CONTACT_LABELS",
    "CONTACT_ORDER",
    "EMPLOYEES",
    "INDUSTRIES",
    "MULTIFIELDS",
    "MULTI_LABELS",
    "PRESETS",
    "REQUISITE_FIELDS",
    "ROW_LIMIT",
]

ROW_LIMIT: Final = 50
"""The most rows that the import takes for one company; with one more it refuses the whole company."""

MULTI_LABELS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "PHONE_WORK": "Рабочий телефон",
        "PHONE_MOBILE": "Мобильный телефон",
        "PHONE_FAX": "Номер факса",
        "PHONE_HOME": "Домашний телефон",
        "PHONE_PAGER": "Номер пейджера",
        "PHONE_MAILING": "Телефон для рассылок",
        "PHONE_OTHER": "Другой телефон",
        "WEB_WORK": "Корпоративный сайт",
        "WEB_HOME": "Личная страница",
        "WEB_FACEBOOK": "Страница Facebook",
        "WEB_VK": "Страница ВКонтакте",
        "WEB_LIVEJOURNAL": "Страница LiveJournal",
        "WEB_TWITTER": "Микроблог Twitter",
        "WEB_OTHER": "Другой сайт",
        "EMAIL_WORK": "Рабочий e-mail",
        "EMAIL_HOME": "Частный e-mail",
        "EMAIL_MAILING": "E-mail для рассылок",
        "EMAIL_OTHER": "Другой e-mail",
        "IM_FACEBOOK": "Контакт Facebook",
        "IM_TELEGRAM": "Контакт Telegram",
        "IM_VK": "Контакт ВКонтакте",
        "IM_SKYPE": "Контакт Skype",
        "IM_VIBER": "Контакт Viber",
        "IM_INSTAGRAM": "Комментарии Instagram",
        "IM_BITRIX24": "Контакт Битрикс24.Network",
        "IM_OPENLINE": "Онлайн-чат",
        "IM_IMOL": "Контакт Открытая линия",
        "IM_ICQ": "Контакт ICQ",
        "IM_MSN": "Контакт MSN/Live!",
        "IM_JABBER": "Контакт Jabber",
        "IM_OTHER": "Другой контакт",
    }
)
"""Fields that hold several values in one cell, in the portal's order."""

MULTIFIELDS: Final[Mapping[ContactKind, str]] = MappingProxyType(
    {
        ContactKind.PHONE: "PHONE_WORK",
        ContactKind.MOBILE: "PHONE_MOBILE",
        ContactKind.HOME_PHONE: "PHONE_HOME",
        ContactKind.EXTRA_PHONE: "PHONE_OTHER",
        ContactKind.FAX: "PHONE_FAX",
        ContactKind.EMAIL: "EMAIL_WORK",
        ContactKind.WEBSITE: "WEB_WORK",
        ContactKind.SOCIAL: "WEB_OTHER",
        ContactKind.MESSENGER: "IM_OTHER",
    }
)

COMPANY_LABELS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "ID": "ID",
        "TITLE": "Название компании",
        "LOGO": "Логотип",
        "COMPANY_TYPE": "Тип компании",
        "INDUSTRY": "Сфера деятельности",
        "EMPLOYEES": "Кол-во сотрудников",
        "REVENUE": "Годовой оборот",
        "CURRENCY_ID": "Валюта",
        "COMMENTS": "Комментарий",
        "ASSIGNED_BY_ID": "Ответственный",
        "OPENED": "Доступен для всех",
        "IS_MY_COMPANY": "Реквизиты моей компании",
        **MULTI_LABELS,
    }
)

CONTACT_LABELS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "ID": "ID",
        "HONORIFIC": "Обращение",
        "NAME": "Имя",
        "LAST_NAME": "Фамилия",
        "SECOND_NAME": "Отчество",
        "BIRTHDATE": "Дата рождения",
        "PHOTO": "Фотография",
        "COMPANY_TITLE": "Компания",
        "ASSIGNED_BY_ID": "Ответственный",
        "POST": "Должность",
        "COMMENTS": "Комментарий",
        "TYPE_ID": "Тип контакта",
        "SOURCE_ID": "Источник",
        "SOURCE_DESCRIPTION": "Дополнительно об источнике",
        "EXPORT": "Участвует в экспорте контактов",
        "OPENED": "Доступен для всех",
        **MULTI_LABELS,
    }
)

COMPANY_ORDER: Final = (
    *("ID", "TITLE", "LOGO", "COMPANY_TYPE", "INDUSTRY", "EMPLOYEES", "REVENUE", "CURRENCY_ID"),
    *("COMMENTS", "ASSIGNED_BY_ID", *MULTI_LABELS, "OPENED", "IS_MY_COMPANY"),
)
CONTACT_ORDER: Final = (
    *("ID", "HONORIFIC", "NAME", "LAST_NAME", "SECOND_NAME", "BIRTHDATE", "PHOTO", "COMPANY_TITLE"),
    *("ASSIGNED_BY_ID", *MULTI_LABELS, "POST", "COMMENTS", "TYPE_ID", "SOURCE_ID"),
    *("SOURCE_DESCRIPTION", "EXPORT", "OPENED"),
)

COMPANY_TYPES: Final[Mapping[str, str]] = MappingProxyType(
    {"CUSTOMER": "Клиент", "SUPPLIER": "Поставщик", "COMPETITOR": "Конкурент", "PARTNER": "Партнёр", "OTHER": "Другое"}
)
INDUSTRIES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "IT": "Информационные технологии",
        "TELECOM": "Телекоммуникации и связь",
        "MANUFACTURING": "Производство",
        "BANKING": "Банковские услуги",
        "CONSULTING": "Консалтинг",
        "FINANCE": "Финансы",
        "GOVERNMENT": "Правительство",
        "DELIVERY": "Доставка",
        "ENTERTAINMENT": "Развлечения",
        "NOTPROFIT": "Не для получения прибыли",
        "OTHER": "Другое",
    }
)
EMPLOYEES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "EMPLOYEES_1": "менее 50",
        "EMPLOYEES_2": "50-250",
        "EMPLOYEES_3": "250-500",
        "EMPLOYEES_4": "более 500",
    }
)
"""The lists of a new portal; every portal may change its own."""

PRESETS: Final[Mapping[CardKind, str]] = MappingProxyType(
    {CardKind.COMPANY: "Организация", CardKind.SOLE_PROPRIETOR: "ИП", CardKind.PERSON: "Физ. лицо"}
)

REQUISITE_FIELDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "RQ_COMPANY_NAME": "short_name",
        "RQ_COMPANY_FULL_NAME": "full_name",
        "RQ_LAST_NAME": "last_name",
        "RQ_FIRST_NAME": "first_name",
        "RQ_SECOND_NAME": "patronymic",
        "RQ_INN": "inn",
        "RQ_KPP": "kpp",
        "RQ_OGRN": "ogrn",
        "RQ_OGRNIP": "ogrnip",
        "RQ_OKPO": "okpo",
        "RQ_OKTMO": "oktmo",
        "RQ_OKVED": "okved",
        "RQ_DIRECTOR": "director",
        "RQ_ACCOUNTANT": "chief_accountant",
        "RQ_CONTACT": "contact_person",
        "RQ_IDENT_DOC_SER": "passport_series",
        "RQ_IDENT_DOC_NUM": "passport_number",
        "RQ_IDENT_DOC_ISSUED_BY": "passport_issued_by",
        "RQ_IDENT_DOC_DATE": "passport_issued_on",
        "RQ_IDENT_DOC_DEP_CODE": "passport_code",
    }
)
"""Fields of a requisite, and the flat fields of a card."""

BANK_FIELDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "RQ_BANK_NAME": "bank_name",
        "RQ_BANK_ADDR": "bank_city",
        "RQ_BIK": "bik",
        "RQ_ACC_NUM": "account",
        "RQ_ACC_CURRENCY": "currency",
        "RQ_COR_ACC_NUM": "corr_account",
    }
)

ADDRESS_FIELDS: Final = (*("TYPE", "ADDRESS_1", "ADDRESS_2", "CITY", "REGION", "PROVINCE", "POSTAL_CODE", "COUNTRY"),)
"""Parts of an address; the portal calls REGION the district and PROVINCE the region."""

ADDRESS_TYPES: Final[Mapping[AddressKind, int]] = MappingProxyType(
    {AddressKind.ACTUAL: 1, AddressKind.LEGAL: 6, AddressKind.POSTAL: 8}
)

ADDRESS_LABELS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "1": "actual_address",
        "фактический адрес": "actual_address",
        "4": "address",
        "адрес регистрации": "address",
        "6": "legal_address",
        "юридический адрес": "legal_address",
        "8": "postal_address",
        "почтовый адрес": "postal_address",
        "адрес для корреспонденции": "postal_address",
        "11": "address",
        "адрес доставки": "address",
    }
)
"""The flat field of an address by its type, a number or a Russian label in lower case."""
