"""
What messages about cards call a verdict's code, a kind of client, a type of value and a field.

A finding keeps the code itself as a parameter, for programs; people are told in their own language.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from cjmkit.findings import Texts
from cjmkit.model import CardKind, FieldType
from cjmkit.model.flat import title

__all__ = ["CODES", "KINDS", "TYPES", "VALUES", "in_words", "reason", "titles"]

CODES: Final[Mapping[str, Texts]] = {
    # Of correspondent accounts.
    "key": Texts("контрольный ключ не сходится", "the control key does not agree"),
    "tail": Texts("ни ключ, ни последние три цифры не подходят", "neither key nor last three digits agree"),
    "other_bank": Texts("так бывает у другого банка с похожим БИК", "another bank with a similar BIC has it"),
    # Of phones.
    "comment": Texts("рядом с ним слова", "words stand beside it"),
    "extension": Texts("в нём добавочный", "it holds an extension"),
    "ambiguous": Texts("казахстанский или российский", "of Kazakhstan or of Russia"),
    "no_area_code": Texts("нет кода города", "the area code is missing"),
    "no_plus": Texts("длинный, а знака + нет", "it is long, and there is no +"),
    "plus_eight": Texts("+8 вместо +7", "+8 in place of +7"),
    # Of e-mails.
    "empty": Texts("пусто", "it is empty"),
    "at": Texts("нужен один знак @", "one @ is needed"),
    "space": Texts("внутри пробел", "a space stands within"),
    "length": Texts("не та длина", "the length is wrong"),
    "local": Texts("негодное имя до @", "the name before the @ is wrong"),
    "domain": Texts("негодный домен после @", "the domain after the @ is wrong"),
    "homoglyph": Texts("похожие буквы вместо нужных знаков", "letters that only look like the right characters"),
    "quoted": Texts("имя до @ в кавычках", "the name before the @ is quoted"),
    "eai": Texts("имя до @ не латиницей", "the name before the @ is not in Latin letters"),
    "top_unknown": Texts("такой зоны на кириллице не знаем", "no such Cyrillic top domain is known"),
    # Of passports.
    "no_series": Texts("нет серии", "there is no series"),
    "no_number": Texts("нет номера", "there is no number"),
    "charset": Texts("есть посторонние знаки", "it holds other characters"),
    "zero_prefix": Texts("серия начинается с 00", "the series begins with 00"),
    "zeros": Texts("номер из одних нулей", "the number is all zeros"),
    "number_low": Texts("номер меньше 000101", "the number is below 000101"),
    "implausible_year": Texts("в серии неправдоподобный год", "the series holds an implausible year"),
    "department": Texts("код подразделения", "the code of the department"),
    # Of directories.
    "bank_name": Texts("банк называется иначе", "the bank has another name"),
    "corr_account": Texts("корреспондентский счёт другой", "the correspondent account is another one"),
    "treasury_at_bank": Texts("казначейский счёт 03…, а БИК не казначейства", "a treasury account 03… at no treasury"),
    "client_at_treasury": Texts("счёт клиента банка, а БИК казначейства", "a bank client's account at a treasury"),
    "unlisted": Texts("такого счёта у этого БИК в нём нет, и ключ не сходится", "not listed, and the key disagrees"),
}

KINDS: Final[Mapping[CardKind, Texts]] = {
    CardKind.COMPANY: Texts("организация", "a company"),
    CardKind.SOLE_PROPRIETOR: Texts("ИП", "a sole proprietor"),
    CardKind.PERSON: Texts("человек", "a person"),
}

TYPES: Final[Mapping[FieldType, Texts]] = {
    FieldType.TEXT: Texts("текст", "a text"),
    FieldType.INTEGER: Texts("целое число", "a whole number"),
    FieldType.DECIMAL: Texts("число", "a number"),
    FieldType.BOOLEAN: Texts("да/нет", "yes or no"),
    FieldType.DATE: Texts("дата", "a date"),
    FieldType.DATETIME: Texts("дата и время", "a date and time"),
    FieldType.CHOICE: Texts("значение из списка", "one of the choices"),
    FieldType.LIST: Texts("список", "a list"),
}

VALUES: Final[Mapping[str, Texts]] = {
    "str": TYPES[FieldType.TEXT],
    "int": TYPES[FieldType.INTEGER],
    "float": TYPES[FieldType.DECIMAL],
    "Decimal": TYPES[FieldType.DECIMAL],
    "bool": TYPES[FieldType.BOOLEAN],
    "date": TYPES[FieldType.DATE],
    "datetime": TYPES[FieldType.DATETIME],
    "tuple": TYPES[FieldType.LIST],
}
"""The Python types that a custom field's value can have."""


def reason(code: str | None) -> dict[str, str | None]:
    """
    Return a verdict's *code* as the parameter ``found``, and what it means in words.
    """
    known = CODES.get(code or "", Texts(code or "", code or ""))
    return {"found": code, **in_words(found=known)}


def in_words(**texts: Texts) -> dict[str, str]:
    """
    Return the parameters that say each of *texts* in its language: ``found_ru``, ``found_en``.
    """
    return {f"{name}_{lang}": text.get(lang) for name, text in texts.items() for lang in ("ru", "en")}


def titles(fields: Iterable[str]) -> Texts:
    """
    Return how people call flat *fields*, any of which would do: «Мобильный телефон», «Телефон 2».
    """
    # A custom field has the user's own name.
    names = [field.removeprefix("custom.") for field in fields]
    return Texts(
        " или ".join(f"«{title(name)}»" for name in names), " or ".join(f"“{title(name, 'en')}”" for name in names)
    )
