"""
Lanes of a spreadsheet: what the rows of a map are called. The id is a field, the group the part that has it.

``emotion.expected`` is the field *expected* of a stage's emotion.
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
    word("task", "Задача бизнеса", "Business task", "задача|задачи|задача компании|цель бизнеса", group="stage"),
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
        "эмоция|чувства|настроение|что чувствует|эмоциональное состояние|мысли и чувства|feelings|feeling|mood",
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
        "возможности для улучшения|идеи|идеи по улучшению|что улучшить|что улучшаем|улучшения|гипотезы|ideas",
        group="stage",
    ),
    word("motives", "Мотивы", "Motives", "мотив|мотивы покупки|мотивация|motivation", group="stage"),
    word("triggers", "Что побуждает", "Triggers", "триггеры|триггер|стимулы|поводы|trigger", group="stage"),
    word("questions", "Вопросы", "Questions", "вопросы клиента|вопрос|question", group="stage"),
    word("queries", "Ключевые запросы", "Search queries", "запросы|поисковые запросы|keywords", group="stage"),
    word("kpis", "KPI", "KPIs", "показатели|метрики|метрика|показатель|metrics|kpi и метрики", group="stage"),
    word(
        "counts", "Дошло клиентов", "Clients reached", "количество|число клиентов|воронка|count|funnel", group="stage"
    ),
    word("tools", "Инструменты", "Tools", "инструмент|средства|tool", group="stage"),
    word("traffic", "Трафик", "Traffic", "траффик|тип трафика|температура", group="stage"),
    word("churn", "Причины ухода", "Reasons to leave", "отток|причины оттока", group="stage"),
    word("upsell", "Допродажи", "Upsell", "сопутствующие товары|cross-sell", group="stage"),
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
    word("touchpoints.channel_kind", "Вид канала", "Kind of channel", "тип канала|channel kind", group="touchpoint"),
    word("touchpoints.ownership", "Чей канал", "Ownership", "принадлежность|owned earned paid", group="touchpoint"),
    word("touchpoints.partner", "Партнёр точки", "Partner", "партнёр|чей партнёр", group="touchpoint"),
    word("touchpoints.nature", "Что за точка", "Nature", "вид точки|тип точки|touchpoint type", group="touchpoint"),
    word("touchpoints.status_reason", "Причина статуса", "Reason of the status", group="touchpoint"),
    word("touchpoints.informal", "Неформальная", "Informal", "неформальный контакт", group="touchpoint"),
    word(
        "touchpoints.outcome",
        "Удерживает или теряет",
        "Outcome",
        "итог контакта|результат контакта",
        group="touchpoint",
    ),
    word("touchpoints.expectation", "Ожидание от точки", "Expectation of the touchpoint", group="touchpoint"),
    word("touchpoints.review_on", "Проверить", "Review on", "дата проверки|когда проверить", group="touchpoint"),
    word("touchpoints.cost", "Затраты на точку", "Cost of the touchpoint", "затраты|расходы|cost", group="touchpoint"),
    word("touchpoints.revenue", "Доход точки", "Revenue", "доход|выручка", group="touchpoint"),
    word("touchpoints.handoff", "Как передаётся клиент", "Hand-off", "передача клиента", group="touchpoint"),
    word("touchpoints.found_by", "Как найдена", "Found by", "способ поиска|откуда узнали", group="touchpoint"),
    word("touchpoints.also_in", "Также на этапах", "Also at stages", "другие этапы", group="touchpoint"),
    word("touchpoints.personas", "Для персон", "For personas", "для кого", group="touchpoint"),
    word("touchpoints.action_items", "Что сделать", "To do", "план действий|действия по точке", group="touchpoint"),
    word("touchpoints.id", "Код точки", "Touchpoint id", "id точки", group="touchpoint"),
    word("barriers.kind", "Вид барьера", "Kind of barrier", "тип барьера", group="barrier"),
    word("barriers.severity", "Сила барьера", "Severity", "серьёзность|тяжесть|критичность", group="barrier"),
    word("remedies.owner", "Кто снимает", "Remedy owner", "исполнитель|ответственный за решение", group="remedy"),
    word(
        "remedies.due_on", "Срок", "Due", "сроки|срок решения|дедлайн|до какого числа|deadline|due date", group="remedy"
    ),
    word("remedies.cost", "Стоимость решения", "Remedy cost", "стоимость|бюджет|цена решения|budget", group="remedy"),
    word("remedies.status", "Статус решения", "Remedy status", "состояние решения|ход работ", group="remedy"),
)
