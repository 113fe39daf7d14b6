"""
Corners: what happens seldom, and must be right nevertheless.
"""

from __future__ import annotations

import pytest

from cjmkit.journeys.sheets.names import matched, one_line
from cjmkit.journeys.sheets.reader import looks_like_map
from cjmkit.model.journeys import Emotion
from journeys.sheets.grids import codes, grid, journey_of, project_of, read, stage_of, turned


def test_one_persona_of_two_maps() -> None:
    """Maps of the same name share one persona."""
    first = grid("Персона: Анна\n\nЭтап|Осознание|Выбор\nБарьеры|Лень|Дорого", sheet="1")
    second = grid("Персона: Анна\n\nЭтап|Покупка|Лояльность\nБарьеры|Сбой|Скука", sheet="2")
    project = project_of(read(first, second))
    assert [persona.id for persona in project.personas] == ["anna"]
    assert [journey.personas for journey in project.journeys] == [("anna",), ("anna",)]


def test_a_group_over_nothing() -> None:
    """A group beside records without a stage is kept as a note of the map."""
    found = read(grid("Группа|Этап|Барьеры\nРано||Лень\nДо|Осознание|Нет времени\n|Выбор|Дорого"))
    journey = journey_of(found)
    assert [note.text for note in journey.notes] == ["Рано", "Лень"]
    assert [stage.group for stage in journey.stages] == ["До", "До"]
    assert codes(found) == ["IMP573", "IMP573"]


def test_joined_tables_bring_what_stands_above_them() -> None:
    """The title and the details of the second table are kept; what both tell is told once."""
    first = grid("Карта\n\nЭтап|Осознание|Выбор\nЦель|Понять|Выбрать\nБарьеры|Лень|", sheet="1")
    second = grid(
        "Таблица 2. Тревоги\nВерсия: 2\nЧерновик\n\nЭтап|Осознание|Выбор|Уход\nЦель|Понять|\nМысли|а|б|в", sheet="2"
    )
    found = read(first, second)
    journey = journey_of(found)
    assert (journey.title, journey.version) == ("Карта", "2")
    assert [note.text for note in journey.notes] == ["Черновик", "Тревоги"]
    assert [stage.client_goal for stage in journey.stages] == ["Понять", "Выбрать", None]
    assert len(journey.stages) == 3


@pytest.mark.parametrize(
    ("cell", "emotion", "code"),
    [
        ("4/2", Emotion(expected=4, actual=2), None),
        ("радость", Emotion(actual=5, label="joy"), "IMP556"),
        ("99", None, "IMP558"),
    ],
)
def test_a_lane_of_scores_takes_words_too(cell: str, emotion: Emotion | None, code: str | None) -> None:
    """A lane of real scores may hold a pair or a word; a number off the scale is told."""
    found = read(grid(f"Этап|Выбор|Покупка\nОжидание||\nЭмоции|{cell}|"))
    assert stage_of(found).emotion == emotion
    assert codes(found) == ([] if code is None else [code])


def test_expected_words() -> None:
    """A word of the vocabulary is a score in the lane of expectations, too, and the word goes to the note."""
    found = read(grid("Этап|Выбор|Покупка\nОжидание|радость|надежда"))
    assert [stage.emotion for stage in journey_of(found).stages] == [Emotion(expected=5), Emotion(expected=4)]
    assert codes(found) == ["IMP556", "IMP553"] * 2


def test_lists_of_touchpoints_that_tell_more_of_each_other() -> None:
    """What one table leaves open another one may tell; where they contradict, both touchpoints stay."""
    text = "Этап|Точка контакта|Канал|Важность\nВыбор|Сайт|Сайт|5\nВыбор|Чат|Чат|3\nПокупка|Касса|Офис|1"
    more = "\n\nЭтап|Точка контакта|Качество|Важность\nВыбор|Сайт|2|5\nВыбор|Чат|4|1\nПокупка|Чек||2"
    found = read(grid(text + more))
    points = [(point.title, point.importance, point.quality) for point in stage_of(found).touchpoints]
    assert points == [("Сайт", 5, 2), ("Чат", 3, None), ("Чат", 1, 4)]


def test_a_matrix_with_titles_of_stages_in_a_column_of_its_own() -> None:
    """«Этап» over stages beside channels goes down, over channels it goes across."""
    down = "Этап|Сайт|Офис\nОсознание|+|\nВыбор||+\nПокупка|+|+"
    for found in (read(grid(down)), read(turned(grid(down)))):
        assert [len(stage.touchpoints) for stage in journey_of(found).stages] == [1, 1, 2]


def test_rows_without_titles() -> None:
    """A map without any title of lanes keeps its texts in the notes."""
    found = read(grid("|Осознание|Выбор|Покупка\n|темно|светло|ясно"))
    assert [stage.note for stage in journey_of(found).stages] == ["2: темно", "2: светло", "2: ясно"]
    assert codes(found) == ["IMP552"]


def test_lanes_in_a_column_that_nobody_knows() -> None:
    """Unknown titles left of the stages are lanes, though of unknown meaning."""
    found = read(grid("|Осознание|Выбор|Покупка\nПогода|темно|светло|ясно\n|||дождь"))
    assert stage_of(found, 2).note == "Погода: ясно\nПогода: дождь"


def test_a_signature_below_a_list() -> None:
    """A line below a list that says who made it is no stage; a lone title of a stage is one."""
    text = "Этап|Барьеры\nОсознание|Лень\nВыбор|Дорого\nОтзыв\n\nСоставил: Анна"
    journey = journey_of(read(grid(text)))
    assert [stage.title for stage in journey.stages] == ["Осознание", "Выбор", "Отзыв"]
    assert journey.authors[0].name == "Анна"
    assert [stage.title for stage in journey_of(read(grid("Этап|Барьеры\nЗамер|Лень\nУборка"))).stages] == [
        "Замер",
        "Уборка",
    ]
    assert read(grid("Этап|№|Барьеры\nЗамер|1|\nУборка|2|")).project is not None
    assert read(grid("№|Этап\n1|Осознание\n2|Выбор")).project is None


def test_stages_of_ones_own_below_a_header_of_lanes() -> None:
    """A first column of unknown titles beside known lanes is that of the stages."""
    journey = journey_of(read(grid("|Барьеры|Действия\nЗамер|Лень|Ждёт\nМонтаж|Пыль|Терпит")))
    assert [stage.title for stage in journey.stages] == ["Замер", "Монтаж"]
    found = read(grid("Барьеры|Действия|Кто\nЛень|Ждёт|Осознание\nПыль|Терпит|Выбор"))
    assert [stage.barriers[0].text for stage in journey_of(found).stages] == ["Лень", "Пыль"]


def test_lanes_at_the_left_edge_are_no_stages() -> None:
    """A header of lanes from the first column on has no stages."""
    assert read(grid("Барьеры|Действия\nЛень|Ждёт")).project is None


def test_unknown_lanes_of_a_point_and_owner() -> None:
    """Values that touchpoints have no column for go to the note of their stage."""
    text = "Этап|Точка контакта|Канал|Основания|Статус\nВыбор|Сайт|Сайт|Интервью|летает\nПокупка|Касса|Офис||"
    stage = stage_of(read(grid(text)))
    assert stage.touchpoints[0].evidence[0].kind == "interview"
    assert stage.note == "Статус точки: летает"


def test_merged_cells_within_one_stage() -> None:
    """A cell merged over columns of one stage is told once and given once."""
    text = "Этап|Выбор||Покупка\nЦель|Понять||Купить\nБарьеры|Лень|Дорого|Сбой"
    found = read(grid(text, merged=[(1, 1, 1, 2), (2, 1, 2, 2)]))
    assert stage_of(found).client_goal == "Понять"
    assert codes(found) == []


def test_matching_lines() -> None:
    """An unchanged line keeps its item wherever it stands; the rest is renamed in place or by likeness, or new."""
    old = [("раз", 1), ("два", 2), ("три", 3)]

    def match(*lines: str) -> list[object]:
        return matched(old, lines, lambda text: text, lambda item, text: (item, text))  # type: ignore[arg-type,return-value]

    assert match("три", "раз", "два") == [3, 1, 2]
    assert match("раз", "двадцать", "три") == [1, (2, "двадцать"), 3]
    assert match("новое", "раз", "два", "три") == ["новое", 1, 2, 3]
    assert match("три", "новое") == [3, "новое"]
    assert match() == []
    assert match("три", "раза") == [3, (1, "раза")]
    assert one_line(" а\r\nб ") == "а б"


def test_a_second_column_of_titles() -> None:
    """Beside stages and their phases a third column of that name has no place: its texts go to the notes."""
    found = read(grid("Этап|Фаза|Шаг|Барьеры\nОсознание|До|раз|Лень\nВыбор|До|два|Дорого"))
    assert [(stage.group, stage.note) for stage in journey_of(found).stages] == [
        ("До", "Этап: раз"),
        ("До", "Этап: два"),
    ]
    assert codes(found) == ["IMP553", "IMP553"]


def test_a_table_without_stages_beside_a_map() -> None:
    """What stands in a table that has no stages is kept with the map of its sheet."""
    text = "Этап|Барьеры|Погода\n|Лень|дождь\n\nЭтап|Барьеры\nОсознание|Нет времени\nВыбор|Дорого\n\nВерсия: 5"
    found = read(grid(f"Вступление\n\n{text}"))
    journey = journey_of(found)
    assert [note.text for note in journey.notes] == ["Вступление", "Лень", "дождь"]
    assert (journey.version, len(journey.stages)) == ("5", 2)
    assert codes(found) == ["IMP573", "IMP573", "IMP552", "IMP568"]
    assert read(grid(text.split("\n\n")[0])).project is None


def test_owners_of_points_and_of_the_stage() -> None:
    """An owner stands for the touchpoint in a list; unknown tools and roles are told once each."""
    text = "Этап|Барьеры|Инструменты|Роли\nВыбор|Дорого|Своё; Иное|Шаман\nПокупка|Сбой|—|"
    found = read(grid(text))
    assert stage_of(found).tools == ("Своё", "Иное")
    assert stage_of(found).buying_roles == ("Шаман",)
    assert codes(found) == ["IMP577"] * 3


def test_severity_of_a_record_that_has_a_remedy_alone() -> None:
    """Details of a barrier that its row does not name go to the note; a kind is a word."""
    text = (
        "Этап|Барьеры|Решения|Сила барьера|Статус решения\nВыбор|Дорого||5|\nВыбор||Скидка|4|идея\nОплата|Сбой|Банк|?|—"
    )
    found = read(grid(text))
    choice, payment = journey_of(found).stages
    assert choice.barriers[0].severity == 5
    assert choice.barriers[0].remedies[0].text == "Скидка"
    assert choice.note == "Сила барьера: 4"
    assert (payment.barriers[0].severity, payment.barriers[0].remedies[0].text) == (None, "Банк")


def test_a_remedy_that_nobody_knows_yet() -> None:
    """«—» in place of a barrier or a remedy is neither."""
    stage = stage_of(read(grid("Этап|Выбор|Покупка\nБарьеры|Дорого|—\nСнятие барьеров|???|—")))
    assert stage.barriers[0].remedies == ()


def test_unknown_channels_and_ratings() -> None:
    """«—» is no channel; several unknown words are told one by one."""
    text = "Этап|Точка контакта|Канал|Как найдена\nВыбор|Сайт|—|Гадание\nПокупка|Касса|Офис|"
    found = read(grid(text))
    point = stage_of(found).touchpoints[0]
    assert (point.channel, point.found_by) == (None, "Гадание")
    found = read(grid("Этап|Выбор|Покупка\nКаналы|—|Сайт\nТочки контакта|Пост|"))
    assert [[point.channel for point in stage.touchpoints] for stage in journey_of(found).stages] == [[None], ["site"]]


def test_tables_of_which_none_has_stages() -> None:
    """A sheet whose table names no stage is no map."""
    found = read(grid("Этап|Барьеры|Цель\n|Лень|Понять\n|Дорого|Купить"))
    assert found.project is None
    assert codes(found) == ["IMP550", *["IMP573"] * 4, "IMP569"]


def test_maps_with_stages_of_their_own_are_recognised() -> None:
    """Three lanes of a map are enough, whatever the stages are called."""
    assert looks_like_map([grid("|Замер|Монтаж\nБарьеры|а|б\nДействия|а|б\nМысли|а|б")])
    assert not looks_like_map([grid("|Замер|Монтаж\nБарьеры|а|б\nДействия|а|б")])


def test_an_empty_lane_of_emotions() -> None:
    """A cell of nothing but signs is neither a score nor words."""
    assert stage_of(read(grid("Этап|Выбор|Покупка\nЭмоции|...|4"))).emotion is None


def test_a_row_that_numbers_nothing() -> None:
    """A first column without title that holds words is a lane like any other."""
    found = read(grid("|Этап|Барьеры\nа|Осознание|Лень\nб|Выбор|Дорого"))
    assert [stage.note for stage in journey_of(found).stages] == ["A: а", "A: б"]
