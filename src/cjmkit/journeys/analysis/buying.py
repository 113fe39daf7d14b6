"""
The buying centre: which role takes part in which stage.
"""

from __future__ import annotations

from typing import ClassVar, Final

import attrs

from cjmkit.findings import Texts
from cjmkit.journeys.analysis.base import Analysis, Inputs, Name, Result, TableView
from cjmkit.journeys.analysis.question import Question, name_of
from cjmkit.journeys.analysis.wording import count_of, number, quoted

__all__ = ["BUYING", "BuyingCentre", "RoleCoverage"]

_WIDEST: Final = 12


@attrs.frozen(kw_only=True)
class RoleCoverage:
    """
    A role and the numbers (from 0) of the stages that it takes part in; *weight* 1 to 5, None if unknown.
    """

    role: str
    title: Name
    weight: int | None
    persona: str | None
    stages: tuple[int, ...]


@attrs.frozen(kw_only=True)
class BuyingCentre(Result):
    """
    Roles as rows, stages as columns. *idle* roles take part in no stage, *alone* stages have no role.
    """

    name: ClassVar[str] = "buying"

    stages: tuple[str, ...]
    roles: tuple[RoleCoverage, ...]
    idle: tuple[Name, ...]
    alone: tuple[str, ...]

    def sentence(self, lang: str = "ru") -> str:
        """
        Tell the gaps.
        """
        if not self.roles:
            return Texts("Закупочный центр не описан.", "The buying centre is not described.").get(lang)
        return Texts(
            "В закупочном центре {roles}; ни на одном этапе не участвуют: {idle}; этапы без ролей: {alone}.",
            "The buying centre has {roles}; without a stage: {idle}; stages without a role: {alone}.",
        ).get(
            lang,
            roles=count_of(len(self.roles), "роль", "роли", "ролей", "role", lang),
            idle=quoted([name.get(lang) for name in self.idle], lang),
            alone=quoted(self.alone, lang),
        )

    def table(self, lang: str = "ru") -> TableView:
        """
        Return the matrix; for many stages, how many each role takes part in.
        """
        role, weight = Texts("Роль", "Role").get(lang), Texts("Вес", "Weight").get(lang)
        if len(self.stages) > _WIDEST:
            counts = tuple(
                (one.title.get(lang), number(one.weight, lang), number(len(one.stages), lang)) for one in self.roles
            )
            stages = Texts("Этапов", "Stages").get(lang)
            return TableView(columns=(role, weight, stages), rows=counts, numbers=(1, 2))
        columns = (role, weight, *(f"{place}" for place in range(1, len(self.stages) + 1)))
        rows = tuple(
            (
                one.title.get(lang),
                number(one.weight, lang),
                *("●" if at in one.stages else "·" for at in range(len(self.stages))),
            )
            for one in self.roles
        )
        legend = "; ".join(f"{place} {title}" for place, title in enumerate(self.stages, 1))
        title = Texts("Участие по этапам: {legend}", "Part taken by stage: {legend}").get(lang, legend=legend)
        return TableView(columns=columns, rows=rows, numbers=(1,), title=title)


def buying_centre(question: Question) -> BuyingCentre:
    """
    Cross the roles with the stages: what the role says, and what the stage says.
    """
    taken: dict[str, set[int]] = {}
    names: dict[str, str] = {}
    for one in question.journey.buying_center:
        role = _id(one.role, question)
        names.setdefault(role, one.role)
        places = (question.by_id[stage].number for stage in one.stages if stage in question.by_id)
        taken.setdefault(role, set()).update(places)
    for view in question.stages:
        for name in view.stage.buying_roles:
            role = _id(name, question)
            names.setdefault(role, name)
            taken.setdefault(role, set()).add(view.number)
    told = {_id(one.role, question): one for one in reversed(question.journey.buying_center)}
    roles = tuple(
        RoleCoverage(
            role=role,
            title=_title(role, names[role], question),
            weight=told[role].weight if role in told else None,
            persona=told[role].persona if role in told else None,
            stages=tuple(sorted(places)),
        )
        for role, places in taken.items()
    )
    covered = {place for one in roles for place in one.stages}
    alone = tuple(view.title for view in question.stages if view.number not in covered) if roles else ()
    return BuyingCentre(
        journey=question.journey.id,
        inputs=Inputs(
            reads=("buying_center", "stages.buying_roles"),
            known=sum(1 for one in roles if one.stages),
            total=len(roles),
        ),
        stages=tuple(view.title for view in question.stages),
        roles=roles,
        idle=tuple(one.title for one in roles if not one.stages),
        alone=alone,
    )


def _id(name: str, question: Question) -> str:
    word = question.words.buying_role.find(name)
    return name if word is None else word.id


def _title(role: str, name: str, question: Question) -> Name:
    words = question.words.buying_role
    return name_of(words, role, name if words.get(role) is None else "")


BUYING = Analysis(
    name="buying",
    title=Texts("Закупочный центр", "Buying centre"),
    about=Texts("Какая роль клиента участвует в каком этапе.", "Which role of the client takes part in which stage."),
    run=buying_centre,
)
