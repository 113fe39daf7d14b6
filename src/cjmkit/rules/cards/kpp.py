"""
CRD020–CRD029: КПП.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from cjmkit.codes import kpp as _kpp
from cjmkit.codes.lookalikes import to_digits, to_latin
from cjmkit.findings import Finding, Rule, Severity, Texts
from cjmkit.model import CardKind, ClientCard
from cjmkit.rules.base import Check, Context, at, check
from cjmkit.rules.cards.numbers import COMMON_RULES, Number, judge
from cjmkit.rules.cards.places import kind_of

__all__ = ["KPP_CHECKS"]

_LAW: Final = "приказ ФНС ЕД-7-14/559@ от 26.06.2025"
_FIELDS: Final = ("kpp",)

SHAPE: Final = Rule(
    code="CRD020",
    severity=Severity.ERROR,
    title=Texts("Строение КПП", "The structure of the KPP"),
    text=Texts(
        "знаков: {found}, а КПП – это 9: 4 цифры, 2 цифры или заглавные латинские буквы, 3 цифры; сверьте с документом",
        "characters: {found}, a KPP has 9: 4 digits, 2 digits or Latin capitals, 3 digits; compare with the document",
    ),
    why=Texts(
        "КПП складывается из кода налогового органа, причины и номера. Числовая ячейка теряет ведущий ноль.",
        "A KPP is the tax office, the reason and a serial number. A numeric cell loses the leading zero.",
    ),
    bad="77360100",
    good="773601001",
    law=_LAW,
    fields=_FIELDS,
)
_LOST: Final = Texts(
    "{found} знаков, в КПП их 9: похоже, потерян ведущий ноль; сверьте с документом и верните его",
    "{found} characters, a KPP has 9: a leading zero seems lost; compare with the document and put it back",
)

MISSING: Final = Rule(
    code="CRD021",
    severity=Severity.WARNING,
    title=Texts("Организация без КПП", "An organisation without a KPP"),
    text=Texts(
        "КПП не указан, а у организации он есть: возьмите его из карточки предприятия или выписки ЕГРЮЛ",
        "there is no KPP, an organisation has one: take it from the company's card or the state register",
    ),
    why=Texts(
        "КПП нужен в платёжке, счёте-фактуре и при обмене с 1С.",
        "Payment orders, tax invoices and the exchange with 1C need it.",
    ),
    bad="ООО, ИНН 7707083893",
    good="ООО, ИНН 7707083893, КПП 773601001",
    law=_LAW,
    fields=("kpp", "kind"),
)

EXTRA: Final = Rule(
    code="CRD022",
    severity=Severity.WARNING,
    title=Texts("КПП у человека или ИП", "A KPP of a person or a sole proprietor"),
    text=Texts(
        "КПП указан, а у человека и у ИП его не бывает: очистите поле или исправьте вид клиента",
        "there is a KPP, persons and sole proprietors have none: clear the field or correct the client's kind",
    ),
    why=Texts(
        "КПП присваивают организациям; с чужим КПП платёжка ИП вернётся.",
        "Only organisations get a KPP; a payment to a sole proprietor with one comes back.",
    ),
    bad="ИП, ИНН 500100732259, КПП 500101001",
    good="ИП, ИНН 500100732259",
    law=_LAW,
    fields=("kpp", "kind"),
)

NO_REASON: Final = Rule(
    code="CRD023",
    severity=Severity.WARNING,
    title=Texts("Причина 00 в КПП", "The reason 00 in the KPP"),
    text=Texts(
        "пятый и шестой знаки КПП – 00, такой причины постановки на учёт нет в справочнике: сверьте с документом",
        "characters 5 and 6 of the KPP are 00, no list has that reason of registration: compare with the document",
    ),
    why=Texts(
        "Причины в справочнике – от 01 до 99; неизвестная причина сама по себе не ошибка, а 00 сомнительна.",
        "The listed reasons run from 01 to 99; an unknown one is no error, 00 is doubtful.",
    ),
    bad="770700001",
    good="770701001",
    law="справочник СППУНО",
    fields=_FIELDS,
)

LARGEST: Final = Rule(
    code="CRD024",
    severity=Severity.WARNING,
    title=Texts("КПП крупнейшего налогоплательщика", "The KPP of a largest taxpayer"),
    text=Texts(
        "причина 50 – крупнейший налогоплательщик, КПП тогда начинается с 99, а здесь с {found}: сверьте с документом",
        "the reason 50 means a largest taxpayer, whose KPP begins with 99, this one with {found}: compare",
    ),
    why=Texts(
        "Крупнейших ставят на учёт межрегиональные инспекции, их коды начинаются с 99.",
        "Largest taxpayers are registered at interregional offices, whose codes begin with 99.",
    ),
    bad="770750001",
    good="997250001",
    law="справочник СППУНО",
    fields=_FIELDS,
)

ZERO_START: Final = Rule(
    code="CRD025",
    severity=Severity.ERROR,
    title=Texts("КПП начинается с 00", "The KPP begins with 00"),
    text=Texts(
        "КПП начинается с 00, а такого кода налогового органа нет: сверьте с документом",
        "the KPP begins with 00, no tax office has that code: compare with the document",
    ),
    why=Texts("Первые цифры – код налогового органа.", "The first digits are the code of the tax office."),
    bad="004501001",
    good="773601001",
    law=_LAW,
    fields=_FIELDS,
)


def _mend(kpp: str) -> str:
    return to_digits(kpp[:4]) + to_latin(kpp[4:6]).upper() + to_digits(kpp[6:])


_NUMBER: Final = Number(
    check=_kpp.check,
    compact=_kpp.compact,
    form=SHAPE,
    by_code={"length": SHAPE, "pp_unknown": NO_REASON, "zero_prefix": ZERO_START},
    lost_zero=(8,),
    lost=_LOST,
    mend=_mend,
)


@check(SHAPE, NO_REASON, ZERO_START, *COMMON_RULES)
def _by_itself(card: ClientCard, context: Context) -> Iterator[Finding]:
    """
    Judge the number itself; a filler on a card that cannot have a КПП is no matter.
    """
    kpp = card.requisites.kpp
    if kpp is not None and "kpp" not in context.proven:
        yield from judge(_NUMBER, "kpp", kpp)


@check(MISSING, EXTRA)
def _of_kind(card: ClientCard, context: Context) -> Iterator[Finding]:
    """
    Ask for a КПП from organisations alone.
    """
    kind, kpp = kind_of(card), card.requisites.kpp
    if kind is CardKind.COMPANY:
        if not kpp and card.requisites.inn:
            yield MISSING.finding(at("kpp"))
    elif kind is not None and kpp and _kpp.compact(kpp).strip("0"):
        yield EXTRA.finding(at("kpp"), value=kpp)


@check(LARGEST)
def _largest(card: ClientCard, context: Context) -> Iterator[Finding]:
    """
    Expect an interregional office behind the reason 50.
    """
    kpp = card.requisites.kpp or ""
    if len(kpp) == 9 and kpp[4:6] == "50" and kpp[:2] != "99":
        yield LARGEST.finding(at("kpp"), value=kpp, found=kpp[:2])


KPP_CHECKS: Final[tuple[Check[ClientCard], ...]] = (_by_itself, _of_kind, _largest)
