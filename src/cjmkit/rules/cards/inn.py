"""
CRD010–CRD019: ИНН.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from cjmkit.codes import inn as _inn
from cjmkit.findings import Finding, Rule, Severity, Texts
from cjmkit.model import CardKind, ClientCard
from cjmkit.rules.base import Check, Context, at, check
from cjmkit.rules.cards.numbers import COMMON_RULES, Number, judge
from cjmkit.rules.cards.places import kind_of

__all__ = ["INN_CHECKS"]

_LAW: Final = "приказ ФНС ЕД-7-14/559@ от 26.06.2025"
_FIELDS: Final = ("inn",)

CHARACTERS: Final = Rule(
    code="CRD010",
    severity=Severity.ERROR,
    title=Texts("В ИНН не только цифры", "Not only digits in the INN"),
    text=Texts(
        "в ИНН есть посторонние знаки (всего знаков {found}), а он состоит из 10 или 12 цифр: сверьте с документом",
        "the INN holds other characters ({found} in all), it has 10 or 12 digits: compare with the document",
    ),
    why=Texts(
        "ИНН состоит только из цифр 0–9; что стояло на месте постороннего знака, угадать нельзя.",
        "An INN is made of the digits 0–9; what the strange character stood for cannot be guessed.",
    ),
    bad="77070ю3893",
    good="7707083893",
    law=_LAW,
    fields=_FIELDS,
)

LENGTH: Final = Rule(
    code="CRD011",
    severity=Severity.ERROR,
    title=Texts("Длина ИНН", "The length of the INN"),
    text=Texts(
        "цифр: {found}, у ИНН их 10 или 12: сверьте с документом",
        "digits: {found}, an INN has 10 or 12: compare with the document",
    ),
    why=Texts(
        "У организации в ИНН 10 цифр, у человека и у ИП – 12. Числовая ячейка таблицы теряет ведущий ноль.",
        "An organisation's INN has 10 digits, a person's or a sole proprietor's 12. Numeric cells lose a leading zero.",
    ),
    bad="770708389",
    good="7707083893",
    law=_LAW,
    fields=_FIELDS,
)
_LOST: Final = Texts(
    "{found} цифр, у ИНН их 10 или 12: похоже, потерян ведущий ноль; верните его, с ним контрольные цифры сходятся",
    "{found} digits, an INN has 10 or 12: a leading zero seems lost; put it back, the check digits agree with it",
)

CHECKSUM: Final = Rule(
    code="CRD012",
    severity=Severity.ERROR,
    title=Texts("Контрольные цифры ИНН", "The check digits of the INN"),
    text=Texts(
        "контрольные цифры ИНН не сходятся с остальными: в номере опечатка, сверьте с документом",
        "the check digits of the INN do not agree with the others: there is a typing error, compare with the document",
    ),
    why=Texts(
        "Последняя цифра (у 12-значного – две) вычисляется из остальных; расхождение доказывает ошибку.",
        "The last digit (the last two of twelve) is computed from the others; a difference proves an error.",
    ),
    bad="7707083894",
    good="7707083893",
    law=_LAW,
    fields=_FIELDS,
)

ZERO_START: Final = Rule(
    code="CRD013",
    severity=Severity.ERROR,
    title=Texts("ИНН начинается с 00", "The INN begins with 00"),
    text=Texts(
        "ИНН начинается с 00, а такого кода налогового органа нет: сверьте с документом",
        "the INN begins with 00, no tax office has that code: compare with the document",
    ),
    why=Texts(
        "Первые цифры присваивает ФНС, и 00 среди них не бывает.",
        "The tax service gives the first digits, and 00 is none of them.",
    ),
    bad="0012345673",
    good="7707083893",
    law=_LAW,
    fields=_FIELDS,
)

FOREIGN_CODE: Final = Rule(
    code="CRD014",
    severity=Severity.WARNING,
    title=Texts("Вместо ИНН стоит КИО", "A KIO stands for the INN"),
    text=Texts(
        "цифр: {found}; это похоже на КИО (код иностранной организации), у ИНН их 10 или 12: впишите ИНН",
        "digits: {found}; this looks like a KIO (a foreign organisation's code), an INN has 10 or 12: write the INN",
    ),
    why=Texts(
        "КИО ставят в платёжках вместо ИНН; это другой номер, проверить его нечем.",
        "Payment orders may hold a KIO in the place of an INN; it is another number and cannot be checked.",
    ),
    bad="20123",
    good="9909726886",
    law=_LAW,
    fields=_FIELDS,
)

OTHER_KIND: Final = Rule(
    code="CRD015",
    severity=Severity.ERROR,
    title=Texts("ИНН не того вида клиента", "The INN of another kind of client"),
    text=Texts(
        "цифр: {found}, а у клиента такого вида (организация – 10, человек или ИП – 12) их {expected}: "
        "исправьте ИНН или вид клиента",
        "digits: {found}, a client of this kind (an organisation 10, a person or a sole proprietor 12) has {expected}: "
        "correct the INN or the client's kind",
    ),
    why=Texts(
        "Длина ИНН говорит, чей он: 10 цифр у организации, 12 у человека, в том числе ИП.",
        "The length tells whose INN it is: 10 digits of an organisation, 12 of a person, sole proprietors included.",
    ),
    bad="ИП, ИНН 7707083893",
    good="ООО, ИНН 7707083893",
    law=_LAW,
    fields=("inn", "kind"),
)

FOREIGN_REASON: Final = Rule(
    code="CRD016",
    severity=Severity.INFO,
    title=Texts("КПП иностранной организации", "A foreign organisation's KPP"),
    text=Texts(
        "ИНН начинается с 9909 (иностранная организация), в КПП стоит причина {found}, ожидалась 51–99: проверьте КПП",
        "the INN begins with 9909 (a foreign organisation), the KPP has the reason {found}, 51–99 is expected: check",
    ),
    why=Texts(
        "Причины 01–50 в КПП – для российских организаций, 51–99 – для иностранных.",
        "The reasons 01–50 in a KPP are for Russian organisations, 51–99 for foreign ones.",
    ),
    bad="ИНН 9909726886, КПП 770301001",
    good="ИНН 9909726886, КПП 770387001",
    law="справочник СППУНО",
    fields=("kpp", "inn"),
)

REGIONS: Final = Rule(
    code="CRD017",
    severity=Severity.INFO,
    title=Texts("Номера из разных регионов", "Numbers of different regions"),
    text=Texts(
        "коды региона в ИНН, КПП и ОГРН разные: так бывает после переезда; если переезда не было, сверьте номера",
        "the INN, the KPP and the OGRN name different regions: so it is after a move; if there was none, compare them",
    ),
    why=Texts(
        "ИНН и ОГРН при переезде не меняются, а КПП меняется: различие само по себе не ошибка.",
        "A move changes the KPP and leaves INN and OGRN: a difference is no error by itself.",
    ),
    bad="ИНН 7707083893, КПП 540701001",
    good="ИНН 7707083893, КПП 773601001",
    law=_LAW,
    fields=("inn", "kpp", "ogrn"),
)

_SAME: Final = {"97": "77"}
_NUMBER: Final = Number(
    check=_inn.check,
    compact=_inn.compact,
    form=CHARACTERS,
    by_code={"length": LENGTH, "checksum": CHECKSUM, "zero_prefix": ZERO_START, "kio_not_inn": FOREIGN_CODE},
    lost_zero=(9, 11),
    lost=_LOST,
)


@check(CHARACTERS, LENGTH, CHECKSUM, ZERO_START, FOREIGN_CODE, *COMMON_RULES)
def _by_itself(card: ClientCard, context: Context) -> Iterator[Finding]:
    """
    Judge the number itself.
    """
    if card.requisites.inn is not None and "inn" not in context.proven:
        yield from judge(_NUMBER, "inn", card.requisites.inn)


@check(OTHER_KIND)
def _of_kind(card: ClientCard, context: Context) -> Iterator[Finding]:
    """
    Compare the length with the kind of client; a number of another length has its own finding.
    """
    kind, digits = kind_of(card), _inn.compact(card.requisites.inn or "")
    if kind is None or len(digits) not in (10, 12) or not digits.isdigit() or not digits.strip("0"):
        return
    expected = 10 if kind is CardKind.COMPANY else 12
    if len(digits) != expected:
        yield OTHER_KIND.finding(at("inn"), value=card.requisites.inn, found=len(digits), expected=expected)


@check(FOREIGN_REASON)
def _foreign(card: ClientCard, context: Context) -> Iterator[Finding]:
    """
    Compare the reason in the КПП with the foreign ИНН.
    """
    inn, kpp = card.requisites.inn or "", card.requisites.kpp or ""
    if inn[:4] == "9909" and len(kpp) == 9 and "01" <= kpp[4:6] <= "50" and kpp[4:6].isdigit():
        yield FOREIGN_REASON.finding(at("kpp"), value=kpp, found=kpp[4:6])


@check(REGIONS)
def _regions(card: ClientCard, context: Context) -> Iterator[Finding]:
    """
    Compare the regions; 99 is no region but the interregional offices, and 97 is Moscow like 77.
    """
    requisites = card.requisites
    inn, kpp, ogrn = requisites.inn or "", requisites.kpp or "", requisites.ogrn or ""
    regions = {
        _SAME.get(code, code)
        for number, length, code in ((inn, 10, inn[:2]), (kpp, 9, kpp[:2]), (ogrn, 13, ogrn[3:5]))
        if len(number) == length and code != "99"
    }
    if len(regions) > 1:
        yield REGIONS.finding(at("kpp" if kpp else "ogrn"))


INN_CHECKS: Final[tuple[Check[ClientCard], ...]] = (_by_itself, _of_kind, _foreign, _regions)
