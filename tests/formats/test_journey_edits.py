"""
Edits: what people change in a workbook of ours comes back, and what they did not touch stays as it was.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.cell.cell import MergedCell
from openpyxl.worksheet.worksheet import Worksheet

from cjmkit.model.journeys import (
    KPI,
    Barrier,
    Emotion,
    Journey,
    JourneyState,
    MomentOfTruth,
    Note,
    Project,
    Scale,
    Stage,
    Touchpoint,
    TouchpointStatus,
    Traffic,
)
from cjmkit.plugins import ProjectRecord
from formats.journey_books import CREAM, cell_of, edited, read, row_of, written

OLD = CREAM.journeys[0]
MAP = "Путь к крему"
LIST = "Точки контакта"


def on_map(change: Callable[[Worksheet], object], project: Project = CREAM) -> ProjectRecord:
    return edited(lambda book: change(book[project.journeys[0].title]), project)


def journey(record: ProjectRecord) -> Journey:
    assert record.project is not None
    return record.project.journeys[0]


def codes(record: ProjectRecord) -> list[str]:
    return sorted(finding.code for finding in record.findings)


def set_cell(lane: str, stage: str, value: object) -> Callable[[Worksheet], None]:
    def change(sheet: Worksheet) -> None:
        cell = cell_of(sheet, lane, stage)
        cell.value = value

    return change


def after(lane: str, value: object, stage: str = "Выбор") -> Stage:
    """
    Return a stage whose cell was changed; all the others must be what they were.
    """
    record = on_map(set_cell(lane, stage, value))
    at = next(at for at, each in enumerate(OLD.stages) if each.title == stage)
    new = journey(record)
    assert [each for number, each in enumerate(new.stages) if number != at] == [
        each for number, each in enumerate(OLD.stages) if number != at
    ]
    assert attrs.evolve(new, stages=OLD.stages) == OLD
    assert record.findings
    assert all(finding.where.sheet == MAP for finding in record.findings)
    return new.stages[at]


CHOICE = OLD.stages[1]


@pytest.mark.parametrize(
    ("lane", "value", "changes"),
    [
        ("Этап", "Сравнение", {"title": "Сравнение"}),
        ("Цель клиента", "Купить", {"client_goal": "Купить"}),
        ("Цель клиента", None, {"client_goal": None}),
        ("Трафик", "горячий", {"traffic": Traffic.HOT}),
        ("Трафик", None, {"traffic": None}),
        ("Дошло клиентов", None, {"counts": ()}),
        ("Мысли", "Раз\nДва", {"thoughts": (Note(text="Раз"), Note(text="Два"))}),
        ("Мысли", "1. Раз 2. Два", {"thoughts": (Note(text="Раз"), Note(text="Два"))}),
        ("Ответственный", "Продажи", {"owner": "Продажи"}),
        ("Инструменты", "Своё", {"tools": ("Своё",)}),
        ("Реальность", 5, {"emotion": attrs.evolve(CHOICE.emotion, actual=5)}),
        ("Реальность", "😡", {"emotion": attrs.evolve(CHOICE.emotion, actual=1)}),
        ("Реальность", None, {"emotion": attrs.evolve(CHOICE.emotion, actual=None)}),
        ("Эмоции", "Радость", {"emotion": attrs.evolve(CHOICE.emotion, label="joy")}),
        ("Эмоции", "5 радость", {"emotion": attrs.evolve(CHOICE.emotion, label="joy", actual=5)}),
        ("Эмоции", None, {"emotion": attrs.evolve(CHOICE.emotion, label=None)}),
        ("Цитата", "Ура", {"emotion": attrs.evolve(CHOICE.emotion, quote="Ура")}),
        ("KPI", "CTR: 4 %", {"kpis": (KPI(id="ctr", value=Decimal(4), unit="%"),)}),
        ("Причины ухода", None, {"churn": ()}),
    ],
)
def test_a_cell_of_the_map(lane: str, value: object, changes: dict[str, Any]) -> None:
    """A visible cell wins over the hidden data, and nothing else is touched."""
    assert after(lane, value) == attrs.evolve(CHOICE, **changes)


def test_untouched_items_keep_what_the_grid_does_not_show() -> None:
    """Adding, renaming and dropping lines leaves the hidden parts of the other lines alone."""
    first = OLD.stages[0]
    stage = after("Действия", "Ищет статьи\nСпрашивает маму\nЧитает форум", "Осознание")
    assert stage.actions == (first.actions[0], Note(text="Спрашивает маму"), Note(text="Читает форум"))
    assert after("Действия", "Спрашивает подруг", "Осознание").actions == (first.actions[1],)
    renamed = after("Действия", "Ищет обзоры\nСпрашивает подруг", "Осознание").actions[0]
    assert (renamed.text, renamed.evidence) == ("Ищет обзоры", first.actions[0].evidence)


def test_counts_by_channel_stay() -> None:
    """A changed total leaves the counts of its parts."""
    counts = after("Дошло клиентов", 600, "Осознание").counts
    assert [(count.value, dict(count.by)) for count in counts] == [(600, {}), (90, {"channel": "search"})]
    assert [count.value for count in after("Дошло клиентов", "???", "Осознание").counts] == [90]
    assert [count.value for count in after("Дошло клиентов", 3, "Покупка").counts] == [3]


def test_touchpoints_of_the_map() -> None:
    """Lines of touchpoints are renamed, starred, added and removed; their fields stay."""
    site, adviser = CHOICE.touchpoints
    points = after("Точки контакта", "★ Лендинг\nКонсультант\n★ Шоурум").touchpoints
    assert points == (
        attrs.evolve(site, title="Лендинг"),
        adviser,
        Touchpoint(title="Шоурум", moment_of_truth=MomentOfTruth()),
    )
    assert after("Точки контакта", "Сайт\nКонсультант").touchpoints[0] == attrs.evolve(site, moment_of_truth=None)
    assert after("Точки контакта", "★ Сайт\n★ Консультант").touchpoints[1].moment_of_truth == MomentOfTruth()
    swapped = after("Точки контакта", "Консультант\n★ Сайт").touchpoints
    assert [point.title for point in swapped] == ["Консультант", "Сайт"]
    assert swapped[0] == adviser


def test_a_removed_touchpoint_leaves_its_barriers_to_the_stage() -> None:
    """The barrier is still to be seen in the map, so it stays, with its remedy."""
    stage = after("Точки контакта", "Консультант")
    assert stage.touchpoints == (CHOICE.touchpoints[1],)
    assert stage.barriers == (*CHOICE.barriers, *CHOICE.touchpoints[0].barriers)


def test_barriers_and_their_remedies() -> None:
    """Barriers keep their remedies when others come, go, or are renamed; «[Сайт]» names the touchpoint."""
    slow, dear = CHOICE.barriers
    stage = after("Барьеры", "1. Долго отвечают\n2. Очень дорого\n3. [Сайт] Зависает\n4. Страх\n5. [Консультант] Груб")
    assert stage.barriers == (slow, attrs.evolve(dear, text="Очень дорого"), Barrier(text="Страх"))
    assert stage.touchpoints[0] == CHOICE.touchpoints[0]
    assert stage.touchpoints[1].barriers == (Barrier(text="Груб"),)
    stage = after("Барьеры", "Дорого")
    assert stage.barriers == (dear,)
    assert stage.touchpoints[0].barriers == ()
    assert after("Барьеры", "Долго отвечают\n[Почта] Теряет\nДорого").barriers[1] == Barrier(text="[Почта] Теряет")


def test_remedies() -> None:
    """The number of a remedy is that of its barrier; one without a number goes to the first, and that is told."""
    stage = after("Снятие барьеров", "1. Второй консультант\n2. Рассрочка\n3. Ускорить\n3. Кэш")
    slow, dear = stage.barriers
    assert [remedy.text for remedy in slow.remedies] == ["Второй консультант"]
    assert [remedy.text for remedy in dear.remedies] == ["Рассрочка"]
    assert [(remedy.text, remedy.owner) for remedy in stage.touchpoints[0].barriers[0].remedies] == [
        ("Ускорить", "ИТ"),
        ("Кэш", None),
    ]
    record = on_map(set_cell("Снятие барьеров", "Выбор", "Скидка"))
    assert journey(record).stages[1].barriers[0].remedies[0].text == "Скидка"
    assert "IMP561" in codes(record)
    stage = after("Снятие барьеров", "Статья", "Осознание")
    assert stage.barriers[0].remedies[0].text == "Статья"
    record = on_map(set_cell("Снятие барьеров", "Покупка", "Скидка"))
    assert journey(record).stages[2].opportunities == (Note(text="Скидка"),)
    assert "IMP563" in codes(record)
    calm = attrs.evolve(OLD, stages=(attrs.evolve(OLD.stages[2], opportunities=()),))
    record = on_map(set_cell("Снятие барьеров", "Покупка", "???"), attrs.evolve(CREAM, journeys=(calm,)))
    assert journey(record).stages[0].opportunities == ()


def test_barriers_and_remedies_changed_together() -> None:
    """Numbers of remedies are those of the barriers as they stand now."""

    def change(sheet: Worksheet) -> None:
        cell_of(sheet, "Барьеры", "Выбор").value = "1. Дорого\n2. Долго отвечают"
        cell_of(sheet, "Снятие барьеров", "Выбор").value = "1. Скидка\n2. Бот"

    stage = journey(on_map(change)).stages[1]
    assert [(each.text, [remedy.text for remedy in each.remedies]) for each in stage.barriers] == [
        ("Дорого", ["Скидка"]),
        ("Долго отвечают", ["Бот"]),
    ]
    assert stage.barriers[0].kind == "price"


@pytest.mark.parametrize(
    ("lane", "value"), [("Трафик", "ледяной"), ("Реальность", "хорошо"), ("Дошло клиентов", "много")]
)
def test_an_edit_that_is_not_understood(lane: str, value: str) -> None:
    """The old value stays, the text goes to the note, and the cell is told."""
    record = on_map(set_cell(lane, "Выбор", value))
    assert journey(record).stages[1] == attrs.evolve(CHOICE, note=f"{lane}: {value}")
    assert codes(record) == ["IMP553"]


def test_a_stage_without_a_title_keeps_the_old_one() -> None:
    """A title that was wiped is not an edit that can be taken."""
    record = on_map(set_cell("Этап", "Выбор", None))
    assert journey(record).stages[1] == CHOICE
    assert codes(record) == ["IMP553"]


def test_a_column_inserted_by_hand_is_a_stage() -> None:
    """A new column is read as a stranger's would be: smileys, lists, values."""

    def change(sheet: Worksheet) -> None:
        column = sheet.max_column + 1
        for lane, value in (
            ("Этап", "Отзыв"),
            ("Группа этапов", "После"),
            ("Реальность", "🙂"),
            ("Барьеры", "Лень\nНет времени"),
            ("Точки контакта", "★ Карты"),
            ("Цель клиента", "Поделиться"),
        ):
            sheet.cell(row=row_of(sheet, lane), column=column).value = value

    record = on_map(change)
    *old, new = journey(record).stages
    assert tuple(old) == OLD.stages
    assert (new.id, new.title, new.group, new.client_goal) == ("otzyv", "Отзыв", "После", "Поделиться")
    assert new.emotion == Emotion(actual=4)
    assert [barrier.text for barrier in new.barriers] == ["Лень", "Нет времени"]
    assert new.touchpoints[0].moment_of_truth == MomentOfTruth()
    assert codes(record) == ["IMP582"]


def test_columns_may_be_moved_copied_and_deleted() -> None:
    """The order of the columns is that of the stages; a copy is a new stage, a missing one is removed and told."""

    def swap(sheet: Worksheet) -> None:
        for row in (1, *range(6, sheet.max_row + 1)):
            first, second = sheet.cell(row=row, column=4), sheet.cell(row=row, column=5)
            first.value, second.value = second.value, first.value

    assert [stage.id for stage in journey(on_map(swap)).stages] == ["osoznanie", "pokupka", "vybor"]

    def copy(sheet: Worksheet) -> None:
        for row in range(1, sheet.max_row + 1):
            sheet.cell(row=row, column=6).value = sheet.cell(row=row, column=5).value

    copied = journey(on_map(copy)).stages
    assert [stage.id for stage in copied] == ["osoznanie", "vybor", "pokupka", "pokupka-2"]

    def delete(sheet: Worksheet) -> None:
        for merged in list(sheet.merged_cells.ranges):
            sheet.unmerge_cells(str(merged))
        sheet.delete_cols(5)

    record = on_map(delete)
    assert [stage.id for stage in journey(record).stages] == ["osoznanie", "vybor"]
    assert "IMP583" in codes(record)


def test_rows_added_and_deleted() -> None:
    """A new row with a known title is that lane, an unknown one goes to the notes; a deleted row empties its lane."""

    def add(sheet: Worksheet) -> None:
        sheet.append([None, "Вопросы", None, "Какой крем?\nГде купить?"])
        sheet.append([None, "Погода", "солнце", "дождь"])
        sheet.append([None, None, None, "без названия"])
        sheet.append([None, "Барьеры", "Лень"])

    record = on_map(add)
    first, second, _ = journey(record).stages
    assert [note.text for note in second.questions] == ["Какой крем?", "Где купить?"]
    assert second.note == "Погода: дождь\nбез названия"
    assert first.note == "Погода: солнце\nБарьеры: Лень"
    assert codes(record) == ["IMP552"] * 4 + ["IMP581"]

    def delete(sheet: Worksheet) -> None:
        sheet.delete_rows(row_of(sheet, "Ответственный"))
        sheet.delete_rows(row_of(sheet, "Барьеры"))

    first, second, _ = journey(on_map(delete)).stages
    assert first.owner is None
    assert (first.barriers, second.barriers, second.touchpoints[0].barriers) == ((), (), ())


def test_groups() -> None:
    """A merged group covers all its stages; when it is parted, each stage has what stands above it."""

    def rename(sheet: Worksheet) -> None:
        cell_of(sheet, "Группа этапов", "Осознание").value = "Раньше"

    assert [stage.group for stage in journey(on_map(rename)).stages] == ["Раньше", "Раньше", "Покупка"]

    def part(sheet: Worksheet) -> None:
        for merged in list(sheet.merged_cells.ranges):
            sheet.unmerge_cells(str(merged))
        cell_of(sheet, "Группа этапов", "Выбор").value = "Покупка"

    assert [stage.group for stage in journey(on_map(part)).stages] == ["До покупки", "Покупка", "Покупка"]


def test_a_row_of_groups_that_was_deleted() -> None:
    """Without the row of titles no stage loses its title; without that of groups they have none."""

    def delete(sheet: Worksheet) -> None:
        for merged in list(sheet.merged_cells.ranges):
            sheet.unmerge_cells(str(merged))
        sheet.delete_rows(row_of(sheet, "Группа этапов"))
        sheet.delete_rows(row_of(sheet, "Этап"))

    stages = journey(on_map(delete)).stages
    assert [(stage.title, stage.group) for stage in stages] == [("Осознание", None), ("Выбор", None), ("Покупка", None)]


def test_what_stands_above_the_map() -> None:
    """Title, goal and the line of details are read again; a new persona is made, an unknown value is kept."""

    def change(sheet: Worksheet) -> None:
        sheet["B2"].value = "Путь к маске"
        sheet["B4"].value = "Цель карты: продать"
        sheet[
            "B3"
        ].value = "Персона: Татьяна, Ирина · Состояние: как есть · Дата: 01.12.2026 · Шкала: от 0 до 10 · Тест"

    record = on_map(change)
    found = journey(record)
    assert (found.title, found.goal, found.state) == ("Путь к маске", "продать", JourneyState.AS_IS)
    assert (found.version, found.owner, found.mapped_on) == (None, None, dt.date(2026, 12, 1))
    assert found.scale == Scale(low=0, high=10)
    assert found.notes == (Note(text="Тест"),)
    assert record.project is not None
    assert [persona.id for persona in record.project.personas] == ["tatyana", "irina"]
    assert found.personas == ("tatyana", "irina")

    def break_(sheet: Worksheet) -> None:
        sheet["B3"].value = "Состояние: непонятно · Шкала: большая"
        sheet["B4"].value = None

    record = on_map(break_)
    found = journey(record)
    assert (found.state, found.scale, found.mapped_on, found.goal) == (OLD.state, OLD.scale, None, None)
    assert [note.text for note in found.notes] == ["state: непонятно", "scale: большая"]


def on_list(change: Callable[[Worksheet], object], project: Project = CREAM) -> ProjectRecord:
    return edited(lambda book: change(book[LIST]), project)


def point_cell(sheet: Worksheet, title: str, column: str) -> Any:
    titles = {sheet.cell(row=1, column=at).value: at for at in range(1, sheet.max_column + 1)}
    return sheet.cell(row=row_of(sheet, title, titles["Точка контакта"]), column=titles[column])


@pytest.mark.parametrize(
    ("column", "value", "field", "expected"),
    [
        ("Точка контакта", "Лендинг", "title", "Лендинг"),
        ("Каналы", "Офис", "channel", "office"),
        ("Каналы", "Голуби", "channel", "Голуби"),
        ("Каналы", None, "channel", None),
        ("Качество", 4, "quality", 4),
        ("Качество", "???", "quality", None),
        ("Статус точки", "нет", "status", TouchpointStatus.MISSING),
        ("Статус точки", None, "status", TouchpointStatus.EXISTING),
        ("Неформальная", "да", "informal", True),
        ("Проверить", dt.date(2027, 5, 1), "review_on", dt.date(2027, 5, 1)),
        ("Проверить", None, "review_on", None),
        ("Затраты на точку", "—", "cost", None),
        ("Также на этапах", "Осознание; Выбор", "also_in", ("osoznanie", "vybor")),
        ("Для персон", None, "personas", ()),
        ("Момент истины", "нет", "moment_of_truth", None),
        ("Момент истины", "да", "moment_of_truth", MomentOfTruth()),
        ("Момент истины", "ждёт долго", "moment_of_truth", MomentOfTruth(why="ждёт долго")),
        ("Эмоции", "радость", "emotion", Emotion(label="joy")),
        ("Реальность", 3, "emotion", Emotion(actual=3)),
        ("Владелец точки", "Анна", "owner", "Анна"),
    ],
)
def test_a_cell_of_the_list(column: str, value: object, field: str, expected: object) -> None:
    """Every field of a touchpoint may be changed in the list."""

    def change(sheet: Worksheet) -> None:
        cell = point_cell(sheet, "Сайт", column)
        cell.value = value

    record = on_list(change)
    site = next(point for point in journey(record).stages[1].touchpoints if point.channel != "social")
    changes: dict[str, Any] = {field: expected}
    assert site == attrs.evolve(CHOICE.touchpoints[0], **changes)
    assert codes(record) == ["IMP581"]


def test_lists_inside_of_the_list() -> None:
    """Actions and evidence are lines; a changed one keeps what is not in its text."""

    def change(sheet: Worksheet) -> None:
        point_cell(sheet, "Сайт", "Что сделать").value = "Написать тексты (Анна, до 15.01.2027)\nСнять видео"
        point_cell(sheet, "Сайт", "Основания").value = "Интервью: 3"

    site = journey(on_list(change)).stages[1].touchpoints[0]
    assert site.action_items[0] == CHOICE.touchpoints[0].action_items[0]
    assert site.action_items[1].text == "Снять видео"
    assert [(each.kind, each.ref) for each in site.evidence] == [("interview", "3")]


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("Качество", "высокое"),
        ("Чей канал", "соседский"),
        ("Неформальная", "иногда"),
        ("Проверить", "скоро"),
        ("Затраты на точку", "много"),
        ("Также на этапах", "Нигде"),
        ("Для персон", "Никто"),
        ("Реальность", "хорошо"),
        ("Точка контакта", None),
        ("Барьеры", "Новый"),
        ("Этап", "Нигде"),
    ],
)
def test_an_edit_of_the_list_that_cannot_be_taken(column: str, value: object) -> None:
    """The old value stays, and the cell is told with what was expected."""

    def change(sheet: Worksheet) -> None:
        cell = point_cell(sheet, "Сайт", column)
        cell.value = value

    record = on_list(change)
    assert journey(record).stages == OLD.stages
    assert codes(record) == ["IMP584"]


def test_rows_of_the_list() -> None:
    """Rows are added, copied, removed, and moved to another stage."""

    def change(sheet: Worksheet) -> None:
        sheet.append([None, MAP, "Выбор", "Чат", "Сайт"])
        sheet.append([None, None, "Осознание", "Форум"])
        sheet.append([None, None, "Нигде", "Потерянная"])
        point_cell(sheet, "Консультант", "Этап").value = "Покупка"
        sheet.delete_rows(row_of(sheet, "Касса", 4))

    record = on_list(change)
    titles = [[point.title for point in stage.touchpoints] for stage in journey(record).stages]
    assert titles == [["Поиск", "Форум"], ["Сайт", "Чат"], ["=1+2", "Консультант"]]
    chat = journey(record).stages[1].touchpoints[1]
    assert chat == Touchpoint(title="Чат", channel="site")
    assert journey(record).stages[2].touchpoints[1] == CHOICE.touchpoints[1]
    assert "Потерянная" in journey(record).notes[0].text
    assert codes(record) == ["IMP573", "IMP581", "IMP581", "IMP582", "IMP582", "IMP583"]


def test_a_moved_touchpoint_takes_its_barriers_along() -> None:
    """Its barriers go with it, and do not stay with the stage."""

    def change(sheet: Worksheet) -> None:
        point_cell(sheet, "Сайт", "Этап").value = "Покупка"

    _, choice, purchase = journey(on_list(change)).stages
    assert choice.barriers == CHOICE.barriers
    assert purchase.touchpoints[-1] == CHOICE.touchpoints[0]


def test_the_same_touchpoint_renamed_on_both_sheets() -> None:
    """Two different edits of one title: that of the map is taken, and both are told."""

    def change(book: Workbook) -> None:
        cell_of(book[MAP], "Точки контакта", "Выбор").value = "★ Лендинг\nКонсультант"
        point_cell(book[LIST], "Сайт", "Точка контакта").value = "Витрина"

    record = edited(change)
    assert journey(record).stages[1].touchpoints[0].title == "Лендинг"
    assert "IMP585" in codes(record)


def test_headings_of_the_list_that_were_changed() -> None:
    """A column under an unknown title is left alone and told."""

    def change(sheet: Worksheet) -> None:
        sheet["H1"].value = "Что-то"

    record = on_list(change)
    assert journey(record) == OLD
    assert codes(record) == ["IMP584"]


TWO = attrs.evolve(CREAM, journeys=(OLD, attrs.evolve(OLD, id="b", title="Вторая")))


def test_sheets_removed_and_added() -> None:
    """A deleted map is a removed journey; a sheet that somebody added is read as a stranger's map."""

    def change(book: Workbook) -> None:
        book.remove(book[MAP])
        sheet = book.create_sheet("Моя карта")
        for row in (
            ["Персона: Татьяна"],
            ["Персона: Ольга"],
            ["Этап", "Осознание", "Выбор"],
            ["Барьеры", "Лень", "Дорого"],
        ):
            sheet.append(row)
        book.create_sheet("Пустой")

    record = edited(change, TWO)
    assert record.project is not None
    assert [found.id for found in record.project.journeys] == ["b", "moya-karta"]
    assert record.project.journeys[0] == TWO.journeys[1]
    assert record.project.journeys[1].personas == ("tatyana",)
    assert [persona.name for persona in record.project.personas] == ["Татьяна"]
    assert record.places["journeys[0].stages[0]"].sheet == "Вторая"
    assert record.places["journeys[1].stages[0]"].sheet == "Моя карта"
    assert "IMP583" in codes(record)


def test_a_new_persona_of_an_added_sheet() -> None:
    """People of an added map join the project under ids of their own."""

    def change(book: Workbook) -> None:
        sheet = book.create_sheet("Моя карта")
        for row in (["Персона: Ольга"], ["Этап", "Осознание", "Выбор"], ["Барьеры", "Лень", "Дорого"]):
            sheet.append(row)

    record = edited(change)
    assert record.project is not None
    assert [persona.id for persona in record.project.personas] == ["tatyana", "olga"]
    assert record.places["personas[1]"].cell == "A1"


def test_notes_on_a_sheet_of_their_own() -> None:
    """A sheet without a map is told, and the project is what it was."""
    record = edited(lambda book: book.create_sheet("Заметки").append(["не забыть"]))
    assert record.project == CREAM
    assert codes(record) == ["IMP569"]


def test_points_of_two_journeys() -> None:
    """The column of the map tells which journey a new row belongs to; without it nobody knows."""

    def change(sheet: Worksheet) -> None:
        sheet.append([None, "Вторая", "Выбор", "Чат"])
        sheet.append([None, None, "Выбор", "Форум"])

    record = on_list(change, TWO)
    assert record.project is not None
    first, second = record.project.journeys
    assert first.stages == OLD.stages
    assert second.stages[1].touchpoints[-1].title == "Чат"
    assert "Форум" in first.notes[0].text


def test_the_list_may_be_deleted() -> None:
    """Without the list of touchpoints the map tells enough."""
    record = edited(lambda book: book.remove(book[LIST]))
    assert record.project == CREAM
    assert record.findings == ()


def test_reading_what_was_read() -> None:
    """A workbook with edits, read and written again, has no edits any more."""
    record = on_map(set_cell("Барьеры", "Выбор", "Дорого"))
    assert record.project is not None
    again = read(written(record.project))
    assert again.project == record.project
    assert again.findings == ()


def test_corners_of_edits() -> None:
    """Blank rows and columns, doubled headings, unknown details: nothing breaks, and nothing is invented."""

    def change(book: Workbook) -> None:
        sheet, points = book[MAP], book[LIST]
        sheet.cell(row=1, column=12).value = "лишнее"
        sheet.cell(row=sheet.max_row + 2, column=1).value = "чужой ключ"
        points.cell(row=1, column=points.max_column + 1).value = "Этап"
        points.cell(row=points.max_row + 2, column=1).value = "p:9.9.9"
        cell_of(sheet, "Снятие барьеров", "Покупка").value = " "

    record = edited(change)
    assert record.project == CREAM
    assert codes(record) == []


def test_details_of_the_map_that_come_and_go() -> None:
    """A pair that was not there before is taken, one that is unchanged is left alone."""

    def change(sheet: Worksheet) -> None:
        sheet["B3"].value = f"{sheet['B3'].value} · Рынок: b2b · Персона: Ольга"

    record = on_map(change)
    assert journey(record).market.value == "b2b"
    assert len(journey(record).personas) == 1

    def twice(sheet: Worksheet) -> None:
        sheet["B3"].value = "Персона: Ольга, Ольга"

    assert journey(on_map(twice)).personas == ("olga", "olga")


def test_a_stage_without_a_title_that_was_added() -> None:
    """A new column without a title gets one, so that its cells are not lost."""

    def change(sheet: Worksheet) -> None:
        sheet.cell(row=row_of(sheet, "Барьеры"), column=sheet.max_column + 1).value = "Лень"
        sheet.append([None, "Погода", None, None, None, "дождь"])

    stage = journey(on_map(change)).stages[-1]
    assert (stage.title, stage.barriers[0].text, stage.note) == ("Этап 4", "Лень", "Погода: дождь")


def test_a_score_off_the_scale() -> None:
    """A number beside a word that does not fit the scale is not taken."""
    record = on_map(set_cell("Эмоции", "Выбор", "9 радость"))
    assert journey(record).stages[1].emotion == CHOICE.emotion
    assert "IMP558" in codes(record)


def test_a_point_that_is_gone_from_the_list_and_renamed_on_the_map() -> None:
    """A row that was deleted stays deleted, whatever its line on the map says."""

    def change(book: Workbook) -> None:
        points = book[LIST]
        points.delete_rows(row_of(points, "Сайт", 4))
        cell_of(book[MAP], "Точки контакта", "Выбор").value = "★ Лендинг\nКонсультант"

    assert [point.title for point in journey(edited(change)).stages[1].touchpoints] == ["Консультант"]


VALUES = (
    *("", "???", "—", "4", "😡", "1. Раз\n2. Два", "[Сайт] зависает", "★ Сайт", "Персона: Анна", "p:0.0.0", "stage:0"),
    *("lane:barriers", "cjmkit:map:0", "Этап", "Барьеры", 5, -1, 2.5, True, None, "Версия: 2 · Шкала: от 1 до 3"),
)


@pytest.mark.slow
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.randoms(use_true_random=False))
def test_whatever_people_do_to_a_workbook(chance: random.Random) -> None:
    """Any cells changed, keys among them, and any columns and rows inserted or deleted: it reads, and settles."""

    def change(book: Workbook) -> None:
        for _ in range(chance.randint(1, 12)):
            sheet = chance.choice(book.worksheets[:3])
            row, column = chance.randint(1, sheet.max_row + 2), chance.randint(1, sheet.max_column + 2)
            act = chance.choice(("set", "set", "set", "set", "row", "insert", "delete"))
            cell: Any = sheet.cell(row=row, column=column)
            if act == "set" and not isinstance(cell, MergedCell):
                cell.value = chance.choice(VALUES)
            elif act != "set":
                for merged in list(sheet.merged_cells.ranges):
                    sheet.unmerge_cells(str(merged))
                {"row": sheet.delete_rows, "insert": sheet.insert_cols, "delete": sheet.delete_cols}[act](
                    row if act == "row" else column
                )

    record = edited(change)
    assert record.project is not None or record.findings
    assert all(finding.message("ru") and finding.message("en") for finding in record.findings)
    if record.project is not None:
        again = read(written(record.project))
        assert again.project == record.project
        assert again.findings == ()
