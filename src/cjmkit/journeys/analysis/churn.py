"""
Churn: why clients leave, at which stage, and what is done about it.
"""

from __future__ import annotations

from decimal import Decimal
from typing import ClassVar, Final

import attrs

from cjmkit.findings import Texts
from cjmkit.journeys.analysis.base import Analysis, Inputs, Name, Result, TableView
from cjmkit.journeys.analysis.question import Question, name_of
from cjmkit.journeys.analysis.wording import UNKNOWN, count_of, number, percent, quoted

__all__ = ["CHURN", "ChurnReason", "ChurnReasons"]

_HUNDRED: Final = 100


@attrs.frozen(kw_only=True)
class ChurnReason:
    """
    A reason to leave a stage: *share* in percent of those who left, *lost* the share of clients the stage loses.

    *clients* is how many left for this reason, where counts and share tell it. *before_purchase* is None where
    the purchase is not among the stages.
    """

    stage: str
    stage_title: str
    reason: str
    title: Name
    share: Decimal | None
    lost: float | None
    clients: float | None
    methods: tuple[Name, ...]
    before_purchase: bool | None


@attrs.frozen(kw_only=True)
class ChurnReasons(Result):
    """
    All reasons to leave, those that cost most clients first.
    """

    name: ClassVar[str] = "churn"

    reasons: tuple[ChurnReason, ...]

    @property
    def unanswered(self) -> tuple[ChurnReason, ...]:
        """
        Reasons that nothing is done about.
        """
        return tuple(one for one in self.reasons if not one.methods)

    def sentence(self, lang: str = "ru") -> str:
        """
        Tell how many reasons there are, how many before the purchase, and which have no answer.
        """
        if not self.reasons:
            return Texts("Причины ухода не записаны.", "No reasons to leave are written down.").get(lang)
        before = sum(1 for one in self.reasons if one.before_purchase)
        return Texts(
            "Записано {count}, до покупки – {before}; без ответа: {titles}.",
            "{count} written down, {before} before the purchase; without an answer: {titles}.",
        ).get(
            lang,
            count=count_of(len(self.reasons), "причина", "причины", "причин", "reason", lang),
            before=number(before, lang),
            titles=quoted([one.title.get(lang) for one in self.unanswered], lang),
        )

    def table(self, lang: str = "ru") -> TableView:
        """
        Return the reasons.
        """
        columns = Texts(
            "Причина|Этап|Доля ушедших|Клиентов|Что делаем", "Reason|Stage|Of those who left|Clients|Answer"
        )
        rows = tuple(
            (
                one.title.get(lang),
                one.stage_title,
                percent(None if one.share is None else one.share / _HUNDRED, lang),
                number(one.clients, lang, 1),
                "; ".join(method.get(lang) for method in one.methods) or UNKNOWN,
            )
            for one in self.reasons
        )
        return TableView(columns=tuple(columns.get(lang).split("|")), rows=rows, numbers=(2, 3))


def churn(question: Question) -> ChurnReasons:
    """
    Gather the reasons to leave.
    """
    purchase = next((view.number for view in question.stages if view.group == "purchase"), None)
    words = question.words
    found = []
    for view in question.stages:
        step = view.step
        left = None if step is None or step.rises else step.entered - step.passed
        for one in view.stage.churn:
            known = left is not None and one.share is not None and one.share.is_finite()
            found.append(
                ChurnReason(
                    stage=view.stage.id,
                    stage_title=view.title,
                    reason=one.reason,
                    title=name_of(words.churn, one.reason),
                    share=one.share,
                    lost=view.lost,
                    clients=float(one.share) * left / _HUNDRED if known else None,  # type: ignore[arg-type,operator]
                    methods=tuple(name_of(words.churn_method, method) for method in one.methods),
                    before_purchase=None if purchase is None else view.number <= purchase,
                )
            )
    return ChurnReasons(
        journey=question.journey.id,
        inputs=Inputs(
            reads=("stages.churn", "stages.counts"),
            known=sum(1 for one in found if one.share is not None),
            total=len(found),
        ),
        reasons=tuple(sorted(found, key=lambda one: -(one.clients or 0.0))),
    )


CHURN = Analysis(
    name="churn",
    title=Texts("Причины ухода", "Reasons to leave"),
    about=Texts("Почему клиенты уходят и что с этим делают.", "Why clients leave, and what is done about it."),
    run=churn,
)
