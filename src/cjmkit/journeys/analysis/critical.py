"""
Critical points: where barriers crowd.
"""

from __future__ import annotations

import enum
from collections.abc import Iterator
from typing import ClassVar, Final

import attrs

from cjmkit.findings import Texts
from cjmkit.journeys.analysis.base import Analysis, Inputs, Result, TableView
from cjmkit.journeys.analysis.question import Question
from cjmkit.journeys.analysis.wording import count_of, number, quoted
from cjmkit.model.journeys import Barrier, Transition

__all__ = ["CRITICAL", "CriticalPoints", "Place", "PlaceKind"]


class PlaceKind(enum.Enum):
    """
    What a barrier stands at.
    """

    STAGE = "stage"
    TOUCHPOINT = "touchpoint"
    TRANSITION = "transition"


@attrs.frozen(kw_only=True)
class Place:
    """
    A place with barriers.

    A stage counts its own barriers and those of its touchpoints, which are places too. *severity* is the
    sum of what was judged, None if nothing was; *unjudged* barriers are not in it. *most* says that no stage or
    transition has more barriers, *crowded* that there are ``min_barriers`` or more. *solved* is the number of
    those whose remedy works already.
    """

    kind: PlaceKind
    stage: str
    title: str
    barriers: int
    severity: int | None
    unjudged: int
    solved: int
    most: bool = False
    crowded: bool = False

    @property
    def is_critical(self) -> bool:
        """
        Whether either definition calls it critical.
        """
        return self.most or self.crowded


@attrs.frozen(kw_only=True)
class CriticalPoints(Result):
    """
    The places that have barriers, the heaviest first, critical ones by both definitions.
    """

    name: ClassVar[str] = "critical"

    places: tuple[Place, ...]

    @property
    def by_maximum(self) -> tuple[Place, ...]:
        """
        The stages and transitions with most barriers, every one of a tie, in the order of the journey.
        """
        return tuple(place for place in self.places if place.most)

    @property
    def by_count(self) -> tuple[Place, ...]:
        """
        The places with ``min_barriers`` or more.
        """
        return tuple(place for place in self.places if place.crowded)

    def sentence(self, lang: str = "ru") -> str:
        """
        Name the critical points by both definitions.
        """
        if not self.places:
            return Texts(
                "Барьеров на карте нет: критических точек не видно.",
                "The map has no barriers: no critical points can be seen.",
            ).get(lang)
        most = self.by_maximum
        text = Texts(
            "Больше всего барьеров ({shown}) – {where}; не меньше {least} – {crowded}.",
            "Most barriers ({shown}) – {where}; {least} or more – {crowded}.",
        ).get(
            lang,
            shown=number(most[0].barriers, lang),
            where=quoted([place.title for place in most], lang),
            least=self.inputs.settings["min_barriers"],
            crowded=quoted([place.title for place in self.by_count], lang),
        )
        if not self.inputs.unknown:
            return text
        unjudged = count_of(self.inputs.unknown, "барьер", "барьера", "барьеров", "barrier", lang)
        return text + Texts(
            " Тяжесть не указана: {unjudged}; в сумму они не вошли.",
            " Severity is not given: {unjudged}; the sums leave them out.",
        ).get(lang, unjudged=unjudged)

    def table(self, lang: str = "ru") -> TableView:
        """
        Return the places, the heaviest first.
        """
        columns = Texts("Место|Что|Барьеров|Тяжесть|Снято|Критично", "Place|What|Barriers|Severity|Solved|Critical")
        return TableView(
            columns=tuple(columns.get(lang).split("|")),
            rows=tuple(_row(place, lang) for place in self.places),
            numbers=(2, 3, 4),
        )


def _row(place: Place, lang: str) -> tuple[str, ...]:
    severity = number(place.severity, lang)
    if place.unjudged and place.severity is not None:
        severity += f" (+{place.unjudged}?)"  # so many barriers are not in the sum
    kinds = ((place.most, Texts("максимум", "maximum")), (place.crowded, Texts("скопление", "crowded")))
    return (
        place.title,
        _KINDS[place.kind].get(lang),
        number(place.barriers, lang),
        severity,
        number(place.solved, lang),
        ", ".join(texts.get(lang) for holds, texts in kinds if holds),
    )


_KINDS: Final = {
    PlaceKind.STAGE: Texts("этап", "stage"),
    PlaceKind.TOUCHPOINT: Texts("точка", "touchpoint"),
    PlaceKind.TRANSITION: Texts("переход", "transition"),
}


def critical_points(question: Question) -> CriticalPoints:
    """
    Count the barriers of each place.
    """
    found = tuple(_found(question))
    areas = [len(barriers) for kind, _, _, barriers in found if kind is not PlaceKind.TOUCHPOINT]
    most, least = max(areas, default=0), question.settings.min_barriers
    places = [_place(*one, most, least) for one in found]
    # A touchpoint's barriers are its stage's too: they are asked for once.
    known = [place for place in places if place.kind is not PlaceKind.TOUCHPOINT]
    total = sum(place.barriers for place in known)
    return CriticalPoints(
        journey=question.journey.id,
        inputs=Inputs(
            reads=("stages.barriers", "stages.touchpoints.barriers", "transitions.barriers", "barriers.severity"),
            settings={"min_barriers": least},
            known=total - sum(place.unjudged for place in known),
            total=total,
        ),
        places=tuple(sorted(places, key=lambda place: (-(place.severity or 0), -place.barriers))),
    )


def _found(question: Question) -> Iterator[tuple[PlaceKind, str, str, tuple[Barrier, ...]]]:
    """
    Yield each place with barriers: its kind, stage, title and what stands there.
    """
    for view in question.stages:
        if barriers := view.barriers:
            yield PlaceKind.STAGE, view.stage.id, view.title, barriers
        for point in view.own:
            if point.barriers:
                yield PlaceKind.TOUCHPOINT, view.stage.id, point.title or point.id or "", point.barriers
    for way in question.ways:
        if way.barriers:
            yield PlaceKind.TRANSITION, way.start, _title(way, question), way.barriers


def _place(kind: PlaceKind, stage: str, title: str, barriers: tuple[Barrier, ...], most: int, least: int) -> Place:
    judged = [barrier.severity for barrier in barriers if barrier.severity is not None]
    remedies = [barrier.remedy for barrier in barriers]
    return Place(
        kind=kind,
        stage=stage,
        title=title,
        barriers=len(barriers),
        severity=sum(judged) if judged else None,
        unjudged=len(barriers) - len(judged),
        solved=sum(1 for remedy in remedies if remedy is not None and remedy.status.is_done),
        most=len(barriers) == most and kind is not PlaceKind.TOUCHPOINT,
        crowded=len(barriers) >= least,
    )


def _title(way: Transition, question: Question) -> str:
    ends = (way.start, way.end or "…")
    return " → ".join(question.by_id[end].title if end in question.by_id else end for end in ends)


CRITICAL = Analysis(
    name="critical",
    title=Texts("Критические точки", "Critical points"),
    about=Texts("Где барьеров больше всего и где их скопление.", "Where barriers are most, and where they crowd."),
    run=critical_points,
)
