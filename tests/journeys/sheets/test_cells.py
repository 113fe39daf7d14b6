"""
What single cells mean: touchpoints, channels, indicators, values that come in fewer or more than there are places.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from cjmkit.journeys.sheets.building import scale_of
from cjmkit.model.journeys import KPI, Churn, Emotion, Evidence, JourneyState, Market, Scale, Scope, Step, Traffic
from journeys.sheets.grids import codes, grid, journey_of, project_of, read, stage_of


def two(lane: str, first: str, second: str = "") -> str:
    return f"Этап|Осознание|Выбор\n{lane}|{first}|{second}"


def test_text_lanes() -> None:
    """Lanes of one text hold it, and a traffic is one of three."""
    text = "Этап|Осознание|Выбор\nЗадача бизнеса|Показать|Убедить\nТрафик|Х|тёплый\nПримечание|раз|два"
    first, second = journey_of(read(grid(text))).stages
    assert (first.task, first.traffic, first.note) == ("Показать", Traffic.COLD, "раз")
    assert second.traffic is Traffic.WARM


@pytest.mark.parametrize(
    ("lane", "cell", "expected"),
    [
        ("Трафик", "ледяной", "Трафик: ледяной"),
        ("Дошло клиентов", "много", "Дошло клиентов: много"),
        ("Реальность", "хорошо", "Реальность: хорошо"),
        ("Ожидание", "быстро найти", "Ожидание: быстро найти"),
        ("Сила барьера", "5", "Сила барьера: 5"),
        ("Важность", "5", "Важность: 5"),
        ("Реальность", "85", "85"),
        ("Разное", "что-то", "Разное: что-то"),
    ],
)
def test_what_is_not_understood_is_kept(lane: str, cell: str, expected: str) -> None:
    """A value with no place goes to the stage's note, and a finding names its cell."""
    found = read(grid(two("Барьеры", "", "Дорого") + f"\n{lane}|{cell}|"))
    assert stage_of(found).note == expected
    (finding,) = [each for each in found.findings if each.code in ("IMP552", "IMP553", "IMP558")]
    assert finding.where.cell == ("A3" if lane == "Разное" else "B3")


def test_counts_and_unknown_counts() -> None:
    """Counts are whole numbers, and «???» is no count at all."""
    first, second = journey_of(read(grid(two("Дошло клиентов", "1 200", "???")))).stages
    assert (first.reached, second.reached) == (1200, None)
    assert second.note is None


def test_indicators() -> None:
    """An indicator is a name, with a value, a unit and a target where they are told; unknown ones get a definition."""
    text = two("KPI", "CTR\\nКонверсия: 2,5 %\\nВремя ответа = 5 мин (цель 2)", "Охват – 1 000\\n: 5")
    project = project_of(read(grid(text)))
    first, second = project.journeys[0].stages
    assert first.kpis[0].value is None
    assert (first.kpis[1].value, first.kpis[1].unit) == (Decimal("2.5"), "%")
    answer = first.kpis[2]
    assert (answer.value, answer.unit, answer.target) == (Decimal(5), "мин", Decimal(2))
    assert answer.id == "response_time"
    assert [(each.id, each.title) for each in project.kpis] == [("ctr", "CTR"), ("5", ": 5")]
    assert second.kpis[0].value == 1000
    assert second.kpis[1] == KPI(id=second.kpis[1].id)


def test_lists_of_words() -> None:
    """Words of vocabularies become their ids, others stay and are told; short lists may stand between commas."""
    text = "Этап|Осознание|Выбор\nИнструменты|Скидка, Нечто|\nКлючевые запросы|крем, купить крем|"
    text += "\nПричины ухода|Дорого – 30 %|"
    text += "\nПодэтапы|Замер (необязательно)\\nДоговор|\nОснования|Интервью: 12; аналитика|\nКоммуникации|Письмо|"
    found = read(grid(text))
    stage = stage_of(found)
    assert stage.queries == ("крем", "купить крем")
    assert stage.tools[1] == "Нечто"
    assert stage.churn[0].share == 30
    assert stage.steps == (Step(title="Замер", optional=True), Step(title="Договор"))
    assert stage.evidence == (Evidence(kind="interview", ref="12"), Evidence(kind="analytics"))
    assert stage.communications[0].text == "Письмо"
    assert "IMP577" in codes(found)


def test_a_reason_that_is_a_share_alone() -> None:
    """A share without a reason is kept as the text it is."""
    assert stage_of(read(grid(two("Причины ухода", "– 30 %")))).churn == (Churn(reason="30 %"),)


def test_stars_mark_moments_of_truth() -> None:
    """A star before a touchpoint makes it a moment of truth; a star alone is a title."""
    first, second = stage_of(read(grid(two("Точки контакта", "★ Касса\\n★")))).touchpoints
    assert (first.title, first.moment_of_truth is not None) == ("Касса", True)
    assert (second.title, second.moment_of_truth) == ("★", None)


def test_long_lists_between_commas() -> None:
    """Three and more short parts are a list of touchpoints, and the finding says so."""
    found = read(grid(two("Точки контакта", "Google, Яндекс, соцсети", "Возврат, обмен")))
    first, second = journey_of(found).stages
    assert (len(first.touchpoints), len(second.touchpoints)) == (3, 1)
    assert codes(found) == ["IMP560"]


def test_channels_beside_touchpoints() -> None:
    """As many channels as touchpoints are paired; others become touchpoints of their own; unknown ones are told."""
    text = (
        "Этап|Осознание|Выбор|Покупка\nТочки контакта|Пост\\nСтатья|Вопрос|\nКаналы|Соцсети\\nПресса|Сайт, Офис|Голуби"
    )
    found = read(grid(text))
    first, second, third = journey_of(found).stages
    assert [point.channel for point in first.touchpoints] == ["social", "press"]
    assert [(point.title, point.channel) for point in second.touchpoints] == [
        ("Вопрос", None),
        ("Сайт", "site"),
        ("Офис", "office"),
    ]
    assert [(point.title, point.channel) for point in third.touchpoints] == [("Голуби", "Голуби")]
    assert sorted(codes(found)) == ["IMP574", "IMP575", "IMP577"]


def test_values_for_touchpoints_of_a_map() -> None:
    """In a map one value counts for all touchpoints of the stage, as many as them for each; else a note keeps them."""
    text = "Этап|Осознание|Выбор|Покупка\nТочки контакта|Пост\\nСтатья|Вопрос\\nОтвет|Касса\\nЧек"
    text += "\nВажность|5|3\\n4|1\\n2\\n3\nКачество|||"
    found = read(grid(text))
    first, second, third = journey_of(found).stages
    assert [point.importance for point in first.touchpoints] == [5, 5]
    assert [point.importance for point in second.touchpoints] == [3, 4]
    assert [point.importance for point in third.touchpoints] == [None, None]
    assert third.note == "Важность: 1\n2\n3"
    assert sorted(codes(found)) == ["IMP553", "IMP575", "IMP576"]


def test_the_marketers_task() -> None:
    """The task belongs to the only touchpoint; with none or several it is the stage's."""
    text = "Этап|Осознание|Выбор|Покупка\nТочки контакта|Пост||Касса\\nЧек\nЗадача маркетолога|Показать|Ответить|—"
    first, second, third = journey_of(read(grid(text))).stages
    assert first.touchpoints[0].marketer_task == "Показать"
    assert (second.task, third.task) == ("Ответить", None)


def test_several_touchpoints_in_one_row_of_a_list() -> None:
    """Ratings of a row are shared by its touchpoints; an emotion of all of them at once goes to the note."""
    text = "Этап|Точка контакта|Важность|Эмоции\nВыбор|Сайт\\nЗвонок|5|🙂\nПокупка|—|4|\nЛояльность||3|"
    found = read(grid(text))
    choice, purchase, _ = journey_of(found).stages
    assert [point.importance for point in choice.touchpoints] == [5, 5]
    assert choice.note == "Эмоции: 🙂"
    assert purchase.touchpoints == ()
    assert purchase.note == "Важность: 4"


def test_a_list_of_channels_without_touchpoints() -> None:
    """A row that names a channel and no touchpoint is a touchpoint of that channel."""
    text = "Этап|Точка контакта|Канал|Важность\nВыбор||Сайт|5\nВыбор|Звонок|Телефон|4"
    points = stage_of(read(grid(text))).touchpoints
    assert [(point.title, point.channel, point.importance) for point in points] == [
        ("Сайт", "site", 5),
        ("Звонок", "phone", 4),
    ]


def test_remedies_without_a_certain_barrier() -> None:
    """Remedies of a stage without barriers are opportunities; as many as barriers are paired and told."""
    text = "Этап|Осознание|Выбор|Покупка\nБарьеры||Дорого\\nДолго|Сбой\\nСтрах\\nЛень"
    text += "\nСнятие барьеров|Статьи|Скидка\\nВторой человек|2. Отзывы\\n1. Сменить банк\\n3. Напомнить"
    found = read(grid(text))
    first, second, third = journey_of(found).stages
    assert [note.text for note in first.opportunities] == ["Статьи"]
    assert [barrier.remedies[0].text for barrier in second.barriers] == ["Скидка", "Второй человек"]
    assert [barrier.remedies[0].text for barrier in third.barriers] == ["Отзывы", "Сменить банк", "Напомнить"]
    assert codes(found) == ["IMP563", "IMP562", "IMP562"]


def test_numbers_of_barriers_pair_their_remedies() -> None:
    """Numbers in both cells say which remedy takes away which barrier, several for one among them."""
    text = "Этап|Выбор|Покупка\nБарьеры|1. Дорого\\n2. Долго|Сбой"
    text += "\nСнятие барьеров|2. Второй человек\\n2. Бот\\n1. Скидка|Один\\nДва"
    first, second = journey_of(read(grid(text))).stages
    assert [[remedy.text for remedy in barrier.remedies] for barrier in first.barriers] == [
        ["Скидка"],
        ["Второй человек", "Бот"],
    ]
    assert len(second.barriers[0].remedies) == 2


def test_kind_and_severity_of_barriers() -> None:
    """Kind and severity stand beside their barriers, a value for each."""
    text = "Этап|Барьеры|Вид барьера|Сила барьера\nВыбор|Дорого|Цена|4\nПокупка|Сбой\\nСтрах||3\\n?"
    first, second = journey_of(read(grid(text))).stages
    assert first.barriers[0].severity == 4
    assert [barrier.severity for barrier in second.barriers] == [None, None]


@pytest.mark.parametrize(
    ("cells", "emotion"),
    [
        ({"Ожидание": "4", "Реальность": "2"}, Emotion(expected=4, actual=2)),
        ({"Эмоции": "4/2"}, Emotion(expected=4, actual=2)),
        ({"Реальность": "4/2"}, Emotion(expected=4, actual=2)),
        ({"Эмоции": "радость", "Реальность": "3"}, Emotion(actual=3, label="joy")),
        (
            {"Эмоции": "восторженно", "Цитата": "«Ура»", "Причина": "скидка"},
            Emotion(label="восторженно", quote="Ура", cause="скидка"),
        ),
        ({"Реальность": "4 радость «Ура»"}, Emotion(actual=4, label="joy", quote="Ура")),
        ({"Реальность": "3 – долго"}, Emotion(actual=3, cause="долго")),
        ({"Эмоции": "5", "Чувства": "«Ура»"}, Emotion(actual=5, quote="Ура")),
        ({"Цитата": "«Раз» и «два»"}, Emotion(quote="«Раз» и «два»")),
        ({"Реальность": "-"}, None),
        ({"Эмоции": "—"}, None),
    ],
)
def test_lanes_of_emotions(cells: dict[str, str], emotion: Emotion | None) -> None:
    """An emotion may stand in one cell or in lanes of its parts."""
    lines = [f"{lane}|{cell}|" for lane, cell in cells.items()]
    assert stage_of(read(grid("\n".join(["Этап|Выбор|Покупка", "Барьеры|Дорого|", *lines])))).emotion == emotion


def test_words_beside_an_empty_score() -> None:
    """A word is no score where the scores have a lane of their own."""
    found = read(grid("Этап|Выбор|Покупка\nРеальность|???|4\nЭмоции|радость|"))
    assert stage_of(found).emotion == Emotion(label="joy")


def test_contradicting_scores() -> None:
    """Two cells with different scores: the first one stands, the other goes to the note."""
    found = read(grid("Этап|Выбор|Покупка\nРеальность|2|4\nЭмоции|5|"))
    stage = stage_of(found)
    assert stage.emotion == Emotion(actual=2)
    assert stage.note == "Реальность: 5"


def test_words_of_an_expectation() -> None:
    """An expected score may not have words beside it: there is no field for them."""
    stage = stage_of(read(grid("Этап|Выбор|Покупка\nОжидание|4 – быстро|3")))
    assert stage.emotion == Emotion(expected=4)
    assert stage.note == "Ожидание: 4 – быстро"


def test_signed_scales_and_signs_by_neighbours() -> None:
    """A scale with both sides is declared on the map; a dash among pluses is a minus, and both are told."""
    found = read(grid("Этап|Осознание|Выбор|Покупка\nЭмоции|+2|-1|0"))
    assert journey_of(found).scale == Scale(low=-2, high=2)
    assert codes(found) == ["IMP557"]
    found = read(grid("Этап|Осознание|Выбор|Покупка\nЭмоции|+|-|++"))
    assert [stage.emotion and stage.emotion.actual for stage in journey_of(found).stages] == [4, 2, 5]
    assert codes(found) == ["IMP571"]
    found = read(grid("Этап|Осознание|Выбор\nЭмоции|4/5|3/5"))
    assert [stage.emotion for stage in journey_of(found).stages] == [Emotion(actual=4), Emotion(actual=3)]
    assert codes(found) == ["IMP571", "IMP571"]


def test_what_stands_above_the_table() -> None:
    """Title, persona, goal, state, version, day, owner, scale and market are read; the rest is kept."""
    text = """
Карта крема
Персона: Татьяна, 34 года · Версия: 3 · Состояние: как есть
Цель карты: | Убрать барьеры
Дата: 22.11.2026; Владелец: маркетинг; Автор: Анна
Шкала: от 1 до 10 · Рынок: b2b · Охват: сравнение · Длительность: месяц
Что-то ещё
Версия: 4 · Состояние: непонятно

Этап|Осознание|Выбор
Эмоции|8|3
Итог: конец
"""
    found = read(grid(text))
    project, journey = project_of(found), journey_of(found)
    (persona,) = project.personas
    assert (persona.id, persona.name, persona.title) == ("tatyana", "Татьяна", "34 года")
    assert (journey.title, journey.goal, journey.version) == ("Карта крема", "Убрать барьеры", "3")
    assert (journey.state, journey.mapped_on, journey.owner) == (JourneyState.AS_IS, dt.date(2026, 11, 22), "маркетинг")
    assert (journey.scale, journey.market, journey.scope) == (Scale(low=1, high=10), Market.B2B, Scope.COMPARISON)
    assert (journey.duration, journey.authors[0].name) == ("месяц", "Анна")
    assert {note.text for note in journey.notes} == {"Что-то ещё", "4", "непонятно", "Итог: конец"}
    assert codes(found) == ["IMP568"] * 4
    assert found.places["personas[0]"].cell == "A2"


def test_heads_that_are_not_understood() -> None:
    """A value above the table that fits no field is kept with its name; a told title makes the first line a note."""
    text = "Черновик\nКарта: Крем\nДата: вчера\nШкала: высокая\nРынок: чужой\nСостояние: разное\nПерсоны: Анна, Ирина"
    text += "\n\nЭтап|Осознание|Выбор\nБарьеры|Дорого|"
    journey = journey_of(read(grid(text)))
    assert journey.title == "Крем"
    assert journey.personas == ("anna", "irina")
    assert {note.text for note in journey.notes} == {
        "Черновик",
        "mapped_on: вчера",
        "Шкала: высокая",
        "market: чужой",
        "state: разное",
    }


@pytest.mark.parametrize(
    ("text", "scale"),
    [
        ("1..5", Scale()),
        ("-2..2", Scale(low=-2, high=2)),
        ("−3 до +3", Scale(low=-3, high=3)),
        ("5-1", None),
        ("5", None),
    ],
)
def test_scales(text: str, scale: Scale | None) -> None:
    """A scale is two ends, the lower one first."""
    assert scale_of(text) == scale
