"""
Sheets as people leave them, and sheets as attackers send them.
"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cjmkit.journeys.sheets.grid import Cell, Grid, text_of
from cjmkit.journeys.sheets.grid import letters as letters_of
from cjmkit.journeys.sheets.reader import read_sheets
from journeys.sheets.grids import codes, grid, journey_of, project_of, read, turned

WORDS = (
    "Этап", "Фаза", "Шаги", "Осознание", "Выбор", "Покупка", "Поиск", "Отзывы", "Барьеры", "Эмоции", "Цель", "Каналы",
    "Сайт", "Точки контакта", "Снятие барьеров", "Важность", "№", "Персона: Анна", "Версия: 2", "😡", "+", "-", "4",
    "4/2", "«Ура»", "???", "1. Раз\n2. Два", "Дорого. Долго.", "Группа", "Дошло клиентов", "10", "Срок", "01.02.2027",
)  # fmt: skip


MARKS = tuple(f"ъыъ{letter}" for letter in "абвгдежзик")
"""Words that no vocabulary knows: each must be found again."""


def cells() -> st.SearchStrategy[Cell]:
    letters = st.characters(exclude_characters="{}", codec="utf-8")
    return st.none() | st.sampled_from((*WORDS, *MARKS)) | st.integers(-3, 600) | st.text(letters, max_size=8)


@settings(max_examples=200)
@given(st.data())
def test_any_sheet_is_read_and_nothing_is_lost(data: st.DataObject) -> None:
    """Whatever stands where, reading raises nothing, and every unknown word is in the project or under a finding."""
    width = data.draw(st.integers(1, 6))
    rows = data.draw(st.lists(st.lists(cells(), min_size=width, max_size=width), min_size=1, max_size=8))
    merged = data.draw(
        st.lists(st.tuples(st.integers(1, 8), st.integers(0, 5), st.integers(0, 2), st.integers(0, 2)), max_size=3)
    )
    ranges = [(row, column, row + down, column + right) for row, column, down, right in merged]
    found = read_sheets([Grid.of(enumerate(rows, 1), merged=ranges)])
    if found.project is None:
        assert found.findings[0].code == "IMP550"
        return
    text = repr(found.project)
    told = {finding.where.cell for finding in found.findings}
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row):
            assert value not in MARKS or value in text or f"{letters_of(column)}{number}" in told
    for finding in found.findings:
        assert "{" not in finding.message("ru") + finding.message("en")


@pytest.mark.parametrize("word", ["кот", "пёс", "слон", "ёж", "рысь", "лис"])
def test_every_cell_of_a_messy_map_arrives(word: str) -> None:
    """Titles, remarks beside the table, unknown rows and values with no place are all found again."""
    text = """
Карта (черновик, кот)
Согласовано: пёс
№ | Этап     | Осознание | Выбор
1 | Барьеры  | слон      | Дорого
2 | Непонятная строка | ёж | 5
3 | Важность | рысь      |
  |          |           |
Подпись: лис
"""
    found = read(grid(text))
    assert word in repr(found.project)


def test_empty_rows_and_columns() -> None:
    """Blank rows and columns inside of a map do not part it."""
    text = "\nЭтап||Осознание||Выбор\n\nБарьеры||Нет времени||Дорого\n\n\nЦель||Понять||Выбрать"
    stages = journey_of(read(grid(text))).stages
    assert [(stage.title, stage.client_goal) for stage in stages] == [("Осознание", "Понять"), ("Выбор", "Выбрать")]


def test_numbering_of_rows_is_no_lane() -> None:
    """A column of running numbers beside the stages says nothing and is left out."""
    text = "№ п/п|Этап|Барьеры\n1|Осознание|Нет времени\n2|Выбор|Дорого"
    found = read(grid(text))
    assert journey_of(found).stages[0].note is None
    assert codes(found) == []


def test_cells_before_the_first_stage() -> None:
    """A record without a stage above it belongs nowhere: its cells are notes of the map."""
    found = read(grid("Этап|Барьеры\n|Забыли\nОсознание|Нет времени\nВыбор|Дорого"))
    assert [note.text for note in journey_of(found).notes] == ["Забыли"]
    assert codes(found) == ["IMP573"]


def test_touchpoints_that_sound_like_stages() -> None:
    """«Отзывы», «Доставка» and «Поиск» in a lane are touchpoints, not the head of another table."""
    text = "Этап|Осознание|Выбор|Покупка\nТочки контакта|Поиск|Отзывы|Доставка\nЦель|Понять|Выбрать|Купить"
    journey = journey_of(read(grid(text)))
    assert [stage.touchpoints[0].title for stage in journey.stages] == ["Поиск", "Отзывы", "Доставка"]


def test_a_lane_called_steps() -> None:
    """«Шаги» under the stages tells what the client does."""
    text = "Этап|Осознание|Выбор\nШаги|Ищет|Сравнивает\nБарьеры|Лень|Дорого"
    journey = journey_of(read(grid(text)))
    assert [stage.actions[0].text for stage in journey.stages] == ["Ищет", "Сравнивает"]


def test_two_maps_one_below_the_other() -> None:
    """Stages that stand in a second table below the first go on with it."""
    text = "Этап|Осознание|Выбор\nБарьеры|Лень|Дорого\n\nЭтап|Покупка|Лояльность\nБарьеры|Сбой|Скука"
    project = project_of(read(grid(text)))
    assert [[stage.title for stage in journey.stages] for journey in project.journeys] == [
        ["Осознание", "Выбор"],
        ["Покупка", "Лояльность"],
    ]


def test_a_group_column() -> None:
    """Merged cells left of the stages are their groups, with a title of their own or none."""
    text = "|Этап|Барьеры\nДо|Осознание|Лень\n|Выбор|Дорого\nПосле|Лояльность|Скука"
    journey = journey_of(read(grid(text, merged=[(2, 0, 3, 0)])))
    assert [stage.group for stage in journey.stages] == ["До", "До", "После"]
    text = "Группа|Этап|Барьеры\nДо|Осознание|Лень\n|Выбор|Дорого"
    assert [stage.group for stage in journey_of(read(grid(text))).stages] == ["До", "До"]


def test_unknown_header_over_known_stages() -> None:
    """A column of stages under an unknown word is found by the stages themselves."""
    journey = journey_of(read(grid("Где мы|Что там\nОсознание|темно\nВыбор|светло")))
    assert [(stage.title, stage.note) for stage in journey.stages] == [
        ("Осознание", "Что там: темно"),
        ("Выбор", "Что там: светло"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Прайс-лист|Цена\nКрем|500",
        "просто текст",
        "Барьеры",
        "Барьеры|Дорого",
        "Этап|Осознание|Выбор",
        "Осознание\nВыбор",
        "Этап|Барьеры",
        "Этап",
    ],
)
def test_what_is_no_map(text: str) -> None:
    """A sheet without stages or without anything about them gives no project, and says what is needed."""
    found = read(grid(text))
    assert found.project is None
    assert [finding.code for finding in found.findings] == ["IMP550", "IMP569"]


def test_an_empty_file() -> None:
    """No sheets, or empty ones, are no map."""
    assert [finding.code for finding in read().findings] == ["IMP550"]
    assert [finding.code for finding in read(Grid(rows={})).findings] == ["IMP550"]


def test_sheets_beside_the_map() -> None:
    """Sheets without a map are told, hidden ones with one are read and told."""
    hidden = grid("Этап|Осознание|Выбор\nЦель|А|Б", sheet="2", state="hidden")
    found = read(grid("Справочник", sheet="1"), hidden)
    assert codes(found) == ["IMP569", "IMP570"]
    assert journey_of(found).title == "2"


def test_ten_thousand_stages_and_rows() -> None:
    """Wide and long sheets are read within seconds: nothing is quadratic."""
    stages = [f"Этап {number}" for number in range(10_000)]
    wide = Grid.of([(1, ["Этап", *stages]), (2, ["Барьеры", *["Дорого; Долго"] * 10_000])])
    for found in (read(wide), read(turned(wide))):
        assert len(journey_of(found).stages) == 10_000
    rows = [(number + 2, ["Выбор", "Дорого", "Скидка", f"Точка {number}"]) for number in range(10_000)]
    long = Grid.of([(1, ["Этап", "Барьеры", "Решения", "Точка контакта"]), *rows])
    assert len(journey_of(read(long)).stages[0].touchpoints) == 10_000


def test_merged_ranges_of_an_attacker_are_bounded() -> None:
    """Thousands of ranges over thousands of columns cost no more than their cells."""
    stages = [f"Этап {number}" for number in range(2_000)]
    merged = [(2, column, 2, 16_000) for column in range(1, 2_000)]
    found = read(Grid.of([(1, ["Этап", *stages]), (2, ["Цель", *["Понять"] * 2_000])], merged=merged))
    assert len(journey_of(found).stages) == 2_000
    assert text_of(journey_of(found).stages[0].client_goal) == "Понять"
