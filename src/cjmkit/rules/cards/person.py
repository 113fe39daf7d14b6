"""
CRD070–CRD079: birth date, passport, СНИЛС, children, the next contact.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final

from cjmkit.codes import passport as _passport
from cjmkit.codes import snils as _snils
from cjmkit.findings import Finding, Rule, Severity, Texts
from cjmkit.model import ClientCard, PersonDetails, Role, age_on
from cjmkit.rules.base import Context, Subject, at, check
from cjmkit.rules.cards.numbers import COMMON_RULES, Number, judge
from cjmkit.rules.cards.reasons import reason

__all__ = ["PERSON"]

_PASSPORT_LAW: Final = "ПП РФ 2267 от 23.12.2023 (положение о паспорте)"
_SNILS_LAW: Final = "постановление Правления ПФР 192п; контрольное число – с номера 001-001-998"

FUTURE: Final = Rule(
    code="CRD070",
    severity=Severity.ERROR,
    title=Texts("Дата рождения в будущем", "A birth date in the future"),
    text=Texts(
        "дата рождения позже сегодняшней, ожидалась прошедшая: исправьте дату",
        "the birth date lies after today, a past one is expected: correct the date",
    ),
    why=Texts(
        "Двузначный год «31» читается и как 1931, и как 2031.",
        "A year of two digits such as 31 is read as 1931 and as 2031.",
    ),
    bad="01.01.2131",
    good="01.01.1991",
    law="арифметика дат",
    fields=("birth_date",),
)

TOO_OLD: Final = Rule(
    code="CRD071",
    severity=Severity.WARNING,
    title=Texts("Возраст больше предельного", "An age beyond the limit"),
    text=Texts(
        "возраст больше {expected} лет: похоже, вместо даты рождения стоит заполнитель; уточните дату",
        "the age is over {expected}: a filler seems to stand for the birth date; ask for the date",
    ),
    why=Texts(
        "Пустая дата в таблицах часто превращается в 01.01.1900. Предел задаёт порог max_age.",
        "An empty date often turns into 1 January 1900. The threshold max_age sets the limit.",
    ),
    bad="01.01.1900",
    good="01.01.1990",
    law="правдоподобие; порог max_age",
    fields=("birth_date",),
)

PASSPORT: Final = Rule(
    code="CRD072",
    severity=Severity.WARNING,
    title=Texts("Серия и номер паспорта", "The series and number of the passport"),
    text=Texts(
        "не похоже на паспорт РФ ({found_ru}): серия – 4 цифры, номер – 6, код подразделения – 6; сверьте с паспортом",
        "this does not look like a Russian passport ({found_en}): 4 digits of the series, 6 of the number, 6 of the "
        "department's code; compare with the passport",
    ),
    why=Texts(
        "Контрольной цифры у паспорта нет, а клиент может быть с другим документом: это предупреждение, не ошибка.",
        "A passport has no check digit, and a client may have another document: this is a warning and no error.",
    ),
    bad="450 № 123456",
    good="4509 № 123456",
    law=_PASSPORT_LAW,
    fields=("passport", "passport_series", "passport_number", "passport_code"),
)

ISSUED_EARLY: Final = Rule(
    code="CRD073",
    severity=Severity.WARNING,
    title=Texts("Паспорт выдан слишком рано", "The passport was issued too early"),
    text=Texts(
        "паспорт выдан раньше {expected} лет от рождения: сверьте дату рождения и дату выдачи",
        "the passport was issued before the age of {expected}: compare the birth date and the date of issue",
    ),
    why=Texts(
        "Паспорт РФ выдают с 14 лет; раньше – значит, одна из дат неверна или даты переставлены.",
        "A Russian passport is issued from the age of 14; earlier means a wrong date or two dates swapped.",
    ),
    bad="родился 01.01.2000, паспорт выдан 01.02.2010",
    good="родился 01.01.2000, паспорт выдан 01.02.2014",
    law=_PASSPORT_LAW,
    fields=("passport_issued_on", "birth_date"),
)

ISSUED_LATE: Final = Rule(
    code="CRD074",
    severity=Severity.ERROR,
    title=Texts("Паспорт выдан в будущем", "The passport was issued in the future"),
    text=Texts(
        "дата выдачи паспорта позже сегодняшней, ожидалась прошедшая: исправьте дату",
        "the passport's date of issue lies after today, a past one is expected: correct the date",
    ),
    why=Texts("Документ не бывает выдан завтра.", "No document was issued tomorrow."),
    bad="01.02.2114",
    good="01.02.2014",
    law="арифметика дат",
    fields=("passport_issued_on",),
)

CHILD: Final = Rule(
    code="CRD075",
    severity=Severity.WARNING,
    title=Texts("Ребёнок без ответственного лица", "A child without a responsible adult"),
    text=Texts(
        "клиенту меньше {expected} лет, телефон есть, а ответственного лица нет: впишите родителя, чей это телефон",
        "the client is under {expected}, there is a phone and no responsible adult: write the parent whose phone it is",
    ),
    why=Texts(
        "В карточке ребёнка телефон – родителя, и договор с согласием подписывает он.",
        "A child's card holds the parent's phone, and the parent signs contract and consent.",
    ),
    bad="10 лет, телефон без ответственного лица",
    good="10 лет, телефон, ответственное лицо – мать",
    law="ГК РФ, ст. 26 и 28",
    fields=("responsible", "birth_date", "phone"),
)

PAST_CONTACT: Final = Rule(
    code="CRD076",
    severity=Severity.INFO,
    title=Texts("Дата следующего контакта прошла", "The next contact's date is past"),
    text=Texts(
        "дата следующего контакта прошла, ожидалась сегодняшняя или будущая: свяжитесь с клиентом или назначьте новую",
        "the date of the next contact is past, today or later is expected: contact the client or set a new one",
    ),
    why=Texts(
        "Просроченные контакты – первое, что ищет менеджер.", "Overdue contacts are what a manager looks for first."
    ),
    bad="следующий контакт 01.02.2014",
    good="следующий контакт – завтра",
    law="обычай ведения клиентской базы",
    fields=("next_contact_on",),
)

CHILDREN: Final = Rule(
    code="CRD077",
    severity=Severity.WARNING,
    title=Texts("Детей перечислено больше, чем указано", "More children than their number says"),
    text=Texts(
        "детей перечислено {found}, а количество указано {expected}: исправьте количество или список",
        "{found} children are listed, their number is given as {expected}: correct the number or the list",
    ),
    why=Texts("Список и количество заполняют в разное время.", "List and number are filled at different times."),
    bad="детей 1, перечислены двое",
    good="детей 2, перечислены двое",
    law="арифметика",
    fields=("children_count",),
)

SNILS: Final = Rule(
    code="CRD078",
    severity=Severity.ERROR,
    title=Texts("Строение СНИЛС", "The structure of the SNILS"),
    text=Texts(
        "знаков: {found}, а в СНИЛС 11 цифр: сверьте с документом",
        "characters: {found}, a SNILS has 11 digits: compare with the document",
    ),
    why=Texts("Числовая ячейка теряет ведущие нули СНИЛС.", "A numeric cell loses the leading zeros of a SNILS."),
    bad="1122334459",
    good="11223344595",
    law=_SNILS_LAW,
    fields=("snils",),
)
_LOST: Final = Texts(
    "{found} цифр, в СНИЛС их 11: похоже, потерян ведущий ноль; верните его, с ним контрольное число сходится",
    "{found} digits, a SNILS has 11: a leading zero seems lost; put it back, the check number agrees with it",
)

SNILS_CHECKSUM: Final = Rule(
    code="CRD079",
    severity=Severity.ERROR,
    title=Texts("Контрольное число СНИЛС", "The check number of the SNILS"),
    text=Texts(
        "контрольное число СНИЛС не сходится с остальными цифрами: в номере опечатка, сверьте с документом",
        "the check number of the SNILS does not agree with the other digits: there is a typing error, compare",
    ),
    why=Texts(
        "Последние две цифры вычисляются из первых девяти.", "The last two digits are computed from the first nine."
    ),
    bad="11223344596",
    good="11223344595",
    law=_SNILS_LAW,
    fields=("snils",),
)


@check(FUTURE, TOO_OLD)
def _birth(card: ClientCard, context: Context) -> Iterator[Finding]:
    """
    Compare the birth date with today.
    """
    born = card.person.birth_date if card.person is not None else None
    if born is None:
        return
    limit = context.settings.thresholds.max_age
    if born > context.today:
        yield FUTURE.finding(at("birth_date"), value=born)
    elif age_on(born, context.today) > limit:
        yield TOO_OLD.finding(at("birth_date"), value=born, expected=limit)


@check(PASSPORT)
def _passport_shape(card: ClientCard, context: Context) -> Iterator[Finding]:
    """
    Judge series and number together, and the department's code.
    """
    passport = card.person.passport if card.person is not None else None
    if passport is None:
        return
    proven = context.proven
    if passport.number and not passport.series:
        yield PASSPORT.finding(at("passport_series"), **reason("no_series"))
    elif passport.series and not passport.number:
        yield PASSPORT.finding(at("passport_number"), **reason("no_number"))
    elif passport.series and passport.number and not {"passport", "passport_number"} & proven:
        code = _wrong_pair(passport.series, passport.number)
        if code is not None:
            yield PASSPORT.finding(at("passport_number"), value=f"{passport.series} {passport.number}", **reason(code))
    if passport.code and "passport_code" not in proven and not _passport.check_department(passport.code).ok:
        yield PASSPORT.finding(at("passport_code"), value=passport.code, **reason("department"))


def _wrong_pair(series: str, number: str) -> str | None:
    verdict, size = _passport.check(f"{series} {number}"), len(_passport.compact(series))
    if verdict.code == "other_document":
        return None
    # An international passport has 2 digits and 7; another split of nine digits is a lost one.
    if verdict.ok is not False and size != (2 if verdict.code == "international" else 4):
        return "length"
    return None if verdict.ok is None else verdict.code


@check(ISSUED_EARLY, ISSUED_LATE)
def _passport_date(card: ClientCard, context: Context) -> Iterator[Finding]:
    """
    Compare the date of issue with today and with the birth date.
    """
    person = card.person
    issued = person.passport.issued_on if person is not None and person.passport is not None else None
    if person is None or issued is None:
        return
    limit = context.settings.thresholds.passport_age
    if issued > context.today:
        yield ISSUED_LATE.finding(at("passport_issued_on"), value=issued)
    elif person.birth_date is not None and age_on(person.birth_date, issued) < limit:
        yield ISSUED_EARLY.finding(at("passport_issued_on"), value=issued, expected=limit)


@check(CHILD)
def _child(card: ClientCard, context: Context) -> Iterator[Finding]:
    """
    Ask who answers for a child that has a phone.
    """
    born = card.person.birth_date if card.person is not None else None
    if born is None or born > context.today:
        return
    limit = context.settings.thresholds.adult_age
    if age_on(born, context.today) >= limit or card.people_as(Role.RESPONSIBLE):
        return
    if any(contact.is_phone for contact in card.contacts):
        yield CHILD.finding(at("responsible"), expected=limit)


@check(PAST_CONTACT)
def _next_contact(card: ClientCard, context: Context) -> Iterator[Finding]:
    """
    Tell that the next contact is overdue.
    """
    if card.next_contact_on is not None and card.next_contact_on < context.today:
        yield PAST_CONTACT.finding(at("next_contact_on"), value=card.next_contact_on)


@check(CHILDREN)
def _children(card: ClientCard, context: Context) -> Iterator[Finding]:
    """
    Compare the list of children with their number.
    """
    person = card.person
    if person is not None and person.children_count is not None and len(person.children) > person.children_count:
        yield CHILDREN.finding(at("children_count"), found=len(person.children), expected=person.children_count)


_NUMBER: Final = Number(
    check=_snils.check,
    compact=_snils.compact,
    form=SNILS,
    by_code={"length": SNILS, "checksum": SNILS_CHECKSUM},
    lost_zero=(10,),
    lost=_LOST,
)


@check(SNILS, SNILS_CHECKSUM, *COMMON_RULES)
def _snils_itself(card: ClientCard, context: Context) -> Iterator[Finding]:
    """
    Judge the number itself.
    """
    snils = card.requisites.snils
    if snils is not None and "snils" not in context.proven:
        yield from judge(_NUMBER, "snils", snils)


def _is_clean(card: ClientCard, context: Context) -> bool:
    """
    Know a card without a person's details, and a grown person without a passport.
    """
    if card.requisites.snils is not None:
        return False
    if card.next_contact_on is not None and card.next_contact_on < context.today:
        return False
    return card.person is None or _is_clean_person(card.person, context)


def _is_clean_person(person: PersonDetails, context: Context) -> bool:
    if person.passport is not None or person.children_count is not None:
        return False
    return person.birth_date is None or _is_grown(person.birth_date, context)


def _is_grown(born: dt.date, context: Context) -> bool:
    thresholds = context.settings.thresholds
    # The years alone: one more than the limit is safe whatever the month.
    return thresholds.adult_age < context.today.year - born.year <= thresholds.max_age


PERSON: Final[Subject[ClientCard]] = Subject(
    name="person",
    is_clean=_is_clean,
    checks=(_birth, _passport_shape, _passport_date, _child, _next_contact, _children, _snils_itself),
)
