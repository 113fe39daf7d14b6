"""
Freshness: how old the map is, and what calls for a new one.
"""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import Iterator
from typing import ClassVar, Final

import attrs

from cjmkit.findings import Texts
from cjmkit.journeys.analysis.base import Analysis, Inputs, Name, Result, TableView
from cjmkit.journeys.analysis.question import Question, name_of
from cjmkit.journeys.analysis.wording import count_of, number, quoted

__all__ = ["FRESHNESS", "Age", "Freshness", "Remap", "RemapReason"]


class Age(enum.Enum):
    """
    How old a map is.
    """

    FRESH = "fresh"
    STALE = "stale"
    OLD = "old"
    UNKNOWN = "unknown"


class RemapReason(enum.Enum):
    """
    Why a map is to be made anew.
    """

    REVIEW = "review"
    CHANGE = "change"
    NEW_CHANNEL = "new_channel"
    REMEDIES_DONE = "remedies_done"


@attrs.frozen(kw_only=True)
class Remap:
    """
    A reason to make the map anew: *what* happened and when, if a day is known.
    """

    reason: RemapReason
    what: Name
    on: dt.date | None = None


@attrs.frozen(kw_only=True)
class Freshness(Result):
    """
    The map's age in *days* (None if unknown), and the reasons to make it anew.

    *overdue* are titles of touchpoints whose day of review has passed, *unused* those of channels of the
    project that the map does not use.
    """

    name: ClassVar[str] = "freshness"

    mapped_on: dt.date | None
    days: int | None
    age: Age
    remap: tuple[Remap, ...]
    overdue: tuple[str, ...]
    unused: tuple[str, ...]

    @property
    def is_due(self) -> bool:
        """
        Whether there is a reason to make the map anew.
        """
        return bool(self.remap)

    def sentence(self, lang: str = "ru") -> str:
        """
        Tell the age and the reasons.
        """
        if self.days is None:
            text = Texts(
                "Когда составлена карта, неизвестно: впишите mapped_on.",
                "Nobody knows when it was mapped: enter mapped_on.",
            ).get(lang)
        else:
            text = Texts("Карте {days}: {age}.", "The map is {days} old: {age}.").get(
                lang, days=count_of(self.days, "день", "дня", "дней", "day", lang), age=AGES[self.age].get(lang)
            )
        if self.remap:
            reasons = dict.fromkeys(one.reason for one in self.remap)
            text += Texts(" Пора обновить: {reasons}.", " Time to map anew: {reasons}.").get(
                lang, reasons="; ".join(REASONS[reason].get(lang) for reason in reasons)
            )
        if self.overdue:
            text += Texts(" Просрочен пересмотр: {titles}.", " Review overdue: {titles}.").get(
                lang, titles=quoted(self.overdue, lang)
            )
        return text

    def table(self, lang: str = "ru") -> TableView:
        """
        Return the reasons.
        """
        columns = Texts("Повод|Что|Когда", "Reason|What|When")
        rows = tuple(
            (REASONS[one.reason].get(lang), one.what.get(lang), "" if one.on is None else str(one.on))
            for one in self.remap
        )
        return TableView(columns=tuple(columns.get(lang).split("|")), rows=rows)


AGES: Final = {
    Age.FRESH: Texts("свежая", "fresh"),
    Age.STALE: Texts("пора взглянуть", "wants a look"),
    Age.OLD: Texts("устарела", "out of date"),
    Age.UNKNOWN: Texts("неизвестно", "unknown"),
}

REASONS: Final = {
    RemapReason.REVIEW: Texts("подошёл срок пересмотра", "review is due"),
    RemapReason.CHANGE: Texts("после карты были перемены", "something has changed since"),
    RemapReason.NEW_CHANNEL: Texts("канала нет на карте", "a channel is not on the map"),
    RemapReason.REMEDIES_DONE: Texts("все выбранные решения внедрены", "all chosen remedies are carried out"),
}


def freshness(question: Question) -> Freshness:
    """
    Judge the age of a map by the given day.
    """
    mapped, settings = question.journey.mapped_on, question.settings
    days = None if mapped is None else (question.today - mapped).days
    used = _used_channels(question)
    asked = [point for _, point in question.points() if point.review_on is not None]
    return Freshness(
        journey=question.journey.id,
        inputs=Inputs(
            reads=("mapped_on", "review_every", "change_events", "channels", "barriers.remedies.status"),
            settings={"stale_after": settings.stale_after, "old_after": settings.old_after, "today": question.today},
            known=0 if mapped is None else 1,
            total=1,
        ),
        mapped_on=mapped,
        days=days,
        age=_age(days, question),
        remap=tuple(_reasons(question, days, used)),
        overdue=tuple(
            point.title for point in asked if point.review_on is not None and point.review_on < question.today
        ),
        unused=tuple(channel.title or channel.id for channel in question.project.channels if channel.id not in used),
    )


def _age(days: int | None, question: Question) -> Age:
    if days is None:
        return Age.UNKNOWN
    if days > question.settings.old_after:
        return Age.OLD
    return Age.STALE if days > question.settings.stale_after else Age.FRESH


def _reasons(question: Question, days: int | None, used: frozenset[str]) -> Iterator[Remap]:
    journey = question.journey
    if days is not None and journey.review_every is not None and days > journey.review_every:
        every = f"{number(days, 'ru')} > {number(journey.review_every, 'ru')}"
        due = question.today - dt.timedelta(days=days - journey.review_every)
        yield Remap(reason=RemapReason.REVIEW, what=Name(ru=every, en=every), on=due)
    for event in question.project.change_events:
        if event.journey not in (None, journey.id) or event.happened_on > question.today:
            continue
        if journey.mapped_on is None or event.happened_on > journey.mapped_on:
            new = event.channel is not None and event.channel not in used
            reason = RemapReason.NEW_CHANNEL if new else RemapReason.CHANGE
            yield Remap(reason=reason, what=Name(ru=event.title, en=event.title), on=event.happened_on)
    yield from _of_cards(question, used)
    remedies = [barrier.remedy for view in question.stages for barrier in view.barriers]
    chosen = [remedy for remedy in remedies if remedy is not None]
    if chosen and len(chosen) == len(remedies) and all(remedy.status.is_done for remedy in chosen):
        yield Remap(
            reason=RemapReason.REMEDIES_DONE, what=Name(ru=f"решений: {len(chosen)}", en=f"remedies: {len(chosen)}")
        )


def _of_cards(question: Question, used: frozenset[str]) -> Iterator[Remap]:
    """
    Yield the channels that clients came from and the map does not know: only those that a vocabulary names.
    """
    if question.cards is None:
        return
    for source in question.cards.sources:
        if source.channel is not None and source.channel not in used:
            yield Remap(reason=RemapReason.NEW_CHANNEL, what=name_of(question.words.channel, source.channel))


def _used_channels(question: Question) -> frozenset[str]:
    names = {point.channel for _, point in question.points() if point.channel}
    words = (question.words.channel.find(name) for name in names)
    return frozenset(names | {word.id for word in words if word is not None})


FRESHNESS = Analysis(
    name="freshness",
    title=Texts("Свежесть карты", "Freshness of the map"),
    about=Texts(
        "Не устарела ли карта и не пора ли составить её заново.", "Whether the map is out of date or due anew."
    ),
    run=freshness,
)
