"""
Hints: what belongs into a column of a form, by the kind of its values.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from cjmkit.findings import Texts
from cjmkit.model import ValueKind

__all__ = ["HINTS"]

_K = ValueKind

HINTS: Final[Mapping[ValueKind, Texts]] = MappingProxyType(
    {
        _K.TEXT: Texts("Текст как есть.", "Text as it is."),
        _K.COMPANY_NAME: Texts("С правовой формой: ООО «Ромашка».", "With its legal form: ООО «Ромашка»."),
        _K.PERSON_NAME: Texts("Фамилия Имя Отчество.", "Last name, first name, patronymic."),
        _K.NAME_PART: Texts("Одно слово, в именительном падеже.", "One word, in the nominative case."),
        _K.LEGAL_FORM: Texts("Коротко: ООО, АО, ИП.", "In short: ООО, АО, ИП."),
        _K.INN: Texts(
            "10 цифр у организации, 12 у ИП и человека, с ведущими нулями.",
            "10 digits for a company, 12 for a person, leading zeros kept.",
        ),
        _K.KPP: Texts("9 знаков; у ИП и человека нет.", "9 characters; companies only."),
        _K.OGRN: Texts("13 цифр, у организации.", "13 digits, companies."),
        _K.OGRNIP: Texts("15 цифр, у ИП.", "15 digits, sole proprietors."),
        _K.OKPO: Texts("8 цифр у организации, 10 у ИП.", "8 digits, 10 for a sole proprietor."),
        _K.OKVED: Texts("Код вида деятельности: 47.11.2.", "A code of activity: 47.11.2."),
        _K.OKTMO: Texts("8 или 11 цифр.", "8 or 11 digits."),
        _K.OKOPF: Texts("5 цифр.", "5 digits."),
        _K.SNILS: Texts("11 цифр: 112-233-445 95.", "11 digits: 112-233-445 95."),
        _K.ACCOUNT: Texts("20 знаков; проверяется вместе с БИК.", "20 characters; checked together with the BIC."),
        _K.CORR_ACCOUNT: Texts("20 цифр, начинается с 301.", "20 digits, begins with 301."),
        _K.BIK: Texts("9 цифр, с ведущим нулём: 044525225.", "9 digits with the leading zero: 044525225."),
        _K.DIGITS: Texts("Только цифры, с ведущими нулями.", "Digits only, leading zeros kept."),
        _K.CURRENCY: Texts("Код из трёх букв: RUB.", "A code of three letters: RUB."),
        _K.ADDRESS: Texts(
            "Одной строкой: 101000, г. Москва, ул. Лесная, д. 1.", "One line: 101000, г. Москва, ул. Лесная, д. 1."
        ),
        _K.PHONE: Texts("С кодом: +7 495 123-45-67 доб. 12.", "With its code: +7 495 123-45-67 доб. 12."),
        _K.EMAIL: Texts("Один адрес: info@example.org.", "One address: info@example.org."),
        _K.URL: Texts("Ссылка: https://example.org.", "A link: https://example.org."),
        _K.PASSPORT: Texts("Серия и номер: 45 10 123456.", "Series and number: 45 10 123456."),
        _K.DATE: Texts("День.месяц.год: 31.12.2024.", "Day.month.year: 31.12.2024."),
        _K.MONEY: Texts(
            "Сумма в рублях, или с валютой: 100 USD.", "An amount in roubles, or with its currency: 100 USD."
        ),
        _K.INTEGER: Texts("Целое число.", "A whole number."),
        _K.YES_NO: Texts("да или нет.", "да (yes) or нет (no)."),
        _K.SEX: Texts("мужской или женский.", "мужской (male) or женский (female)."),
        _K.CARD_KIND: Texts(
            "Организация, ИП или Физическое лицо.",
            "Организация (company), ИП (sole proprietor) or Физическое лицо (person).",
        ),
        _K.TAGS: Texts("Через точку с запятой: опт; Москва.", "Separated by semicolons: опт; Москва."),
    }
)
"""A sentence for each kind of value."""
