"""
A journey to write into workbooks, and the hands of a person who edits them.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from cjmkit.formats.journey_xlsx import JourneyXLSXExporter, JourneyXLSXImporter, JourneyXLSXReadOptions
from cjmkit.intake.rows.source import open_source
from cjmkit.model import Money
from cjmkit.model.journeys import (
    KPI,
    ActionItem,
    Barrier,
    Churn,
    Communication,
    Count,
    Emotion,
    Evidence,
    Journey,
    JourneyState,
    MomentOfTruth,
    Note,
    Ownership,
    Persona,
    Project,
    Remedy,
    Stage,
    Step,
    Touchpoint,
    TouchpointStatus,
    Traffic,
)
from cjmkit.plugins import NoOptions, ProjectRecord
from cjmkit.plugins.progress import silent

__all__ = ["CREAM", "cell_of", "edited", "read", "row_of", "written"]

AWARENESS = Stage(
    id="osoznanie",
    title="Осознание",
    group="До покупки",
    client_goal="Понять, что нужно коже",
    traffic=Traffic.COLD,
    actions=(
        Note(text="Ищет статьи", evidence=(Evidence(kind="interview", ref="12"),)),
        Note(text="Спрашивает подруг"),
    ),
    touchpoints=(Touchpoint(title="Поиск", channel="search", importance=4, quality=3),),
    emotion=Emotion(expected=4, actual=4, label="hope"),
    barriers=(Barrier(text="Не знает, где искать", severity=3),),
    counts=(Count(value=500), Count(value=90, by={"channel": "search"})),
    steps=(Step(title="Чтение", optional=True),),
    owner="маркетинг",
)
CHOICE = Stage(
    id="vybor",
    title="Выбор",
    group="До покупки",
    client_goal="Получить совет",
    traffic=Traffic.WARM,
    touchpoints=(
        Touchpoint(
            title="Сайт",
            id="site-choice",
            channel="site",
            ownership=Ownership.OWNED,
            importance=5,
            quality=2,
            owner="ИТ",
            moment_of_truth=MomentOfTruth(why="решает, купит ли"),
            review_on=dt.date(2027, 2, 1),
            cost=Money(amount=Decimal(40_000)),
            action_items=(ActionItem(text="Написать тексты", owner="Анна", due_on=dt.date(2027, 1, 15)),),
            barriers=(Barrier(text="Зависает", remedies=(Remedy(text="Ускорить", owner="ИТ"),)),),
            evidence=(Evidence(kind="analytics"),),
            personas=("tatyana",),
            also_in=("pokupka",),
        ),
        Touchpoint(title="Консультант", channel="social", status=TouchpointStatus.PLANNED),
    ),
    emotion=Emotion(expected=4, actual=2, label="confusion", quote="Не понимаю, какой крем подойдёт…"),
    barriers=(
        Barrier(text="Долго отвечают", remedies=(Remedy(text="Второй консультант"), Remedy(text="Бот"))),
        Barrier(text="Дорого", kind="price"),
    ),
    kpis=(KPI(id="ctr", value=Decimal("2.5"), unit="%", target=Decimal(3)),),
    counts=(Count(value=10),),
    churn=(Churn(reason="price", share=Decimal(30)),),
    communications=(Communication(text="Письмо с советами", persona="tatyana"),),
    tools=("chat", "Своё"),
    queries=("крем для лица",),
)
PURCHASE = Stage(
    id="pokupka",
    title="Покупка",
    group="Покупка",
    touchpoints=(Touchpoint(title="=1+2"), Touchpoint(title="Касса")),
    emotion=Emotion(actual=None, label="восторг и ужас"),
    counts=(Count(value=5),),
    note="Первая строка\nвторая",
)
CREAM = Project(
    title="Крем",
    personas=(Persona(id="tatyana", name="Татьяна", title="34 года"),),
    journeys=(
        Journey(
            id="krem",
            title="Путь к крему",
            goal="найти и убрать барьеры",
            personas=("tatyana",),
            state=JourneyState.IDEAL,
            version="3",
            mapped_on=dt.date(2026, 11, 22),
            owner="маркетинг",
            stages=(AWARENESS, CHOICE, PURCHASE),
        ),
    ),
)


def written(project: Project = CREAM) -> bytes:
    """
    Return *project* as a workbook.
    """
    stream = io.BytesIO()
    assert JourneyXLSXExporter().write([project], stream, NoOptions(), silent) == ()
    return stream.getvalue()


def read(data: bytes, **options: Any) -> ProjectRecord:
    """
    Return what the importer makes of a workbook.
    """
    (record,) = JourneyXLSXImporter().read(open_source(data, name="map.xlsx"), JourneyXLSXReadOptions(**options))
    return record


def edited(change: Callable[[Workbook], object], project: Project = CREAM) -> ProjectRecord:
    """
    Write *project*, let somebody change the workbook, and read it.
    """
    book = load_workbook(io.BytesIO(written(project)))
    change(book)
    stream = io.BytesIO()
    book.save(stream)
    return read(stream.getvalue())


def row_of(sheet: Worksheet, title: str, column: int = 2) -> int:
    """
    Return the row whose title is *title*.
    """
    return next(row for row in range(1, sheet.max_row + 1) if sheet.cell(row=row, column=column).value == title)


def cell_of(sheet: Worksheet, lane: str, stage: str) -> Any:
    """
    Return the cell of a map where a lane and a stage meet.
    """
    titles = row_of(sheet, "Этап")
    column = next(each for each in range(3, sheet.max_column + 1) if sheet.cell(row=titles, column=each).value == stage)
    return sheet.cell(row=row_of(sheet, lane), column=column)
