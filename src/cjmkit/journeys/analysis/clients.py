"""
Clients: what the cards say of segments, sources and recommendations.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

import attrs

from cjmkit.findings import Texts
from cjmkit.journeys.analysis.base import Inputs, Result, TableView
from cjmkit.journeys.analysis.wording import count_of, money, number, percent, quoted

if TYPE_CHECKING:
    from cjmkit.journeys.segments import CardsSeen, SegmentStats, SourceShare

__all__ = ["CLIENTS", "Clients", "clients"]

CLIENTS = "segments"
"""The name of the analysis of cards: it is of the project, and needs cards."""


@attrs.frozen(kw_only=True)
class Clients(Result):
    """
    The cards by segment and by source.

    *top_referrals* are counts of clients that one and the same client recommended, the greatest first: no names.
    """

    name: ClassVar[str] = CLIENTS

    cards: int
    everybody: SegmentStats
    segments: tuple[SegmentStats, ...]
    sources: tuple[SourceShare, ...]
    referrers: int
    top_referrals: tuple[int, ...]
    referrers_beyond: int

    def sentence(self, lang: str = "ru") -> str:
        """
        Tell how many cards there were, and how many of them had each value.
        """
        if not self.cards:
            return Texts("Карточек нет.", "There are no cards.").get(lang)
        text = Texts(
            "По {cards}: средний чек {check} (указан на {with_check}), LTV {ltv} (на {with_ltv}); "
            "по рекомендации пришли {referred}, их CRV {crv} (на {with_crv}).",
            "From {cards}: average check {check} (on {with_check}), LTV {ltv} (on {with_ltv}); "
            "{referred} came by recommendation, CRV {crv} (on {with_crv}).",
        ).get(
            lang,
            cards=count_of(self.cards, "карточке", "карточкам", "карточкам", "card", lang),
            check=money(self.everybody.average_check, lang),
            with_check=number(self.everybody.with_check, lang),
            ltv=money(self.everybody.ltv, lang),
            with_ltv=number(self.everybody.with_ltv, lang),
            referred=number(self.everybody.referred, lang),
            crv=money(self.everybody.crv, lang),
            with_crv=number(self.everybody.with_referral, lang),
        )
        if self.top_referrals:
            best = count_of(self.top_referrals[0], "клиента", "клиентов", "клиентов", "client", lang)
            text += Texts(
                " Рекомендуют {referrers}, больше всех – {best}.",
                " {referrers} recommend, {best} by the first of them.",
            ).get(lang, referrers=number(self.referrers, lang), best=best)
        broken = [one.title for one in self.segments if one.cards is None]
        if broken:
            text += Texts(" Не посчитаны: {titles}.", " Not counted: {titles}.").get(lang, titles=quoted(broken, lang))
        return text

    def table(self, lang: str = "ru") -> TableView:
        """
        Return the segments, all cards last.
        """
        columns = Texts(
            "Сегмент|Карточек|Доля|Неясно|Средний чек (карточек)|LTV (карточек)|CRV (карточек)",
            "Segment|Cards|Share|Unclear|Average check (cards)|LTV (cards)|CRV (cards)",
        )
        everybody = attrs.evolve(self.everybody, title=Texts("все карточки", "all cards").get(lang))
        rows = tuple(
            (
                one.title,
                number(one.cards, lang),
                percent(one.share, lang),
                number(one.unknown, lang),
                f"{money(one.average_check, lang)} ({one.with_check})",
                f"{money(one.ltv, lang)} ({one.with_ltv})",
                f"{money(one.crv, lang)} ({one.with_referral})",
            )
            for one in (*self.segments, everybody)
        )
        return TableView(columns=tuple(columns.get(lang).split("|")), rows=rows, numbers=(1, 2, 3, 4, 5, 6))

    def tables(self, lang: str = "ru") -> tuple[TableView, ...]:
        """
        Return the segments, and the sources if the cards have any.
        """
        if not self.sources:
            return (self.table(lang),)
        columns = Texts("Источник|Карточек|Доля", "Source|Cards|Share")
        others = Texts("прочие", "others").get(lang)
        rows = tuple((one.label or others, number(one.cards, lang), percent(one.share, lang)) for one in self.sources)
        title = Texts("Откуда пришли (источник указан на {known})", "Where they came from (told on {known})").get(
            lang, known=number(self.inputs.known, lang)
        )
        table = TableView(columns=tuple(columns.get(lang).split("|")), rows=rows, numbers=(1, 2), title=title)
        return (self.table(lang), table)


def clients(seen: CardsSeen) -> Clients:
    """
    Make the result of a walk over cards.
    """
    return Clients(
        journey=None,
        inputs=Inputs(
            reads=("segments", "cards.average_check", "cards.source", "cards.referred_by"),
            known=seen.with_source,
            total=seen.total,
        ),
        cards=seen.total,
        everybody=seen.everybody,
        segments=seen.segments,
        sources=seen.sources,
        referrers=seen.referrers,
        top_referrals=seen.top_referrals,
        referrers_beyond=seen.referrers_beyond,
    )
