"""
What would be if: widening the entry of the funnel, or stretching one of its steps.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Final, Literal

import attrs

from cjmkit.errors import ConfigError
from cjmkit.findings import Texts
from cjmkit.journeys.analysis import catalogue
from cjmkit.journeys.analysis.base import TableView
from cjmkit.journeys.analysis.question import Question
from cjmkit.journeys.analysis.settings import Stretch
from cjmkit.journeys.analysis.wording import UNKNOWN, number, percent

__all__ = ["WhatIf", "stretched", "what_ifs", "widened"]

_HUNDRED: Final = 100
_LONGEST: Final = 60


@attrs.frozen(kw_only=True)
class WhatIf:
    """
    The counts as they are and as they would be, by stage; None where nobody counted.

    *kind* is ``widen``, with the number of *times*, or ``stretch``, with the number of the *stage*
    and the rates into it, of one.
    """

    kind: Literal["widen", "stretch"]
    times: Decimal | None = None
    stage: int | None = None
    titles: tuple[str, ...]
    before: tuple[int | None, ...]
    after: tuple[Fraction | None, ...]
    rate_before: Fraction | None = None
    rate_after: Fraction | None = None

    def table(self, lang: str = "ru") -> TableView:
        """
        Return the counts before and after.
        """
        columns = Texts("Этап|Было|Стало|Прибавка", "Stage|Now|Then|More").get(lang).split("|")
        rows = tuple(
            (
                title,
                number(old, lang),
                number(new, lang, 1),
                UNKNOWN if old is None or new is None else number(new - old, lang, 1),
            )
            for title, old, new in zip(self.titles, self.before, self.after, strict=True)
        )
        return TableView(columns=tuple(columns), rows=rows, numbers=(1, 2, 3), title=self._title(lang))

    def _title(self, lang: str) -> str:
        if self.kind == "widen":
            return Texts(
                "Если расширить вход ×{times} при тех же конверсиях",
                "If the entry were {times} times as wide, rates as now",
            ).get(lang, times=number(self.times, lang, 2))
        return Texts(
            "Если конверсия в этап «{stage}» станет {after} вместо {before}",
            "If the rate into {stage} were {after} instead of {before}",
        ).get(
            lang,
            stage=self.titles[self.stage or 0],
            before=percent(self.rate_before, lang),
            after=percent(self.rate_after, lang),
        )


def widened(counts: tuple[int | None, ...], times: Decimal) -> tuple[Fraction | None, ...]:
    """
    Return the counts with an entry so many times as wide and the same rates.
    """
    factor = Fraction(times)
    return tuple(None if count is None else count * factor for count in counts)


def stretched(counts: tuple[int | None, ...], stage: int, clients: Fraction) -> tuple[Fraction | None, ...]:
    """
    Return the counts with so many *clients* at the stage of that number; the stages after it keep their rates.
    """
    old = counts[stage]
    after: list[Fraction | None] = []
    for place, count in enumerate(counts):
        if count is None or place < stage:
            after.append(None if count is None else Fraction(count))
        elif place == stage:
            after.append(clients)
        else:
            # Without anybody before, nobody knows how many would come after.
            after.append(count * clients / old if old else None)
    return tuple(after)


def what_ifs(question: Question, counts: tuple[int | None, ...]) -> tuple[WhatIf, ...]:
    """
    Return what the settings ask for, as far as this journey has the stages and the counts.
    """
    settings, titles = question.settings, tuple(view.title for view in question.stages)
    found = []
    if settings.widen is not None and any(count is not None for count in counts):
        after = widened(counts, settings.widen)
        found.append(WhatIf(kind="widen", times=settings.widen, titles=titles, before=counts, after=after))
    for wish in settings.stretch:
        place = find_stage(question, wish.stage)
        made = None if place is None else _stretch(question, counts, wish, place)
        if made is not None:
            found.append(made)
    return tuple(found)


def find_stage(question: Question, name: str) -> int | None:
    """
    Return the number of the stage of that id, title or alias.
    """
    wanted = name.casefold().strip()
    for view in question.stages:
        stage = view.stage
        if wanted in {text.casefold().strip() for text in (stage.id, stage.title, *stage.aliases)}:
            return view.number
    return None


def _stretch(question: Question, counts: tuple[int | None, ...], wish: Stretch, place: int) -> WhatIf | None:
    before = next((count for count in reversed(counts[:place]) if count is not None), None)
    old = counts[place]
    if old is None or not before:
        return None
    clients = Fraction(wish.clients or 0) if wish.percent is None else Fraction(wish.percent) * before / _HUNDRED
    if clients > before:
        raise ConfigError(catalogue.TOO_MANY.finding(found=wish.stage[:_LONGEST], most=before))
    return WhatIf(
        kind="stretch",
        stage=place,
        titles=tuple(view.title for view in question.stages),
        before=counts,
        after=stretched(counts, place, clients),
        rate_before=Fraction(old, before),
        rate_after=clients / before,
    )
