"""
Layouts: the same journey in every table that people draw it in.
"""

from __future__ import annotations

import pytest

from cjmkit.journeys.sheets.grid import Grid
from cjmkit.journeys.sheets.reader import looks_like_map
from cjmkit.model.journeys import Emotion
from journeys.sheets.grids import codes, grid, journey_of, project_of, read, stage_of, turned

MAP = """
Этап             | Осознание   | Выбор                          | Покупка
Цель клиента     | Понять себя | Получить совет                 | Купить быстро
Точки контакта   | Поиск       | Сайт\\nКонсультант             | Корзина
Барьеры          | Нет времени | 1. Долго отвечают\\n2. Дорого  | Сайт зависает
Снятие барьеров  | Статьи      | 1. Второй консультант\\n2. Скидка | Ускорить сайт
Ответственный    | Маркетинг   | Продажи                        | ИТ
Эмоции           | {0}         | {1}                            | {2}
"""
SCORES = {
    "digits": ("4", "1", "???"),
    "smileys": ("🙂", "😡", "—"),
    "pluses": ("+", "--", "?"),
    "stars": ("★★★★☆", "★", "???"),
    "typed": (":)", ":'(", "н/д"),
    "words": ("надежда", "раздражение", "неизвестно"),
}
ORIENTATIONS = {"across": lambda found: found, "down": turned}


@pytest.mark.parametrize("way", ORIENTATIONS)
@pytest.mark.parametrize("scores", SCORES)
def test_one_map_in_either_orientation_with_any_scores(way: str, scores: str) -> None:
    """Stages as columns or as rows, scores as digits, smileys, pluses, stars or words give the same journey."""
    found = read(ORIENTATIONS[way](grid(MAP.format(*SCORES[scores]))))
    journey = journey_of(found)
    assert [stage.title for stage in journey.stages] == ["Осознание", "Выбор", "Покупка"]
    assert [stage.emotion and stage.emotion.actual for stage in journey.stages] == [4, 1, None]
    choice = journey.stages[1]
    assert choice.client_goal == "Получить совет"
    assert choice.owner == "Продажи"
    assert [point.title for point in choice.touchpoints] == ["Сайт", "Консультант"]
    assert [(each.text, [remedy.text for remedy in each.remedies]) for each in choice.barriers] == [
        ("Долго отвечают", ["Второй консультант"]),
        ("Дорого", ["Скидка"]),
    ]
    assert set(codes(found)) <= {"IMP556"}


@pytest.mark.parametrize("way", ORIENTATIONS)
def test_places_lead_back_to_cells(way: str) -> None:
    """Each part of the journey knows its cell, whichever way the table is turned."""
    places = read(ORIENTATIONS[way](grid(MAP.format(1, 2, 3)))).places
    cells = {path: places[path].cell for path in places}
    across = {
        "journeys[0].stages[1]": "C1",
        "journeys[0].stages[1].touchpoints[1]": "C3",
        "journeys[0].stages[1].barriers[0]": "C4",
        "journeys[0].stages[2].emotion": "D7",
        "journeys[0].stages[0].owner": "B6",
    }
    wanted = (
        across
        if way == "across"
        else {
            "journeys[0].stages[1]": "A3",
            "journeys[0].stages[1].touchpoints[1]": "C3",
            "journeys[0].stages[1].barriers[0]": "D3",
            "journeys[0].stages[2].emotion": "G4",
            "journeys[0].stages[0].owner": "F2",
        }
    )
    assert {path: cells[path] for path in wanted} == wanted


@pytest.mark.parametrize("way", ORIENTATIONS)
def test_merged_cells_above_the_stages_are_groups(way: str) -> None:
    """A merged cell over several stages is their group; a single one counts for itself."""
    text = """
Путь покупателя
         | До покупки |       | Покупка
Этап     | Осознание  | Выбор | Покупка
Барьеры  | Нет времени | Дорого | Долго
"""
    found = read(ORIENTATIONS[way](grid(text, merged=[(2, 1, 2, 2)])))
    journey = journey_of(found)
    assert [stage.group for stage in journey.stages] == ["До покупки", "До покупки", "Покупка"]
    if way == "across":
        assert journey.title == "Путь покупателя"


def test_groups_without_merged_cells() -> None:
    """In csv a group goes on until the next one begins."""
    text = """
Фаза    | До покупки |       | Покупка |
Этап    | Осознание  | Выбор | Заказ   | Оплата
Барьеры | Нет времени | Дорого | Долго | Нет карты
"""
    journey = journey_of(read(grid(text)))
    assert [stage.group for stage in journey.stages] == ["До покупки", "До покупки", "Покупка", "Покупка"]


def test_a_title_merged_over_the_table_is_no_group() -> None:
    """The caption of the table is its title, not a group of all stages."""
    text = """
         | Карта пути
Этап     | Осознание  | Выбор
Барьеры  | Нет времени | Дорого
"""
    journey = journey_of(read(grid(text, merged=[(1, 1, 1, 2)])))
    assert journey.title == "Карта пути"
    assert journey.stages[0].group is None


def test_small_tables_on_one_sheet_are_one_journey() -> None:
    """Tables of the same stages are joined by titles and aliases; captions that only name the lane are dropped."""
    text = """
Таблица 1. Идеальный путь
Этап пути|Цель|Эмоции
Формирование потребности|Найти крем|«Опять шелушится!»
Выбор|Читает отзывы|«Не понимаю»

Таблица 3. Барьеры
Этап|Варианты барьеров
Осознание|Не знает, где искать.
Выбор|Плохая наполненность. Непонятно, какое средство. Нет консультанта. Сомнения.
Использование|Некачественный продукт, истекший срок.

Таблица 4. Снятие барьеров
Этап|Способы снятия барьеров
Осознание|Реклама. Статьи.
Выбор|Карточки товаров.
"""
    found = read(grid(text))
    journey = journey_of(found)
    assert journey.title == "Идеальный путь"
    assert [stage.title for stage in journey.stages] == ["Формирование потребности", "Выбор", "Использование"]
    assert [len(stage.barriers) for stage in journey.stages] == [1, 4, 2]
    assert len(journey.stages[0].barriers[0].remedies) == 2
    assert journey.stages[0].emotion == Emotion(quote="Опять шелушится!")
    assert journey.notes == ()
    assert sorted(codes(found)) == [
        "IMP554",
        "IMP554",
        "IMP559",
        "IMP560",
        "IMP560",
        "IMP560",
        "IMP561",
        "IMP564",
        "IMP564",
    ]


def test_tables_on_several_sheets() -> None:
    """Sheets that tell different lanes of the same stages are one journey, others are journeys of their own."""
    goals = grid("Этап|Цель\nОсознание|Понять\nВыбор|Выбрать", sheet="Цели")
    barriers = grid("Этап|Барьеры\nОсознание|Нет времени\nВыбор|Дорого", sheet="Барьеры")
    other = grid("Этап|Цель\nОсознание|Другое\nВыбор|Иное", sheet="Вторая карта")
    found = read(goals, barriers, other)
    assert [journey.title for journey in project_of(found).journeys] == ["Цели", "Вторая карта"]
    assert codes(found) == ["IMP564"]
    assert len(project_of(read(goals, barriers, join_tables="never")).journeys) == 2


def test_maps_of_two_personas_stay_apart() -> None:
    """What stands above the tables keeps maps of the same stages apart."""
    first = grid("Персона: Татьяна\n\nЭтап|Осознание|Выбор\nБарьеры|Нет времени|Дорого", sheet="1")
    second = grid("Персона: Ирина\n\nЭтап|Осознание|Выбор\nЦель|Понять|Выбрать", sheet="2")
    project = project_of(read(first, second))
    assert [persona.name for persona in project.personas] == ["Татьяна", "Ирина"]
    assert [journey.personas for journey in project.journeys] == [("tatyana",), ("irina",)]


@pytest.mark.parametrize("way", ORIENTATIONS)
def test_matrix_of_channels_and_stages(way: str) -> None:
    """A tick makes a touchpoint of the channel, a text one of its own; an empty cell and a minus make none."""
    text = """
               | Осознание | Интерес | Покупка | Лояльность
Сайт           | +         | -       | Корзина\\nОплата |
Офис компании  |           | ✓       |         | 3
Пресса         |           |         |         | —
"""
    found = read(ORIENTATIONS[way](grid(text)))
    stages = journey_of(found).stages
    assert [[(point.title, point.channel) for point in stage.touchpoints] for stage in stages] == [
        [("Сайт", "site")],
        [("Офис компании", "office")],
        [("Корзина", "site"), ("Оплата", "site")],
        [],
    ]
    assert stages[3].note == "Офис компании: 3"
    assert codes(found) == ["IMP553"]


@pytest.mark.parametrize("corner", ["Канал", "Каналы", "Точки контакта", "Этап / канал", "Этапы", "Каналы и этапы", ""])
@pytest.mark.parametrize("way", ORIENTATIONS)
def test_whatever_stands_in_the_corner_of_a_matrix(corner: str, way: str) -> None:
    """The cell that titles the first row or column of a matrix may name either side of it."""
    text = f"""
{corner} | Осознание | Интерес | Покупка
Сайт     | +         |         | +
Телефон  |           | +       |
Пресса   |           |         |
"""
    table = ORIENTATIONS[way](grid(text))
    stages = journey_of(read(table)).stages
    assert [[point.channel for point in stage.touchpoints] for stage in stages] == [["site"], ["phone"], ["site"]]
    assert looks_like_map([table])


LIST = """
Этап | Точка контакта | Канал | Важность | Качество | Ответственный | Барьеры | Решения | Эмоции | Статус
Выбор | Консультант | Соцсети | 5 | 2 | Маркетинг | Отвечают долго | Нанять второго | 😡 | есть
 | Карточка товара | Сайт | 4 | ??? | ИТ | | | 🙂 |
Покупка | Оплата | Сайт | 5 | высоко | ИТ | Нет оплаты | Подключить | «Ура» | план
"""


@pytest.mark.parametrize("way", ORIENTATIONS)
def test_list_of_touchpoints(way: str) -> None:
    """A record for each touchpoint gives it all its columns; what is not understood goes to the stage's note."""
    found = read(ORIENTATIONS[way](grid(LIST)))
    choice, purchase = journey_of(found).stages
    first, second = choice.touchpoints
    assert (first.title, first.channel, first.importance, first.quality) == ("Консультант", "social", 5, 2)
    assert (first.owner, first.emotion) == ("Маркетинг", Emotion(actual=1))
    assert [(each.text, [remedy.text for remedy in each.remedies]) for each in first.barriers] == [
        ("Отвечают долго", ["Нанять второго"])
    ]
    assert (second.quality, second.emotion) == (None, Emotion(actual=4))
    (payment,) = purchase.touchpoints
    assert payment.status.value == "planned"
    assert purchase.note == "Качество: высоко"
    assert sorted(codes(found)) == ["IMP553", "IMP554", "IMP565"]


def test_rows_of_one_stage_pair_barriers_with_remedies() -> None:
    """A row for each barrier says which remedy takes it away, by whom, until when and for how much."""
    text = """
Этап  | Барьеры  | Решения        | Исполнитель | Срок       | Стоимость | Статус решения
Выбор | Дорого   | Рассрочка      | Финансы     | 01.02.2027 | 40 000 ₽  | в плане
Выбор | Долго    | Второй человек | Продажи     | 2027-03-01 | 100 тыс.  | внедрено
Оплата| Сбои     | Сменить банк; Вернуть деньги | ИТ | скоро | 5000      |
"""
    found = read(grid(text))
    choice, payment = journey_of(found).stages
    (first,), (second,) = (barrier.remedies for barrier in choice.barriers)
    assert (first.text, first.owner, str(first.due_on), first.status.value) == (
        "Рассрочка",
        "Финансы",
        "2027-02-01",
        "planned",
    )
    assert first.cost is not None
    assert first.cost.amount == 40_000
    assert second.cost is not None
    assert second.cost.amount == 100_000
    assert [remedy.owner for remedy in payment.barriers[0].remedies] == ["ИТ", "ИТ"]
    assert payment.note == "Срок: скоро\nСтоимость решения: 5000"
    assert codes(found) == ["IMP553", "IMP553"]


def test_the_ratings_of_the_tile_company() -> None:
    """«???» is unknown and never a zero."""
    stages = "Осознание|Интерес|Желание|Поиск решений|Покупка|Удовлетворение|Лояльность|Рекомендации"
    points = "SEO|Заход на сайт|Звонок, заявка|Проект|Салон|Доставка|Возврат, обмен|"
    found = read(grid(f"Этап|{stages}\nТочки контакта|{points}\nОценка|5|5|2|5|4|3|2|???"))
    journey = journey_of(found)
    assert [stage.emotion and stage.emotion.actual for stage in journey.stages] == [5, 5, 2, 5, 4, 3, 2, None]
    assert [len(stage.touchpoints) for stage in journey.stages] == [1] * 7 + [0]
    assert codes(found) == []


def test_stages_that_nobody_knows_are_told_by_the_lanes() -> None:
    """A map with stages of its own is found by its lanes, across and down."""
    text = "        | Замер | Монтаж\nБарьеры | Опоздал | Пыль\nДействия | Ждёт | Терпит"
    for way in ORIENTATIONS.values():
        journey = journey_of(read(way(grid(text))))
        assert [stage.title for stage in journey.stages] == ["Замер", "Монтаж"]
        assert [stage.id for stage in journey.stages] == ["zamer", "montazh"]
        assert [stage.barriers[0].text for stage in journey.stages] == ["Опоздал", "Пыль"]


def test_a_merged_touchpoint_serves_several_stages() -> None:
    """A touchpoint merged over stages belongs to the first and serves the others too; other texts are given to each."""
    text = "Этап|Осознание|Выбор|Покупка\nТочки контакта|Сайт||Касса\nОтветственный|Маркетинг||Продажи"
    found = read(grid(text, merged=[(2, 1, 2, 2), (3, 1, 3, 2)]))
    first, second, _ = journey_of(found).stages
    assert [(point.title, point.also_in) for point in first.touchpoints] == [("Сайт", ("vybor",))]
    assert second.touchpoints == ()
    assert (first.owner, second.owner) == ("Маркетинг", "Маркетинг")
    assert codes(found) == ["IMP567", "IMP567"]


def test_a_lane_title_over_several_rows() -> None:
    """Rows below a merged lane title belong to it, too."""
    text = "Этап|Осознание|Выбор\nБарьеры|Нет времени|Дорого\n|Лень|Долго\nЦель|Понять|Выбрать"
    first, second = journey_of(read(grid(text, merged=[(2, 0, 3, 0)]))).stages
    assert [barrier.text for barrier in first.barriers] == ["Нет времени", "Лень"]
    assert [barrier.text for barrier in second.barriers] == ["Дорого", "Долго"]


def test_stages_over_several_columns() -> None:
    """Columns under one merged title are one stage; a repeated title apart is a stage of its own."""
    text = "Этап|Выбор||Покупка|Выбор\nБарьеры|Дорого|Долго|Сбой|Снова"
    found = read(grid(text, merged=[(1, 1, 1, 2)]))
    journey = journey_of(found)
    assert [(stage.id, len(stage.barriers)) for stage in journey.stages] == [
        ("vybor", 2),
        ("pokupka", 1),
        ("vybor-2", 1),
    ]
    assert codes(found) == ["IMP566"]


def test_looks_like_map() -> None:
    """A map is recognised surely, a base of clients with a stage of sale is not."""
    assert looks_like_map([grid(MAP.format(1, 2, 3))])
    assert looks_like_map([grid("|Осознание|Интерес|Покупка\nСайт|+|+|\nОфис||+|")])
    base = "Имя|Телефон|Этап|Ответственный\nИван|+79001234567|Выбор|Анна\nПётр|+79001234568|Оплата|Анна"
    assert not looks_like_map([grid(base)])
    assert not looks_like_map([Grid(rows={})])
    assert stage_of(read(grid(base))).owner == "Анна"
