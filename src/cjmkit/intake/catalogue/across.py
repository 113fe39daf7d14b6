"""
IMP386–IMP389: what several columns of a row say together.
"""

from __future__ import annotations

from cjmkit.findings import Severity
from cjmkit.intake.catalogue.repairs import rule

WHOLE_DISAGREES = rule(
    386,
    Severity.WARNING,
    ("Целое и части расходятся", "A whole and its parts differ"),
    (
        "значение расходится с отдельными столбцами ({parts_ru}): взяты они, это сохранено полем «{custom}», сверьте",
        "the value differs from the columns of its parts ({parts_en}): they are taken, it is kept as “{custom}”",
    ),
    (
        "«ФИО» и столбцы «Фамилия», «Имя» говорят об одном; если они разошлись, прав кто-то один.",
        "“ФИО” and the columns “Фамилия”, “Имя” speak of one thing; where they differ, one of them is wrong.",
    ),
    "ФИО «Тестов Иван», фамилия «Образцова»",
    "ФИО «Тестов Иван», фамилия «Тестов»",
)

PADDED_BESIDE_OGRN = rule(
    387,
    Severity.WARNING,
    ("Возвращён ведущий ноль ИНН", "A leading zero of an INN restored"),
    (
        "в ИНН 9 цифр, нужно 10: с ведущим нулём сходятся и контрольная цифра, и регион ОГРН ({proof}), сверьте",
        "9 digits in the INN, expected 10: check digit and OGRN agree with a leading zero ({proof}), compare",
    ),
    (
        "Контрольная цифра сходится случайно раз в десять, и первая цифра с регионом ОГРН тоже раз в десять.",
        "The check digit agrees by chance once in ten, and so does the first digit with the region of the OGRN.",
    ),
    "274062111 рядом с ОГРН 1020280000190",
    "0274062111",
)

NAME_APART = rule(
    388,
    Severity.INFO,
    ("Имя человека разобрано", "A person's name was taken apart"),
    (
        "клиент – человек (говорит поле «{source_ru}»): его имя разобрано на части, исходный текст сохранён, "
        "делать ничего не надо",
        "the client is a person (the field “{source_en}” tells): the name was taken apart, its text is kept, "
        "nothing to do",
    ),
    (
        "Под «Клиент» стоят и фирмы, и люди. Что это человек, говорит столбец вида или ИНН из 12 цифр, а порядок "
        "частей — отчество, инициалы или известное имя; если не говорит ничто, название остаётся как есть.",
        "Under “Клиент” stand firms and people. That it is a person is told by a column of kinds or an INN of 12 "
        "digits, and the order by a patronymic, initials or a known given name; otherwise the name stays as it is.",
    ),
    "Клиент «Образцова Анна Сергеевна», тип «физ»",
    "фамилия «Образцова», имя «Анна», отчество «Сергеевна»",
)
