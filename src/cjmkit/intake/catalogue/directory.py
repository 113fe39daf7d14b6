"""
IMP390–IMP399: what a directory of banks fills in and proves back.
"""

from __future__ import annotations

from cjmkit.findings import Severity
from cjmkit.intake.catalogue.repairs import rule

FILLED = rule(
    390,
    Severity.INFO,
    ("Пустое поле и справочник банков", "An empty field and the directory of banks"),
    (
        "поле пустое, а справочник банков ({day_ru}) его знает по БИК: {done_ru}",
        "the field is empty, and the directory of banks ({day_en}) knows it by the BIC: {done_en}",
    ),
    (
        "Название, город и корреспондентский счёт следуют из БИК. Заполненное поле справочник не меняет.",
        "Name, city and correspondent account follow from the BIC. What is filled is never replaced.",
    ),
    "БИК 044525225, к/с пуст",
    "БИК 044525225, к/с 30101810400000000225",
)

BIK_FOUND = rule(
    391,
    Severity.WARNING,
    ("БИК найден по справочнику", "A BIC found in the directory"),
    (
        "БИК нет или он испорчен, но название банка, корреспондентский счёт и ключ счёта подходят одному банку "
        "справочника ({day_ru}): {done_ru}",
        "the BIC is missing or ruined, but bank name, correspondent account and account key fit one bank of the "
        "directory ({day_en}): {done_en}",
    ),
    (
        "Корреспондентский счёт в справочнике стоит у одного банка, а ключ счёта вычисляется с его БИК.",
        "A correspondent account stands under one bank in the directory, whose BIC the account's key is made with.",
    ),
    "к/с 30101810400000000225, Сбербанк, БИК пуст",
    "БИК 044525225",
)

BIK_PADDED = rule(
    392,
    Severity.WARNING,
    ("БИК дополнен нулём по справочнику", "A BIC padded by the directory"),
    (
        "в БИК 8 цифр, нужно 9: с ведущим нулём он есть в справочнике банков ({day_ru}) и ничему в строке не "
        "противоречит: {done_ru}",
        "8 digits in the BIC, expected 9: with a leading zero the directory of banks ({day_en}) has it, and nothing "
        "in the row is against it: {done_en}",
    ),
    ("Числовая ячейка теряет ведущий ноль.", "A numeric cell loses the leading zero."),
    "44525225",
    "044525225",
)
