"""
CRD001–CRD009: names, legal form, who the client is.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from cjmkit.codes import inn as _inn
from cjmkit.findings import Finding, Rule, Severity, Texts
from cjmkit.model import CardKind, ClientCard
from cjmkit.rules.base import Context, Subject, at, check
from cjmkit.rules.cards.places import form_kind
from cjmkit.rules.cards.reasons import KINDS, in_words

__all__ = ["NAMES"]

NO_NAME: Final = Rule(
    code="CRD001",
    severity=Severity.WARNING,
    title=Texts("Клиент без названия", "A client without a name"),
    text=Texts(
        "нет ни полного, ни краткого названия, ни ФИО, нужно хотя бы одно: впишите его",
        "there is neither a full nor a short name, nor a person's, one is needed: write it",
    ),
    why=Texts(
        "Без названия клиента не найти и не назвать.", "Without a name a client can be neither found nor addressed."
    ),
    bad="ИНН 7707083893, названия нет",
    good="ПАО Сбербанк, ИНН 7707083893",
    law="обычай делового оборота: карточка предприятия",
    fields=("name", "full_name", "short_name", "person_name"),
)

NO_KIND: Final = Rule(
    code="CRD002",
    severity=Severity.INFO,
    title=Texts("Вид клиента не указан", "The kind of client is not given"),
    text=Texts(
        "вид клиента не указан, а по ИНН ({found} цифр) его видно: 10 – организация, 12 – человек или ИП; укажите его",
        "the kind of client is not given, the INN ({found} digits) tells: 10 an organisation, 12 a person; set it",
    ),
    why=Texts(
        "От вида зависит, какие реквизиты нужны; без него часть проверок молчит.",
        "The kind decides which requisites are needed; without it some checks stay silent.",
    ),
    bad="ИНН 7707083893, вид не указан",
    good="ИНН 7707083893, организация",
    law="приказ ФНС ЕД-7-14/559@ от 26.06.2025",
    fields=("kind", "inn"),
)

OTHER_FORM: Final = Rule(
    code="CRD003",
    severity=Severity.WARNING,
    title=Texts("Правовая форма не того вида клиента", "The legal form of another kind of client"),
    text=Texts(
        "правовая форма говорит «{expected_ru}», а вид клиента указан как «{found_ru}»: исправьте одно из двух",
        "the legal form says “{expected_en}”, the kind of client is given as “{found_en}”: correct one of them",
    ),
    why=Texts(
        "ООО не бывает человеком, а ИП – организацией; от вида зависят остальные проверки.",
        "A company is no person, a sole proprietor no organisation; other checks depend on the kind.",
    ),
    bad="ИП, вид: организация",
    good="ИП, вид: индивидуальный предприниматель",
    law="ГК РФ, ст. 23 и 50",
    fields=("legal_form", "kind"),
)

NO_PERSON: Final = Rule(
    code="CRD005",
    severity=Severity.WARNING,
    title=Texts("ИП без фамилии и имени", "A sole proprietor without a person's name"),
    text=Texts(
        "ни в названии, ни в ФИО нет фамилии с именем, а ИП называется по человеку: впишите ФИО",
        "neither the name nor the person's fields hold a surname and a first name, a sole proprietor is named by them: "
        "write them",
    ),
    why=Texts(
        "В договоре и платёжке ИП – это фамилия, имя и отчество человека.",
        "In a contract and a payment order a sole proprietor is the person's full name.",
    ),
    bad="ИП «Ромашка»",
    good="ИП Образцова Анна Примеровна",
    law="ГК РФ, ст. 19 и 23",
    fields=("full_name", "person_name", "kind"),
)

OTHER_SURNAME: Final = Rule(
    code="CRD006",
    severity=Severity.WARNING,
    title=Texts("Название ИП и фамилия расходятся", "A sole proprietor's name and surname differ"),
    text=Texts(
        "фамилии из ФИО нет в названии ИП, а они должны совпадать: сверьте с документом",
        "the surname is not in the sole proprietor's name, where it belongs: compare with the document",
    ),
    why=Texts(
        "В одной строке могли смешаться данные двух клиентов.",
        "The data of two clients may have been mixed in one row.",
    ),
    bad="ИП Образцова А. П., фамилия Примерова",
    good="ИП Образцова А. П., фамилия Образцова",
    law="ГК РФ, ст. 19 и 23",
    fields=("full_name", "short_name", "last_name"),
)

BRANCH_KPP: Final = Rule(
    code="CRD007",
    severity=Severity.WARNING,
    title=Texts("У филиала КПП головной организации", "A branch with the head office's KPP"),
    text=Texts(
        "указана головная организация, а причина в КПП – 01 (учёт по месту нахождения): впишите КПП самого филиала",
        "a head organisation is named, yet the reason in the KPP is 01 (its own seat): write the branch's own KPP",
    ),
    why=Texts(
        "ИНН у филиала общий с организацией, а КПП свой, обычно с причиной 43, 44 или 45.",
        "A branch shares the organisation's INN and has a KPP of its own, mostly with the reason 43, 44 or 45.",
    ),
    bad="филиал, КПП 773601001",
    good="филиал, КПП 540643001",
    law="справочник СППУНО",
    fields=("branch_of", "kpp"),
)

NO_LETTERS: Final = Rule(
    code="CRD008",
    severity=Severity.WARNING,
    title=Texts("В названии нет букв", "A name without letters"),
    text=Texts(
        "в названии нет ни одной буквы (знаков: {found}), похоже, это номер: перенесите его и впишите название",
        "the name holds no letter (characters: {found}), a number seems to have got here: move it and write the name",
    ),
    why=Texts("Сдвиг столбцов кладёт в название ИНН или телефон.", "A shift of columns puts an INN or a phone here."),
    bad="7707083893",
    good="ПАО Сбербанк",
    law="ГК РФ, ст. 54",
    fields=("full_name", "short_name"),
)


@check(NO_NAME, NO_LETTERS)
def _named(card: ClientCard, context: Context) -> Iterator[Finding]:
    """
    Ask for a name, and for letters in it.
    """
    if not (card.name or "").strip():
        yield NO_NAME.finding(at("name"))
    for field, text in (("full_name", card.full_name), ("short_name", card.short_name)):
        if text and text.strip() and not any(map(str.isalpha, text)):
            yield NO_LETTERS.finding(at(field), value=text, found=len(text))


@check(NO_KIND, OTHER_FORM)
def _kind(card: ClientCard, context: Context) -> Iterator[Finding]:
    """
    Compare the kind with what the legal form and the ИНН say.
    """
    told = form_kind(card.legal_form)
    if card.kind is None:
        digits = _inn.check(card.requisites.inn or "").normalized or ""
        if told is None and len(digits) in (10, 12):
            fix = CardKind.COMPANY if len(digits) == 10 else None
            yield NO_KIND.finding(at("kind"), fix=fix, found=len(digits))
    elif told is not None and told is not card.kind:
        words = in_words(found=KINDS[card.kind], expected=KINDS[told])
        params = {"found": card.kind.value, "expected": told.value, **words}
        yield OTHER_FORM.finding(at("legal_form"), value=card.legal_form, **params)


_PREFIXES: Final = ("ип", "индивидуальный", "предприниматель", "глава", "кфх")


@check(NO_PERSON, OTHER_SURNAME)
def _proprietor(card: ClientCard, context: Context) -> Iterator[Finding]:
    """
    Expect the person's name in the name of a sole proprietor.
    """
    if card.kind is not CardKind.SOLE_PROPRIETOR or not (card.name or "").strip():
        return
    surname = card.person.last_name if card.person is not None else None
    names = [_words(name) for name in (card.full_name, card.short_name) if name]
    if surname is None:
        if not any(len(words) > 1 for words in names) and not (card.person and card.person.name):
            yield NO_PERSON.finding(at("full_name" if card.full_name else "short_name"))
    elif names and not any(set(_words(surname)) <= set(words) for words in names):
        yield OTHER_SURNAME.finding(at("last_name"), value=surname)


def _words(name: str) -> list[str]:
    text = "".join(char if char.isalpha() or char == "-" else " " for char in name[:400].lower().replace("ё", "е"))
    return [word for word in text.split() if word not in _PREFIXES]


@check(BRANCH_KPP)
def _branch(card: ClientCard, context: Context) -> Iterator[Finding]:
    """
    Expect another reason than 01 in a branch's КПП.
    """
    kpp = card.requisites.kpp or ""
    if card.branch_of and len(kpp) == 9 and kpp[4:6] == "01":
        yield BRANCH_KPP.finding(at("kpp"), value=kpp)


def _is_clean(card: ClientCard, context: Context) -> bool:
    """
    Know a company with a name that begins with a letter, and nothing unusual beside it.
    """
    if card.branch_of is not None or card.kind is None:
        return False
    full, short, form = card.full_name, card.short_name, card.legal_form
    if form is not None and form_kind(form) is not card.kind:
        return False
    if card.kind is CardKind.SOLE_PROPRIETOR and not _names_person(card) and any(_proprietor.run(card, context)):
        return False
    if full is None and short is None:
        return card.person is not None and (card.person.last_name or "")[:1].isalpha()
    return (full is None or full[:1].isalpha()) and (short is None or short[:1].isalpha())


def _names_person(card: ClientCard) -> bool:
    """
    Know «ИП Фамилия Имя …» at a glance, where no surname of its own could contradict it.
    """
    words = (card.short_name or "").split(None, 3)
    return (
        len(words) > 2
        and (card.person is None or card.person.last_name is None)
        and words[1].isalpha()
        and words[2].isalpha()
        and words[1].lower() not in _PREFIXES
        and words[2].lower() not in _PREFIXES
    )


NAMES: Final[Subject[ClientCard]] = Subject(
    name="names", is_clean=_is_clean, checks=(_named, _kind, _proprietor, _branch)
)
