"""
CRD030–CRD039: ОГРН and ОГРНИП.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from cjmkit.codes import ogrn as _ogrn
from cjmkit.codes import ogrnip as _ogrnip
from cjmkit.findings import Finding, Rule, Severity, Texts
from cjmkit.model import CardKind, ClientCard
from cjmkit.rules.base import Check, Context, at, check
from cjmkit.rules.cards.numbers import COMMON_RULES, Number, judge
from cjmkit.rules.cards.places import kind_of

__all__ = ["OGRN_CHECKS"]

_LAW: Final = "порядок ведения ЕГРЮЛ и ЕГРИП: приказ Минфина 165н (раньше ПП РФ 438 от 19.06.2002)"
_FIELDS: Final = ("ogrn", "ogrnip")

SHAPE: Final = Rule(
    code="CRD030",
    severity=Severity.ERROR,
    title=Texts("Строение ОГРН или ОГРНИП", "The structure of the OGRN or OGRNIP"),
    text=Texts(
        "знаков: {found}, а в ОГРН 13 цифр и в ОГРНИП 15, без других знаков: сверьте с документом",
        "characters: {found}, an OGRN has 13 digits and an OGRNIP 15, nothing else: compare with the document",
    ),
    why=Texts(
        "Длина номера постоянна; в числовой ячейке длинный номер мог округлиться.",
        "The length never varies; a numeric cell may have rounded a long number.",
    ),
    bad="102770013219",
    good="1027700132195",
    law=_LAW,
    fields=_FIELDS,
)

CHECKSUM: Final = Rule(
    code="CRD031",
    severity=Severity.ERROR,
    title=Texts("Контрольная цифра ОГРН или ОГРНИП", "The check digit of the OGRN or OGRNIP"),
    text=Texts(
        "контрольная цифра не сходится с остальными: в номере опечатка, сверьте с документом",
        "the check digit does not agree with the others: there is a typing error, compare with the document",
    ),
    why=Texts(
        "Последняя цифра – младший разряд остатка от деления остальных на 11 (ОГРН) или на 13 (ОГРНИП).",
        "The last digit is the low digit of the remainder of the others by 11 (OGRN) or by 13 (OGRNIP).",
    ),
    bad="1028800000299",
    good="1027700132195",
    law=_LAW,
    fields=_FIELDS,
)

ENTRY: Final = Rule(
    code="CRD032",
    severity=Severity.WARNING,
    title=Texts("ГРН записи вместо ОГРН", "The number of a register entry"),
    text=Texts(
        "контрольная цифра верна, но по первой цифре это ГРН записи, ожидался ОГРН (1, 5) или ОГРНИП (3): сверьте",
        "the check digit is right, but the first digit is that of a register entry, 1 or 5 (OGRN) or 3 (OGRNIP) is "
        "expected: compare",
    ),
    why=Texts(
        "Каждая запись реестра имеет свой ГРН с той же арифметикой; он не заменяет ОГРН.",
        "Every entry of the register has its own number with the same arithmetic; it does not stand for the OGRN.",
    ),
    bad="2027700132194",
    good="1027700132195",
    law=_LAW,
    fields=_FIELDS,
)

YEAR: Final = Rule(
    code="CRD033",
    severity=Severity.WARNING,
    title=Texts("Год в ОГРН или ОГРНИП", "The year in the OGRN or OGRNIP"),
    text=Texts(
        "вторая и третья цифры – год записи, и он неправдоподобен (ОГРН дают с 2002, ОГРНИП с 2004): сверьте номер",
        "digits 2 and 3 are the year of the entry, and it is not plausible (OGRN since 2002, OGRNIP 2004): compare",
    ),
    why=Texts(
        "Реестры ведутся с 2002 и 2004 года, и запись не бывает из будущего.",
        "The registers began in 2002 and 2004, and no entry comes from the future.",
    ),
    bad="385768585948949",
    good="304500116000157",
    law=_LAW,
    fields=_FIELDS,
)

OTHER_KIND: Final = Rule(
    code="CRD034",
    severity=Severity.ERROR,
    title=Texts("Номер не того вида клиента", "The number of another kind of client"),
    text=Texts(
        "ОГРН бывает только у организации, ОГРНИП – только у ИП, а здесь наоборот: исправьте вид клиента или номер",
        "only an organisation has an OGRN, only a sole proprietor an OGRNIP, here it is not so: correct kind or number",
    ),
    why=Texts(
        "Организации и предприниматели записаны в разных реестрах.",
        "Organisations and sole proprietors stand in different registers.",
    ),
    bad="ИП, ОГРН 1027700132195",
    good="ООО, ОГРН 1027700132195",
    law="129-ФЗ от 08.08.2001",
    fields=("ogrn", "ogrnip", "kind"),
)

FIRST_DIGIT: Final = Rule(
    code="CRD035",
    severity=Severity.ERROR,
    title=Texts("Первая цифра ОГРН или ОГРНИП", "The first digit of the OGRN or OGRNIP"),
    text=Texts(
        "первая цифра не из этого номера: ОГРН начинается с 1 или 5, ОГРНИП с 3; сверьте с документом",
        "the first digit does not belong: an OGRN begins with 1 or 5, an OGRNIP with 3; compare with the document",
    ),
    why=Texts("Первая цифра – признак вида номера.", "The first digit tells the kind of number."),
    bad="0924992170674",
    good="1027700132195",
    law=_LAW,
    fields=_FIELDS,
)

OTHER_FIELD: Final = Rule(
    code="CRD036",
    severity=Severity.ERROR,
    title=Texts("ОГРН и ОГРНИП перепутаны полями", "OGRN and OGRNIP in each other's field"),
    text=Texts(
        "цифр: {found}, а 13 бывает у ОГРН и 15 у ОГРНИП: перенесите номер в его поле",
        "digits: {found}, 13 make an OGRN and 15 an OGRNIP: move the number to its own field",
    ),
    why=Texts(
        "Номер из 15 цифр – ОГРНИП предпринимателя, из 13 – ОГРН организации.",
        "A number of 15 digits is a sole proprietor's OGRNIP, one of 13 an organisation's OGRN.",
    ),
    bad="ОГРН 304500116000157",
    good="ОГРНИП 304500116000157",
    law=_LAW,
    fields=_FIELDS,
)

_BY_CODE: Final = {
    "checksum": CHECKSUM,
    "grn": ENTRY,
    "implausible_year": YEAR,
    "prefix": FIRST_DIGIT,
    "form": OTHER_FIELD,
}
_OGRN: Final = Number(check=_ogrn.check, compact=_ogrn.compact, form=SHAPE, by_code=_BY_CODE)
_OGRNIP: Final = Number(check=_ogrnip.check, compact=_ogrnip.compact, form=SHAPE, by_code=_BY_CODE)


@check(SHAPE, CHECKSUM, ENTRY, YEAR, FIRST_DIGIT, OTHER_FIELD, *COMMON_RULES)
def _by_itself(card: ClientCard, context: Context) -> Iterator[Finding]:
    """
    Judge each number itself.
    """
    requisites = card.requisites
    if requisites.ogrn is not None and "ogrn" not in context.proven:
        yield from judge(_OGRN, "ogrn", requisites.ogrn)
    if requisites.ogrnip is not None and "ogrnip" not in context.proven:
        yield from judge(_OGRNIP, "ogrnip", requisites.ogrnip)


@check(OTHER_KIND)
def _of_kind(card: ClientCard, context: Context) -> Iterator[Finding]:
    """
    Compare right numbers with the kind of client; wrong ones have their own finding.
    """
    requisites, kind = card.requisites, kind_of(card)
    if kind is None:
        return
    if kind is not CardKind.COMPANY and requisites.ogrn and _ogrn.check(requisites.ogrn).ok:
        yield OTHER_KIND.finding(at("ogrn"), value=requisites.ogrn)
    # A person's card may keep the ОГРНИП of the business that the person runs.
    if kind is CardKind.COMPANY and requisites.ogrnip and _ogrnip.check(requisites.ogrnip).ok:
        yield OTHER_KIND.finding(at("ogrnip"), value=requisites.ogrnip)


OGRN_CHECKS: Final[tuple[Check[ClientCard], ...]] = (_by_itself, _of_kind)
