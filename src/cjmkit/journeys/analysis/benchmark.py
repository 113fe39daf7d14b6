"""
Competitors: at which touchpoints they do better.
"""

from __future__ import annotations

from typing import ClassVar

import attrs

from cjmkit.findings import Texts
from cjmkit.journeys.analysis.base import Analysis, Inputs, Result, TableView
from cjmkit.journeys.analysis.question import Question
from cjmkit.journeys.analysis.wording import count_of, number, quoted, signed, yes_no

__all__ = ["BENCHMARK", "Comparison", "Competition", "Competitor"]


@attrs.frozen(kw_only=True)
class Comparison:
    """
    A touchpoint of ours and of a competitor: *gap* is our quality minus their score, None if one is unknown.

    *private* ones must not reach the eyes of clients.
    """

    stage: str
    stage_title: str
    title: str
    competitor: str
    ours: int | None
    theirs: int | None
    gap: int | None
    private: bool


@attrs.frozen(kw_only=True)
class Competitor:
    """
    A competitor over all touchpoints: the mean *gap*, and at how many of those *compared* they are *ahead*.
    """

    competitor: str
    gap: float | None
    compared: int
    ahead: int


@attrs.frozen(kw_only=True)
class Competition(Result):
    """
    All comparisons, those that we lose most first, and the competitors, the strongest first.
    """

    name: ClassVar[str] = "benchmark"

    comparisons: tuple[Comparison, ...]
    competitors: tuple[Competitor, ...]

    def sentence(self, lang: str = "ru") -> str:
        """
        Tell where we lose.
        """
        compared = [one for one in self.comparisons if one.gap is not None]
        if not compared:
            return Texts(
                "Сравнить не с кем: нет точки, оценённой и у вас, и у конкурента.",
                "Nothing to compare: no touchpoint is rated for both you and a competitor.",
            ).get(lang)
        lost = [one for one in compared if one.gap is not None and one.gap < 0]
        return Texts(
            "Сравнений {count}, конкурент лучше в {lost}: {titles}.",
            "Of {count}, the competitor is better in {lost}: {titles}.",
        ).get(
            lang,
            count=number(len(compared), lang)
            if lang == "ru"
            else count_of(len(compared), "", "", "", "comparison", lang),
            lost=number(len(lost), lang),
            titles=quoted(list(dict.fromkeys(one.title for one in lost)), lang),
        )

    def table(self, lang: str = "ru") -> TableView:
        """
        Return the comparisons.
        """
        columns = Texts(
            "Точка контакта|Этап|Конкурент|Мы|Они|Разрыв|Не для клиентов",
            "Touchpoint|Stage|Competitor|We|They|Gap|Not for clients",
        )
        rows = tuple(
            (
                one.title,
                one.stage_title,
                one.competitor,
                number(one.ours, lang),
                number(one.theirs, lang),
                signed(one.gap, lang),
                yes_no(one.private, lang),
            )
            for one in self.comparisons
        )
        return TableView(columns=tuple(columns.get(lang).split("|")), rows=rows, numbers=(3, 4, 5))

    def tables(self, lang: str = "ru") -> tuple[TableView, ...]:
        """
        Return the comparisons and the competitors.
        """
        columns = Texts("Конкурент|Средний разрыв|Сравнено|Впереди", "Competitor|Mean gap|Compared|Ahead")
        rows = tuple(
            (one.competitor, signed(one.gap, lang, 2), number(one.compared, lang), number(one.ahead, lang))
            for one in self.competitors
        )
        title = Texts("Конкуренты", "Competitors").get(lang)
        table = TableView(columns=tuple(columns.get(lang).split("|")), rows=rows, numbers=(1, 2, 3), title=title)
        return (self.table(lang), table) if rows else (self.table(lang),)


def competition(question: Question) -> Competition:
    """
    Compare the touchpoints that exist with those of competitors.
    """
    found = [
        Comparison(
            stage=view.stage.id,
            stage_title=view.title,
            title=point.title,
            competitor=mark.competitor,
            ours=point.quality,
            theirs=mark.score,
            gap=None if point.quality is None or mark.score is None else point.quality - mark.score,
            private=mark.private,
        )
        for view, point in question.points()
        for mark in point.benchmark
    ]
    gaps: dict[str, list[int]] = {}
    for one in found:
        known = gaps.setdefault(one.competitor, [])
        if one.gap is not None:
            known.append(one.gap)
    competitors = [
        Competitor(
            competitor=name,
            gap=sum(known) / len(known) if known else None,
            compared=len(known),
            ahead=sum(1 for gap in known if gap < 0),
        )
        for name, known in gaps.items()
    ]
    return Competition(
        journey=question.journey.id,
        inputs=Inputs(
            reads=("stages.touchpoints.benchmark", "stages.touchpoints.quality"),
            known=sum(1 for one in found if one.gap is not None),
            total=len(found),
        ),
        comparisons=tuple(sorted(found, key=lambda one: (one.gap is None, one.gap or 0))),
        competitors=tuple(sorted(competitors, key=lambda one: (one.gap is None, one.gap or 0.0, one.competitor))),
    )


BENCHMARK = Analysis(
    name="benchmark",
    title=Texts("Сравнение с конкурентами", "Comparison with competitors"),
    about=Texts("В каких точках контакта конкуренты лучше.", "At which touchpoints competitors do better."),
    run=competition,
)
