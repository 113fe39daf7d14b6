"""
CRD080–CRD089: consents, and where the client came from.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final

from cjmkit.findings import Finding, Rule, Severity, Texts
from cjmkit.model import CardKind, ClientCard, Consent, ContactKind, Purpose, Term
from cjmkit.rules.base import Context, Subject, at, check
from cjmkit.rules.cards.places import contacts, kind_of

__all__ = ["CONSENT", "latest_consents"]

_LAW: Final = "152-ФЗ, ст. 9 (в редакции 156-ФЗ от 24.06.2025)"

NO_CONSENT: Final = Rule(
    code="CRD080",
    severity=Severity.INFO,
    title=Texts("Адрес для рассылки без согласия", "A mailing address without a consent"),
    text=Texts(
        "есть адрес для писем, а согласия человека нет, до рассылки оно нужно: получите согласие отдельным документом",
        "there is an address to write to and no consent of the person, which a mailing needs: get it as a document",
    ),
    why=Texts(
        "Реклама человеку – только с его согласия; с 01.09.2025 согласие на обработку данных – отдельный документ. Это "
        "заметка: согласия чаще хранят не в базе клиентов, и пустое место в ней не доказывает, что согласия нет. Для "
        "базы рассылки поднимите её до предупреждения в настройках.",
        "Advertising needs the person's consent; since 1 September 2025 a consent to the use of data is a document of "
        "its own. This is a note: consents are mostly kept outside a client base, and a gap there does not prove that "
        "there is none. For a mailing base raise it to a warning in the settings.",
    ),
    bad="физлицо, e-mail, согласия нет",
    good="физлицо, e-mail, согласие № 15 от 01.02.2026",
    law="38-ФЗ «О рекламе», ст. 18; 152-ФЗ, ст. 9 и 15",
    fields=("consent", "email", "messenger"),
)

NO_DOCUMENT: Final = Rule(
    code="CRD081",
    severity=Severity.INFO,
    title=Texts("Согласие без документа", "A consent without a document"),
    text=Texts(
        "согласие отмечено, а документа нет, доказать его нечем: укажите номер документа или записи",
        "a consent is marked without a document to prove it: name the document or the record",
    ),
    why=Texts(
        "Отметка «да» в таблице не документ: доказывать согласие должен тот, кто обрабатывает данные. Это заметка: "
        "номер документа чаще стоит в другой программе, и одна и та же строка о каждом клиенте скрыла бы остальное.",
        "A yes in a spreadsheet is no document: whoever handles the data must prove the consent. This is a note: the "
        "number mostly stands in another program, and one line for each client would hide everything else.",
    ),
    bad="согласие: да",
    good="согласие: документ № 15",
    law=_LAW,
    fields=("consent_document",),
)

EXPIRED: Final = Rule(
    code="CRD082",
    severity=Severity.WARNING,
    title=Texts("Согласие истекло", "The consent has expired"),
    text=Texts(
        "срок согласия истёк, а должно действовать: получите новое или остановите обработку",
        "the consent has expired and should be in force: get a new one or stop using the data",
    ),
    why=Texts("После срока обрабатывать данные нельзя.", "After its term the data may not be used."),
    bad="согласие до 01.02.2014",
    good="согласие до 01.02.2036",
    law=_LAW,
    fields=("consent_valid_until",),
)

WITHDRAWN: Final = Rule(
    code="CRD083",
    severity=Severity.WARNING,
    title=Texts("Согласие отозвано или не дано", "The consent is withdrawn or refused"),
    text=Texts(
        "согласие отозвано или не дано, а контакты в карточке остались: уберите их из рассылок",
        "the consent is withdrawn or refused, yet contacts are left on the card: take them off the mailings",
    ),
    why=Texts(
        "После отзыва обработку прекращают, а данные уничтожают в 30 дней.",
        "After a withdrawal the use stops, and the data are destroyed within 30 days.",
    ),
    bad="отозвано 01.02.2026, e-mail остался",
    good="отозвано 01.02.2026, контактов нет",
    law="152-ФЗ, ст. 21 ч. 5",
    fields=("consent_withdrawn_on", "consent"),
)

ORDER: Final = Rule(
    code="CRD084",
    severity=Severity.ERROR,
    title=Texts("Порядок дат согласия", "The order of the consent's dates"),
    text=Texts(
        "согласие кончается или отозвано раньше, чем дано, ожидалось позже: исправьте даты",
        "the consent ends or is withdrawn before it was given, after it is expected: correct the dates",
    ),
    why=Texts("Даты переставлены, или в году опечатка.", "The dates are swapped, or the year is mistyped."),
    bad="дано 01.02.2026, действует до 01.02.2025",
    good="дано 01.02.2025, действует до 01.02.2026",
    law="арифметика дат",
    fields=("consent_given_on", "consent_valid_until", "consent_withdrawn_on"),
)

FUTURE: Final = Rule(
    code="CRD085",
    severity=Severity.WARNING,
    title=Texts("Согласие дано в будущем", "A consent given in the future"),
    text=Texts(
        "дата согласия позже сегодняшней, ожидалась прошедшая: исправьте дату",
        "the date of the consent lies after today, a past one is expected: correct the date",
    ),
    why=Texts("Пока дата не наступила, согласия нет.", "Until that day there is no consent."),
    bad="дано 01.02.2126",
    good="дано 01.02.2026",
    law=_LAW,
    fields=("consent_given_on",),
)

NO_REFERRER: Final = Rule(
    code="CRD086",
    severity=Severity.WARNING,
    title=Texts("«Друзья» без рекомендателя", "A friend's referral without the friend"),
    text=Texts(
        "источник – рекомендация друзей, а кто рекомендовал, не указано: впишите имя или карточку рекомендателя",
        "the source is a friend's referral and nobody is named: write who referred the client",
    ),
    why=Texts(
        "Без имени рекомендателю не дать бонус и не построить отчёт.",
        "Without a name there is neither bonus nor report.",
    ),
    bad="источник «Друзья», рекомендатель не указан",
    good="источник «Друзья», рекомендовала Образцова А.",
    law="правила учёта рекомендаций в фитнес-CRM",
    fields=("referred_by", "source"),
)

OTHER_SOURCE: Final = Rule(
    code="CRD087",
    severity=Severity.WARNING,
    title=Texts("Рекомендатель при другом источнике", "A referrer beside another source"),
    text=Texts(
        "указано, кто рекомендовал, а источник другой, ожидались «Друзья»: исправьте источник или уберите имя",
        "somebody referred the client, yet the source is another one: set the source to friends or remove the name",
    ),
    why=Texts("Такая карточка попадёт в отчёт дважды или ни разу.", "Such a card counts twice in a report, or never."),
    bad="источник «Вывеска», рекомендовала Образцова А.",
    good="источник «Друзья», рекомендовала Образцова А.",
    law="правила учёта рекомендаций в фитнес-CRM",
    fields=("source", "referred_by"),
)

NO_MARKETING: Final = Rule(
    code="CRD088",
    severity=Severity.INFO,
    title=Texts("Согласия есть, но не на рассылку", "Consents, but none to a mailing"),
    text=Texts(
        "есть адрес для писем и согласие на другое, а на рассылку согласия нет: получите его отдельным документом",
        "there is an address to write to and a consent to something else, none to a mailing: get it as a document",
    ),
    why=Texts(
        "Согласие даётся на одну цель: согласие на обработку данных рекламу не разрешает. Это заметка: писать по "
        "договору (счёт, запись, напоминание) можно и без него. Для базы рассылки поднимите её до предупреждения, а "
        "выгружайте с --only-consented marketing.",
        "A consent is to one purpose: one to the use of data does not allow advertising. This is a note: what a "
        "contract needs (an invoice, a reminder) may be written without it. For a mailing base raise it to a warning, "
        "and export with --only-consented marketing.",
    ),
    bad="физлицо, e-mail, согласие только на обработку данных",
    good="физлицо, e-mail, согласие на рассылку № 16 от 01.02.2026",
    law="38-ФЗ «О рекламе», ст. 18 ч. 1; 152-ФЗ, ст. 9 ч. 1 (в редакции 156-ФЗ от 24.06.2025)",
    fields=("consent", "email", "messenger"),
)

_MAILED: Final = frozenset((ContactKind.EMAIL, ContactKind.MESSENGER))


@check(NO_CONSENT, NO_MARKETING)
def _asked(card: ClientCard, context: Context) -> Iterator[Finding]:
    """
    Ask for a consent of a person who can be written to.
    """
    if kind_of(card) is not CardKind.PERSON or any(each.purpose is Purpose.MARKETING for each in card.consents):
        return
    field = next((field for field, contact in contacts(card) if contact.kind in _MAILED), None)
    if field is not None:
        yield (NO_MARKETING if card.consents else NO_CONSENT).finding(at(field))


@check(NO_DOCUMENT, EXPIRED, WITHDRAWN)
def _in_force(card: ClientCard, context: Context) -> Iterator[Finding]:
    """
    Judge each consent that is not followed by a newer one for the same purpose.
    """
    for consent in latest_consents(card).values():
        if consent.refused or _is_past(consent.withdrawn_on, context):
            if card.contacts:
                yield WITHDRAWN.finding(at("consent_withdrawn_on"))
            continue
        if not (consent.document or "").strip():
            yield NO_DOCUMENT.finding(at("consent_document"))
        if consent.valid_until is not None and consent.valid_until < context.today:
            yield EXPIRED.finding(at("consent_valid_until"), value=consent.valid_until)


def latest_consents(card: ClientCard) -> dict[Purpose, Consent]:
    """
    Return by purpose the consent of *card* that no newer one follows: it alone says what holds.
    """
    latest: dict[Purpose, Consent] = {}
    for consent in card.consents:
        before = latest.get(consent.purpose)
        # Without a date nobody can tell which is newer: the order of the card decides.
        if before is None or not (before.given_on and consent.given_on) or consent.given_on >= before.given_on:
            latest[consent.purpose] = consent
    return latest


def _is_past(day: dt.date | None, context: Context) -> bool:
    return day is not None and day <= context.today


@check(ORDER, FUTURE)
def _dates(card: ClientCard, context: Context) -> Iterator[Finding]:
    """
    Compare the dates of each consent with each other and with today.
    """
    for consent in card.consents:
        given = consent.given_on
        if given is None:
            continue
        for field in ("valid_until", "withdrawn_on"):
            day = getattr(consent, field)
            if day is not None and day < given:
                yield ORDER.finding(at(f"consent_{field}"), value=day)
        if given > context.today:
            yield FUTURE.finding(at("consent_given_on"), value=given)


_FRIENDS: Final = frozenset(
    ("друзья", "рекомендация", "рекомендации", "рекомендация друзей", "друзья и знакомые", "friends", "referral")
)


@check(NO_REFERRER, OTHER_SOURCE)
def _referral(card: ClientCard, context: Context) -> Iterator[Finding]:
    """
    Expect a referrer beside the source «Друзья», and only there.
    """
    source, referred = card.source, (card.referred_by or "").strip()
    if source is None:
        return
    friendly = source.id == "friends" or source.label.strip(" «»\"'").lower() in _FRIENDS
    if friendly and not referred:
        yield NO_REFERRER.finding(at("referred_by"))
    elif referred and not friendly:
        yield OTHER_SOURCE.finding(at("source"), value=source.label)


def _is_clean(card: ClientCard, context: Context) -> bool:
    """
    Know a company without consents, and a card whose source nobody has to name.
    """
    if card.consents or (card.source is not None and not _is_settled(card, card.source, context)):
        return False
    if card.kind is CardKind.COMPANY or card.kind is CardKind.SOLE_PROPRIETOR:
        return True
    return not any(contact.kind in _MAILED for contact in card.contacts)


def _is_settled(card: ClientCard, source: Term, context: Context) -> bool:
    """
    Look the source up among those that ask for no referrer: a base has few of them and many clients.
    """
    plain = source.id is None and not card.referred_by
    if plain and ("source", source.label) in context.known:
        return True
    return not any(_referral.run(card, context)) and (not plain or context.remember("source", source.label))


CONSENT: Final[Subject[ClientCard]] = Subject(
    name="consent", is_clean=_is_clean, checks=(_asked, _in_force, _dates, _referral)
)
