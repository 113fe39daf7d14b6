"""
Checklists of the work on a map and its touchpoints.
"""

from __future__ import annotations

from typing import Final

from cjmkit.findings import Texts
from cjmkit.journeys.templates.checklist import Checklist, part

__all__ = ["WORK"]

_TOUCHPOINTS: Final = Checklist(
    name="touchpoints",
    title=Texts("Работа с точками контакта: девять шагов", "Work on touchpoints: nine steps"),
    parts=(
        part(
            "Выписать все точки контакта, даже самые мелкие | List every touchpoint, the smallest too",
            "Отметить, каких точек не хватает (status: missing) | Mark those that are lacking (status: missing)",
            "Посмотреть точки конкурентов (benchmark) | Look at those of competitors (benchmark)",
            "Выбрать самые важные | Choose the most important ones",
            "Расставить их по важности (importance) | Rank them (importance)",
            "Оценить каждую (quality) | Rate each (quality)",
            "Назначить задачи, сроки и ответственных (action_items) | Set tasks, dates and owners (action_items)",
            "Довести до стандарта (standard) | Bring them up to the standard (standard)",
            "Назначить дату пересмотра и не останавливаться (review_on) | Set a day of review, go on (review_on)",
        ),
    ),
)
_MAP: Final = Checklist(
    name="map",
    title=Texts("Составление карты: восемь шагов", "Making a map: eight steps"),
    parts=(
        part(
            "Найти все точки контакта и каналы | Find all touchpoints and channels",
            "Описать каждую точку и что клиент в ней чувствует | Describe each, and what the client feels there",
            "Составить персонажей | Make the personas",
            "Узнать, из какого канала приходит каждый персонаж | Learn which channel each persona comes from",
            "Записать, что и как мы говорим каждому | Write down what we tell each of them, and how",
            "Составить отдельную карту для каждого | Make a map of each of their own",
            "Решить, кто внутри компании за что отвечает | Decide who in the company answers for what",
            "Улучшить самые критические точки и каналы | Improve the most critical touchpoints and channels",
        ),
    ),
)
_SHORT: Final = Checklist(
    name="five-steps",
    title=Texts("Карта за пять шагов", "A map in five steps"),
    parts=(
        part(
            "Портрет покупателя – из данных, а не из головы | The buyer's portrait, from data and not from memory",
            "Путь, который он проходит | The way that the buyer goes",
            "Точки контакта и задача для каждой | Touchpoints, and a task for each",
            "Барьеры: пройти путь самим | Barriers: walk the way yourself",
            "Способы снять барьеры и план | Ways to take the barriers away, and a plan",
        ),
    ),
)
_DESIGN: Final = Checklist(
    name="design",
    title=Texts("Проектирование карты: четыре этапа", "Designing a map: four phases"),
    parts=(
        part(
            "Подготовка: цель карты и данные из нескольких источников | Preparation: a goal, data of several sources",
            "Персона: одна на каждый сегмент | The persona: one for each segment",
            "Точки и каналы, первая точка контакта отдельно | Touchpoints and channels, the first contact by itself",
            "Опыт и барьеры: план, внедрение, оценка эффекта | Experience and barriers: plan, launch, effect",
        ),
    ),
)
_CYCLE: Final = Checklist(
    name="cycle",
    title=Texts("Круг работы с картой", "The cycle of a map"),
    parts=(
        part(
            "Собрать данные и составить персонажей | Gather data, make personas",
            "Найти точки контакта, неформальные тоже | Find touchpoints, the informal ones too",
            "Найти барьеры и критические точки | Find barriers and critical points",
            "Убрать барьеры, посчитать стоимость каждого шага | Take barriers away, count what each step costs",
            "Построить карту заново: путь изменился | Make the map anew: the way has changed",
        ),
    ),
)
_SELF_WALK: Final = Checklist(
    name="self-walk",
    title=Texts("Пройти путь самим", "Walk the way yourself"),
    parts=(
        part(
            "Найти продукт в поиске по словам клиента: что видно? | Search for the product in the client's words",
            "Открыть сайт впервые: понятно ли, легко ли найти контакты? | Open the site: is it clear, with contacts?",
            "Заполнить форму заявки | Fill in the request form",
            "Позвонить: как быстро, вежливо и грамотно ответили? | Call: is the answer quick, polite, competent?",
            "Запросить предложение: когда пришло, понятно ли? | Ask for an offer: when does it come, is it clear?",
            "Заказать, получить, обратиться в поддержку | Order, receive, ask the support",
            title=Texts("Что проверить", "What to try"),
        ),
        part(
            "Скорость, вежливость и знание дела – от 1 до 5 (observations) | Speed, politeness, competence: 1 to 5",
            "Где пришлось ждать, повторять, искать | Where you had to wait, repeat or search",
            title=Texts("Что записать", "What to write down"),
        ),
    ),
)
_KEY_POINTS: Final = Checklist(
    name="key-touchpoints",
    title=Texts("Главные точки контакта", "Key touchpoints"),
    parts=(
        part(
            "Назвать 5–7 самых важных точек | Name the 5 to 7 most important ones",
            "Выбрать одну – момент истины | Choose one, the moment of truth",
            "Объяснить, почему именно она решает | Say why it is this one that decides",
        ),
    ),
)
_EXPERIENCE: Final = Checklist(
    name="experience",
    title=Texts("Опыт клиента", "Customer experience"),
    parts=(
        part(
            "Эмпатия: мы знаем заботы клиента, а не додумываем | Empathy: we know the client's cares, we do not guess",
            "Бесшовность: клиент нигде не рассказывает одно и то же дважды | No seams: nothing has to be told twice",
            title=Texts("Принципы", "Principles"),
        ),
        part(
            "Какими тремя этапами мы гордимся? | Which three stages are we proud of?",
            "За какие три этапа стыдно? | Which three are we ashamed of?",
            "Что ещё сделать, чтобы клиенту было лучше? А ещё? | What else would make it better? And what else?",
            title=Texts("Вопросы", "Questions"),
        ),
    ),
)
_REMEDIES: Final = Checklist(
    name="remedies",
    title=Texts("Обсуждение решений", "Workshop on remedies"),
    parts=(
        part(
            "Позвать новых сотрудников: у них свежий взгляд | Invite newcomers: their eyes are fresh",
            "Для каждого барьера – несколько вариантов | Several remedies for each barrier",
            "Сами или подрядчик? Сколько стоит? | Ourselves or a contractor? What does it cost?",
            "Выбрать один вариант (chosen) | Choose one (chosen)",
            "Составить план: кто и к какому сроку | Plan: who, and until when",
            "Внедрить и испытать | Launch it and test it",
            "После испытания измерить эффект (effect) | Measure the effect after the test (effect)",
        ),
    ),
)

WORK: Final = (
    *(_TOUCHPOINTS, _MAP, _SHORT, _DESIGN, _CYCLE),
    *(_SELF_WALK, _KEY_POINTS, _EXPERIENCE, _REMEDIES),
)
