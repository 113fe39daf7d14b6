"""
A small project with something of every kind, and helpers to read and write it in each syntax.
"""

from __future__ import annotations

import datetime as dt
import io
from decimal import Decimal

from cjmkit.codec.projects import project_tree
from cjmkit.findings import Finding
from cjmkit.formats.documents.comments import Comments
from cjmkit.formats.documents.reader import read_project
from cjmkit.formats.documents.syntaxes import SYNTAXES
from cjmkit.intake.rows.source import open_source
from cjmkit.model.journeys import (
    KPI,
    Barrier,
    Emotion,
    EmpathyMap,
    Evidence,
    Journey,
    MomentOfTruth,
    Note,
    Persona,
    Project,
    Stage,
    Statement,
    Touchpoint,
    Transition,
    TransitionKind,
    Word,
)
from cjmkit.plugins import ProjectRecord

__all__ = ["CREAM", "NAMES", "lines", "load", "write"]

NAMES = tuple(SYNTAXES)

CREAM = Project(
    title="Увлажняющий крем",
    personas=(
        Persona(
            id="tatiana",
            name="Татьяна",
            needs=(Note(text="совет"), Note(text="проба", evidence=(Evidence(kind="interview", ref="12"),))),
            empathy_map=EmpathyMap(blocks={"hears": (Statement(text="подруги хвалят", verbatim=True),), "sees": ()}),
        ),
    ),
    journeys=(
        Journey(
            id="krem",
            title="Путь к крему",
            mapped_on=dt.date(2026, 11, 22),
            stages=(
                Stage(
                    id="vybor",
                    title="Выбор",
                    emotion=Emotion(expected=4, actual=2, quote="Какой крем мне подойдёт?"),
                    touchpoints=(
                        Touchpoint(title="сайт"),
                        Touchpoint(
                            title="консультант",
                            channel="social",
                            moment_of_truth=MomentOfTruth(why="решает, купит ли"),
                            raci={"маркетинг": "R", "ИТ 2": "A"},
                        ),
                    ),
                    barriers=(Barrier(text="не с кем посоветоваться", severity=3),),
                    kpis=(KPI(id="conversion", value=Decimal("12.50"), target=Decimal("15")),),
                    note="первая строка\nвторая\n",
                ),
                Stage(id="no", title="Покупка"),
            ),
            transitions=(Transition(start="no", end="vybor", kind=TransitionKind.RETURN, conversion=Decimal("0.10")),),
        ),
    ),
    words={"channel": (Word(id="social", label="соцсети", aliases=("вк",)),)},
)


def write(project: Project, name: str) -> str:
    return SYNTAXES[name].write(project_tree(project), Comments())


def load(text: str | bytes, name: str) -> ProjectRecord:
    data = text.encode("utf-8") if isinstance(text, str) else text
    return read_project(open_source(io.BytesIO(data), name="map"), SYNTAXES[name])


def lines(findings: tuple[Finding, ...]) -> list[str]:
    return [
        f"{finding.code} {finding.where.line}:{finding.where.position} {finding.where.field}" for finding in findings
    ]
