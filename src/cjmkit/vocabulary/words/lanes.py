"""
Lanes of a spreadsheet: what the rows of a map are called. The id is the field, the group the class that has it.

An id with a dot is a field of a part: ``emotion.expected``.
"""

from __future__ import annotations

from typing import Final

from cjmkit.vocabulary.words.make import word

__all__ = ["LANE"]

LANE: Final = (
    word("title", "Этап", "Stage", "этап пути|этапы|стадия|шаг|шаги|фаза|stages|phase|phases", group="stage"),
    word(
        "client_goal",
        "Цель клиента",
        "Client's goal",
        "цель|цели|цели клиента|задача клиента|потребность|потребности|goal|goals|customer goal",
        group="stage",
    ),
    word("task", "Задача бизнеса", "Business task", "задача|задачи|задача компании|цель бизнеса|task", group="stage"),
    word(
        "actions",
        "Действия",
        "Actions",
        "действия клиента|что делает|шаги клиента|поведение|действие|activities|customer actions|doing",
        group="stage",
    ),
    word(
        "touchpoints",
        "Точки контакта",
        "Touchpoints",
        "точка контакта|точки касания|точки взаимодействия|точки соприкосновения|касания|места контакта|touchpoint",
        group="stage",
    ),
    word(
        "touchpoints.channel",
        "Каналы",
        "Channels",
        "канал|каналы взаимодействия|каналы коммуникации|точки каналы соприкосновения с компанией|channel",
        group="touchpoint",
    ),
    word("thoughts", "Мысли", "Thoughts", "что думает|мысли клиента|о чем думает|thinking", group="stage"),
    word(
        "emotion",
        "Эмоции",
        "Emotions",
        "эмоция|чувства|настроение|что чувствует|эмоциональное состояние|мысли и чувства|emotion|feelings|feeling|mood",
        group="stage",
    ),
    word("emotion.expected", "Ожидание", "Expectation", "ожидания|ожидания клиента|expectations", group="emotion"),
    word(
        "emotion.actual", "Реальность", "Reality", "оценка|удовлетворенность|опыт|реальный опыт|score", group="emotion"
    ),
    word("emotion.quote", "Цитата", "Quote", "цитаты|слова клиента|голос клиента|quotes", group="emotion"),
    word("emotion.cause", "Причина эмоции", "Cause of the emotion", "причина|почему|причины эмоций", group="emotion"),
    word(
        "barriers",
        "Барьеры",
        "Barriers",
        "барьер|варианты барьеров|препятствия|проблемы|боли|болевые точки|барьеры и болевые точки|трудности|"
        "pains|pain points|problems|barrier",
        group="stage",
    ),
    word(
        "barriers.remedies",
        "Снятие барьеров",
        "Remedies",
        "способы снятия барьеров|решения|решение|как исправить|устранение барьеров|преодоление барьеров|remedy|"
        "solutions",
        group="barrier",
    ),
    word(
        "opportunities",
        "Возможности",
        "Opportunities",
        "возможности для улучшения|идеи|идеи по улучшению|что улучшить|гипотезы|ideas",
        group="stage",
    ),
    word("motives", "Мотивы", "Motives", "мотив|мотивы покупки|мотивация|motivation", group="stage"),
    word("triggers", "Что побуждает", "Triggers", "триггеры|триггер|стимулы|поводы|trigger", group="stage"),
    word("questions", "Вопросы", "Questions", "вопросы клиента|вопрос|question", group="stage"),
    word("queries", "Ключевые запросы", "Search queries", "запросы|поисковые запросы|queries|keywords", group="stage"),
    word("kpis", "KPI", "KPIs", "показатели|метрики|метрика|показатель|metrics|kpi и метрики", group="stage"),
    word(
        "counts", "Дошло клиентов", "Clients reached", "количество|число клиентов|воронка|count|funnel", group="stage"
    ),
    word("tools", "Инструменты", "Tools", "инструмент|средства|tool", group="stage"),
    word("traffic", "Трафик", "Traffic", "траффик|тип трафика|температура", group="stage"),
    word("churn", "Причины ухода", "Reasons to leave", "отток|причины оттока|churn", group="stage"),
    word("upsell", "Допродажи", "Upsell", "сопутствующие товары|up-sell|cross-sell", group="stage"),
    word("communications", "Коммуникации", "Communications", "сообщения|что говорим|messages", group="stage"),
    word("steps", "Подэтапы", "Steps", "подшаги|части этапа|substeps", group="stage"),
    word("buying_roles", "Роли клиента", "Client's roles", "участники|роли|закупочный центр|roles", group="stage"),
    word("owner", "Ответственный", "Owner", "владелец|ответственные|кто отвечает|responsible", group="stage"),
    word(
        "evidence", "Основания", "Evidence", "источник|источники|источник данных|доказательства|source", group="stage"
    ),
    word("note", "Примечание", "Note", "комментарий|комментарии|заметки|примечания|notes", group="stage"),
    word("group", "Группа этапов", "Group of stages", "группа|период", group="stage"),
    word(
        "touchpoints.marketer_task",
        "Задача маркетолога",
        "Marketer's task",
        "задачи маркетолога|что делает маркетолог|действия компании",
        group="touchpoint",
    ),
    word("touchpoints.importance", "Важность", "Importance", "важность для клиента|значимость", group="touchpoint"),
    word(
        "touchpoints.importance_business",
        "Важность для бизнеса",
        "Importance to the business",
        "важность для компании",
        group="touchpoint",
    ),
    word("touchpoints.quality", "Качество", "Quality", "оценка качества|качество контакта", group="touchpoint"),
    word("touchpoints.owner", "Владелец точки", "Touchpoint owner", "ответственный за точку", group="touchpoint"),
    word("touchpoints.status", "Статус точки", "Touchpoint status", "статус|status", group="touchpoint"),
    word("touchpoints.moment_of_truth", "Момент истины", "Moment of truth", "моменты истины", group="touchpoint"),
    word("touchpoints.standard", "Стандарт", "Standard", "стандарты|норма", group="touchpoint"),
)
