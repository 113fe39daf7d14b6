"""
Who answers for what: the RACI matrix and its faults.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import ClassVar, Final

import attrs

from cjmkit.findings import Texts
from cjmkit.journeys.analysis.base import Analysis, Inputs, Result, TableView
from cjmkit.journeys.analysis.question import Question
from cjmkit.journeys.analysis.wording import UNKNOWN, count_of, number, quoted

__all__ = ["RACI", "RACIMatrix", "RACIRow", "Workload"]

_LETTERS: Final = "RACI"
_WIDEST: Final = 6


@attrs.frozen(kw_only=True)
class RACIRow:
    """
    A stage or a touchpoint of it: *letters* by who; *accountable* None if nobody is, or more than one.
    """

    stage: str
    title: str
    is_stage: bool
    owner: str | None
    letters: Mapping[str, str]

    @property
    def accountable(self) -> str | None:
        """
        The one who answers for it.
        """
        found = [who for who, letters in self.letters.items() if "A" in letters]
        return found[0] if len(found) == 1 else None


@attrs.frozen(kw_only=True)
class Workload:
    """
    How many times someone is responsible, accountable, consulted, informed.
    """

    who: str
    responsible: int
    accountable: int
    consulted: int
    informed: int


@attrs.frozen(kw_only=True)
class RACIMatrix(Result):
    """
    Stages and touchpoints by who does what.

    *no_accountable*, *many_accountable* and *no_responsible* are titles of rows that have letters and break the
    rule of one A and at least one R. *unassigned* are stages without letters and without an owner.
    """

    name: ClassVar[str] = "raci"

    rows: tuple[RACIRow, ...]
    workload: tuple[Workload, ...]
    no_accountable: tuple[str, ...]
    many_accountable: tuple[str, ...]
    no_responsible: tuple[str, ...]
    unassigned: tuple[str, ...]

    def sentence(self, lang: str = "ru") -> str:
        """
        Tell what breaks the rule.
        """
        if not self.rows:
            return Texts(
                "Ролей RACI на карте нет; без владельца {stages}.",
                "The map has no RACI letters; without an owner: {stages}.",
            ).get(lang, stages=quoted(self.unassigned, lang))
        text = Texts(
            "Ролями покрыто {known} из {total}; без ответственного (A): {none}; с несколькими: {many}.",
            "{known} of {total} have letters; nobody accountable (A): {none}; several: {many}.",
        ).get(
            lang,
            known=number(self.inputs.known, lang),
            total=count_of(self.inputs.total, "этапа", "этапов", "этапов", "stage", lang),
            none=quoted(self.no_accountable, lang),
            many=quoted(self.many_accountable, lang),
        )
        if not self.no_responsible:
            return text
        return text + Texts(" Некому делать (R): {titles}.", " Nobody to do it (R): {titles}.").get(
            lang, titles=quoted(self.no_responsible, lang)
        )

    def table(self, lang: str = "ru") -> TableView:
        """
        Return the matrix; with many people, the letters of a row in one column.
        """
        people = tuple(one.who for one in self.workload)
        first = Texts("Что", "What").get(lang)
        if len(people) > _WIDEST:
            columns = (first, "R", "A", "C", "I")
            rows = tuple((_shown(row), *(_of(row, letter) for letter in _LETTERS)) for row in self.rows)
            return TableView(columns=columns, rows=rows)
        rows = tuple((_shown(row), *(row.letters.get(who, "") for who in people)) for row in self.rows)
        return TableView(columns=(first, *people), rows=rows)

    def tables(self, lang: str = "ru") -> tuple[TableView, ...]:
        """
        Return the matrix and who has how much to do.
        """
        columns = (Texts("Кто", "Who").get(lang), "R", "A", "C", "I")
        rows = tuple(
            (
                one.who,
                *(number(count, lang) for count in (one.responsible, one.accountable, one.consulted, one.informed)),
            )
            for one in self.workload
        )
        title = Texts("Нагрузка", "Workload").get(lang)
        return (self.table(lang), TableView(columns=columns, rows=rows, numbers=(1, 2, 3, 4), title=title))


def _shown(row: RACIRow) -> str:
    return row.title if row.is_stage else f"  {row.title}"


def _of(row: RACIRow, letter: str) -> str:
    return ", ".join(who for who, letters in row.letters.items() if letter in letters) or UNKNOWN


def raci(question: Question) -> RACIMatrix:
    """
    Gather the letters of stages and touchpoints.
    """
    rows = tuple(_rows(question))
    counts: dict[str, Counter[str]] = {}
    for row in rows:
        for who, letters in row.letters.items():
            counts.setdefault(who, Counter()).update(letters)
    unassigned = tuple(view.title for view in question.stages if not view.stage.raci and not view.stage.owner)
    return RACIMatrix(
        journey=question.journey.id,
        inputs=Inputs(
            reads=("stages.raci", "stages.touchpoints.raci", "stages.owner"),
            known=sum(1 for view in question.stages if view.stage.raci),
            total=len(question.stages),
        ),
        rows=rows,
        workload=tuple(
            Workload(who=who, responsible=has["R"], accountable=has["A"], consulted=has["C"], informed=has["I"])
            for who, has in counts.items()
        ),
        no_accountable=tuple(row.title for row in rows if not _people(row, "A")),
        many_accountable=tuple(row.title for row in rows if _people(row, "A") > 1),
        no_responsible=tuple(row.title for row in rows if not _people(row, "R")),
        unassigned=unassigned,
    )


def _people(row: RACIRow, letter: str) -> int:
    return sum(1 for letters in row.letters.values() if letter in letters)


def _rows(question: Question) -> Iterator[RACIRow]:
    for view in question.stages:
        stage = view.stage
        if stage.raci:
            letters = _letters(stage.raci)
            yield RACIRow(stage=stage.id, title=view.title, is_stage=True, owner=stage.owner, letters=letters)
        for point in view.own:
            if point.raci:
                letters = _letters(point.raci)
                yield RACIRow(stage=stage.id, title=point.title, is_stage=False, owner=point.owner, letters=letters)


def _letters(raci: Mapping[str, str]) -> dict[str, str]:
    # In one order, whatever the file has («A, R»); a letter that RACI does not know is a matter of the rules.
    return {who: "".join(letter for letter in _LETTERS if letter in text.upper()) for who, text in raci.items()}


RACI = Analysis(
    name="raci",
    title=Texts("Кто за что отвечает", "Who answers for what"),
    about=Texts("Матрица RACI и её пробелы.", "The RACI matrix and its gaps."),
    run=raci,
)
