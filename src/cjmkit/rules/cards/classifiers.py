"""
CRD043–CRD049: ОКПО, ОКВЭД, ОКТМО, ОКОПФ.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from cjmkit.codes import okopf, okpo, oktmo, okved
from cjmkit.findings import Finding, Rule, Severity, Texts
from cjmkit.model import CardKind, ClientCard
from cjmkit.rules.base import Check, Context, at, check
from cjmkit.rules.cards.numbers import COMMON_RULES, Number, judge
from cjmkit.rules.cards.places import kind_of

__all__ = ["CLASSIFIER_CHECKS"]

OKPO_LENGTH: Final = Rule(
    code="CRD043",
    severity=Severity.ERROR,
    title=Texts("Длина ОКПО", "The length of the OKPO"),
    text=Texts(
        "знаков: {found}, у ОКПО 8 цифр (организация) или 10 (ИП), у подразделения 14: сверьте с документом",
        "characters: {found}, an OKPO has 8 digits (organisation) or 10 (sole proprietor), a subdivision's 14: compare",
    ),
    why=Texts(
        "ОКПО состоит из 8, 10 или 14 цифр. Числовая ячейка теряет ведущие нули.",
        "An OKPO is made of 8, 10 or 14 digits. A numeric cell loses leading zeros.",
    ),
    bad="32537",
    good="00032537",
    law="Р 50.1.024-2005",
    fields=("okpo",),
)
_LOST: Final = Texts(
    "{found} цифр, у ОКПО их 8 или 10: похоже, потерян ведущий ноль; верните его, с ним контрольная цифра сходится",
    "{found} digits, an OKPO has 8 or 10: a leading zero seems lost; put it back, the check digit agrees with it",
)

OKPO_CHECKSUM: Final = Rule(
    code="CRD044",
    severity=Severity.ERROR,
    title=Texts("Контрольная цифра ОКПО", "The check digit of the OKPO"),
    text=Texts(
        "контрольная цифра ОКПО не сходится с остальными: в номере опечатка, сверьте с документом",
        "the check digit of the OKPO does not agree with the others: there is a typing error, compare",
    ),
    why=Texts("Последняя цифра вычисляется из остальных.", "The last digit is computed from the others."),
    bad="00032538",
    good="00032537",
    law="Р 50.1.024-2005",
    fields=("okpo",),
)

OKPO_KIND: Final = Rule(
    code="CRD045",
    severity=Severity.WARNING,
    title=Texts("ОКПО не того вида клиента", "The OKPO of another kind of client"),
    text=Texts(
        "цифр: {found}, у организации в ОКПО 8 или 14, у ИП 10: сверьте ОКПО и вид клиента",
        "digits: {found}, an organisation's OKPO has 8 or 14, a sole proprietor's 10: compare OKPO and kind",
    ),
    why=Texts("Длина ОКПО говорит, чей он.", "The length tells whose OKPO it is."),
    bad="ИП, ОКПО 00032537",
    good="ООО, ОКПО 00032537",
    law="Р 50.1.024-2005",
    fields=("okpo", "kind"),
)

OKVED: Final = Rule(
    code="CRD046",
    severity=Severity.WARNING,
    title=Texts("Код ОКВЭД не распознан", "The OKVED is not recognised"),
    text=Texts(
        "не похоже на код ОКВЭД: ожидались XX, XX.X, XX.XX, XX.XX.X или XX.XX.XX из существующего класса; сверьте код",
        "this does not look like an OKVED: XX, XX.X, XX.XX, XX.XX.X or XX.XX.XX of a known class is expected; compare",
    ),
    why=Texts(
        "Таблицы портят такие коды: 47.10 становится числом 47.1, а 01.11 – датой.",
        "Spreadsheets spoil such codes: 47.10 becomes the number 47.1 and 01.11 a date.",
    ),
    bad="4711",
    good="47.11",
    law="ОК 029-2014",
    fields=("okved",),
)

OKTMO: Final = Rule(
    code="CRD047",
    severity=Severity.WARNING,
    title=Texts("Код ОКТМО не распознан", "The OKTMO is not recognised"),
    text=Texts(
        "не похоже на код ОКТМО (знаков: {found}): ожидались 8 или 11 цифр, первые две не нули; сверьте код",
        "this does not look like an OKTMO (characters: {found}): 8 or 11 digits that do not begin with 00 are needed; "
        "compare",
    ),
    why=Texts("Числовая ячейка теряет ведущий ноль ОКТМО.", "A numeric cell loses the leading zero of an OKTMO."),
    bad="4538000",
    good="45380000",
    law="ОК 033-2013",
    fields=("oktmo",),
)

OKOPF: Final = Rule(
    code="CRD048",
    severity=Severity.WARNING,
    title=Texts("Код ОКОПФ не распознан", "The OKOPF is not recognised"),
    text=Texts(
        "не похоже на код ОКОПФ (знаков: {found}): ожидались 5 цифр, первая от 1 до 7; возьмите код из ОК 028-2012",
        "this does not look like an OKOPF (characters: {found}): 5 digits, the first from 1 to 7, are needed; take it "
        "from OK 028-2012",
    ),
    why=Texts(
        "Двузначные коды – из прежнего классификатора ОК 028-99.",
        "Codes of two digits belong to the former classifier OK 028-99.",
    ),
    bad="65",
    good="12300",
    law="ОК 028-2012",
    fields=("okopf",),
)

OKOPF_KIND: Final = Rule(
    code="CRD049",
    severity=Severity.WARNING,
    title=Texts("ОКОПФ не того вида клиента", "The OKOPF of another kind of client"),
    text=Texts(
        "раздел ОКОПФ – {found}; у людей и ИП это 5, у организаций любой другой: сверьте код и вид клиента",
        "the section of the OKOPF is {found}; people and sole proprietors have 5, organisations any other: compare",
    ),
    why=Texts("Первая цифра ОКОПФ – раздел; 5 – физические лица.", "The first digit is the section; 5 is individuals."),
    bad="ИП, ОКОПФ 12300",
    good="ООО, ОКОПФ 12300",
    law="ОК 028-2012",
    fields=("okopf", "kind"),
)

_OKPO: Final = Number(
    check=okpo.check,
    compact=okpo.compact,
    form=OKPO_LENGTH,
    by_code={"length": OKPO_LENGTH, "checksum": OKPO_CHECKSUM},
    lost_zero=(7, 9),
    lost=_LOST,
)
_OKVED: Final = Number(
    check=okved.check, compact=okved.compact, form=OKVED, by_code={"class_unknown": OKVED, "dots": OKVED}
)
_OKTMO: Final = Number(check=oktmo.check, compact=oktmo.compact, form=OKTMO, by_code={"region_unknown": OKTMO})
_OKOPF: Final = Number(
    check=okopf.check,
    compact=okopf.compact,
    form=OKOPF,
    by_code={"section_unknown": OKOPF, "old_classifier": OKOPF},
)


@check(OKPO_LENGTH, OKPO_CHECKSUM, OKVED, OKTMO, OKOPF, *COMMON_RULES)
def _by_themselves(card: ClientCard, context: Context) -> Iterator[Finding]:
    """
    Judge each code itself.
    """
    requisites, proven = card.requisites, context.proven
    if requisites.okpo is not None and "okpo" not in proven:
        yield from judge(_OKPO, "okpo", requisites.okpo)
    if requisites.okved is not None and "okved" not in proven:
        yield from judge(_OKVED, "okved", requisites.okved)
    if requisites.oktmo is not None and "oktmo" not in proven:
        yield from judge(_OKTMO, "oktmo", requisites.oktmo)
    if requisites.okopf is not None and "okopf" not in proven:
        yield from judge(_OKOPF, "okopf", requisites.okopf)


@check(OKPO_KIND)
def _okpo_of_kind(card: ClientCard, context: Context) -> Iterator[Finding]:
    """
    Compare the length of a right ОКПО with the kind of client.
    """
    kind, text = kind_of(card), card.requisites.okpo
    clean = okpo.check(text).normalized if text and kind is not None else None
    if clean is not None and (len(clean) == 10) is (kind is CardKind.COMPANY):
        yield OKPO_KIND.finding(at("okpo"), value=text, found=len(clean))


@check(OKOPF_KIND)
def _okopf_of_kind(card: ClientCard, context: Context) -> Iterator[Finding]:
    """
    Compare the section of a right ОКОПФ with the kind of client.
    """
    kind, text = kind_of(card), card.requisites.okopf
    clean = okopf.check(text).normalized if text and kind is not None else None
    if clean is not None and len(clean) == 5 and (clean[0] == "5") is (kind is CardKind.COMPANY):
        yield OKOPF_KIND.finding(at("okopf"), value=text, found=clean[0])


CLASSIFIER_CHECKS: Final[tuple[Check[ClientCard], ...]] = (_by_themselves, _okpo_of_kind, _okopf_of_kind)
