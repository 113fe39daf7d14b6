"""
The letter itself, in Russian and English.

Law: a party bears the risk of not getting letters sent to its registered address (ГК РФ, статья 54, пункт 3), and a
message that changes what others must do takes effect when it is delivered (статья 165.1): a partner who was not told
of a new account pays to the old one and is right.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final

import attrs

from cjmkit.codes import account, inn, kpp, ogrn, ogrnip
from cjmkit.dedupe.notices import catalogue as rules
from cjmkit.dedupe.notices.changes import TOPICS, NoticeChange, changes_between
from cjmkit.findings import Finding, Lang, Location, Texts
from cjmkit.model import CardKind, ClientCard, Role

__all__ = ["Notice", "change_notice", "check_notice"]

_MONTHS: Final = (
    *("января", "февраля", "марта", "апреля", "мая", "июня"),
    *("июля", "августа", "сентября", "октября", "ноября", "декабря"),
)
_TITLE: Final = Texts("УВЕДОМЛЕНИЕ ОБ ИЗМЕНЕНИИ СВЕДЕНИЙ", "NOTICE OF CHANGED DETAILS")
_GREETING: Final = Texts("Уважаемые партнёры!", "Dear partners,")
_TELLS: Final = Texts(
    "Сообщаем, что изменились сведения: {name}{numbers}.",
    "Please note that the details of {name}{numbers} have changed.",
)
_SINCE: Final = Texts("Изменения действуют с {date}", "The changes take effect on {date}.")
_WAS: Final = Texts("было", "was")
_IS: Final = Texts("стало", "is now")
_REST: Final = Texts("Остальные реквизиты прежние.", "All other requisites stay as they were.")
_USE: Final = Texts(
    "Просим указывать новые сведения в договорах, счетах и платёжных документах.",
    "Please use the new details in contracts, invoices and payments.",
)
_PAY: Final = Texts(
    "Просим не платить на счета, которые больше не действуют. Перед первым платежом сверьте новый счёт по телефону, "
    "который известен вам не из этого письма.",
    "Please do not pay to accounts that are no longer in use. Before the first payment check the new account by a "
    "phone number that you know from elsewhere than this letter.",
)
_HEAD: Final = Texts("Руководитель", "Head")
_PLACE: Final = "____________"


@attrs.frozen(kw_only=True)
class Notice:
    """
    What changed, of whom, and since when.
    """

    card: ClientCard = attrs.field(repr=False)
    changes: tuple[NoticeChange, ...]
    date: dt.date | None = None
    since: dt.date | None = None

    def text(self, lang: Lang = "ru") -> str:
        """
        Return the letter as plain text, ready for a letterhead.
        """
        return "\n".join(_lines(self, lang)) + "\n"


def change_notice(
    old: ClientCard, new: ClientCard, *, date: dt.date | None = None, since: dt.date | None = None
) -> Notice | None:
    """
    Return the notice of what changed between two versions of a card; None if partners need none.

    *date* is that of the letter, *since* the day the changes take effect. A person who trades with nobody has no
    partners: for a card of a person there is no notice.

    .. versionadded:: 0.1.0
    """
    if new.kind is CardKind.PERSON:
        return None
    changes = tuple(changes_between(old, new))
    return Notice(card=new, changes=changes, date=date, since=since) if changes else None


def check_notice(notice: Notice) -> tuple[Finding, ...]:
    """
    Return what is wrong with a notice before it is sent: wrong numbers, and numbers that never change.
    """
    return tuple(_findings(notice))


def _findings(notice: Notice) -> Iterator[Finding]:
    told = {change.topic: change for change in notice.changes}
    origin = notice.card.origin
    where = Location() if origin is None else Location(source=origin.source, sheet=origin.sheet, row=origin.row)
    numbers = notice.card.requisites
    checks = {"inn": inn.check, "kpp": kpp.check, "ogrn": ogrn.check, "ogrnip": ogrnip.check}
    for topic, check in checks.items():
        if topic in told:
            verdict = check(getattr(numbers, topic))
            if verdict.ok is False:
                yield _wrong(topic, str(verdict.code), where)
            if topic != "kpp" and told[topic].before is not None:
                words = TOPICS[topic]
                place = attrs.evolve(where, field=f"requisites.{topic}")
                yield rules.OTHER_PARTY.finding(place, topic=words.en, topic_ru=words.ru)
    if any(topic.startswith("account.") for topic in told):
        for one in notice.card.bank_accounts:
            verdict_ = account.check(one.account or "", bik=one.bik) if one.account else None
            if verdict_ is not None and verdict_.ok is False:
                yield _wrong("account.opened", str(verdict_.code), where)


def _wrong(topic: str, reason: str, where: Location) -> Finding:
    words = TOPICS[topic]
    field = "bank_accounts" if topic.startswith("account") else f"requisites.{topic}"
    return rules.WRONG_NUMBER.finding(
        attrs.evolve(where, field=field), topic=words.en, topic_ru=words.ru, reason=reason
    )


def _lines(notice: Notice, lang: Lang) -> Iterator[str]:
    yield _TITLE.get(lang)
    yield ""
    if notice.date is not None:
        yield _day(notice.date, lang)
        yield ""
    yield _GREETING.get(lang)
    yield ""
    yield _TELLS.get(lang, name=_name(notice), numbers=_numbers(notice.card))
    if notice.since is not None:
        yield _SINCE.get(lang, date=_day(notice.since, lang))
    for change in notice.changes:
        yield ""
        yield from _change(change, lang)
    yield ""
    yield f"{_REST.get(lang)} {_USE.get(lang)}"
    if any(change.topic.startswith("account.") for change in notice.changes):
        yield _PAY.get(lang)
    yield ""
    yield _signature(notice.card, lang)


def _change(change: NoticeChange, lang: Lang) -> Iterator[str]:
    title = TOPICS[change.topic].get(lang)
    before, after = (_said(each, lang) for each in (change.before, change.after))
    if before is None or after is None:
        yield f"{title}: {before or after}"
        return
    yield f"{title}:"
    yield f"  {_WAS.get(lang)}: {before}"
    yield f"  {_IS.get(lang)}: {after}"


def _said(value: Texts | None, lang: Lang) -> str | None:
    # Data, not a template: a brace in a name is a brace.
    return None if value is None else value.ru if lang == "ru" else value.en


def _name(notice: Notice) -> str:
    """
    Return the name that partners know: the one before the change.
    """
    topic = "short_name" if notice.card.short_name else "full_name"
    before = next((change.before for change in notice.changes if change.topic == topic and change.before), None)
    return before.ru if before is not None else notice.card.name or _PLACE


def _numbers(card: ClientCard) -> str:
    held = (("ИНН", card.requisites.inn), ("ОГРН", card.requisites.ogrn), ("ОГРНИП", card.requisites.ogrnip))
    told = ", ".join(f"{name} {number}" for name, number in held if number)
    return f" ({told})" if told else ""


def _day(day: dt.date, lang: Lang) -> str:
    if lang == "en":
        return f"{day.day} {day:%B} {day.year}"
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year} г."


def _signature(card: ClientCard, lang: Lang) -> str:
    head = next((person for person in card.people_as(Role.DIRECTOR) if person.name), None)
    own = card.person.name if card.kind is CardKind.SOLE_PROPRIETOR and card.person is not None else None
    position = head.position if head is not None else None
    name = head.name if head is not None else own
    return f"{position or _HEAD.get(lang)} {_PLACE} / {name or _PLACE} /"
