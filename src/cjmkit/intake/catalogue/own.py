"""
IMP364–IMP369: values of a profile's own fields.
"""

from __future__ import annotations

from cjmkit.findings import Severity
from cjmkit.intake.catalogue.repairs import rule

OWN_READ = rule(
    364,
    Severity.INFO,
    ("Значение своего поля прочитано", "A value of an own field was read"),
    (
        "значение записано иначе, чем хранит поле, и прочитано однозначно ({expected}): ничего делать не надо",
        "the value is written unlike the field keeps it, and has one reading ({expected}): nothing to do",
    ),
    ("Профиль говорит, какого типа поле, и значение приведено к нему.", "The profile tells the type of the field."),
    "1 234,50 руб.",
    "1234.50",
)

CHOICE_SPELLED = rule(
    365,
    Severity.INFO,
    ("Значение записано как в списке", "A value spelled as among the choices"),
    (
        "значение отличалось от списка допустимых только написанием: ничего делать не надо",
        "the value differed from one of the choices in its spelling alone: nothing to do",
    ),
    (
        "Большие буквы, ё и пробелы по краям смысла не меняют.",
        "Capitals, ё and spaces at the edges do not change the sense.",
    ),
    "МАЛЫЙ ",
    "малый",
)

DEFAULT_TAKEN = rule(
    366,
    Severity.INFO,
    ("Подставлено значение по умолчанию", "A default was filled in"),
    (
        "пустых значений: {count}, вместо них взято значение по умолчанию из профиля: если не годится, впишите своё",
        "empty values: {count}, the profile's default was taken for them: write a value of your own where it is wrong",
    ),
    (
        "Профиль определяет, что стоит в поле, если ничего не вписано; так его и увидит система, куда идут карточки.",
        "The profile defines what a field holds if nothing is written, and the system that gets the cards sees it so.",
    ),
    "поле «Размер» пусто, по умолчанию «малый»",
    "поле «Размер»: малый",
)
