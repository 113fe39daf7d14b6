"""
What maps are made for, what they should find, and what makes them old.
"""

from __future__ import annotations

from typing import Final

from cjmkit.vocabulary.words.make import word

__all__ = ["CHANGE", "EMPATHY_USE", "JOURNEY_GOAL", "MOMENT_OF_TRUTH"]

JOURNEY_GOAL: Final = (
    word(
        "satisfaction", "Узнать, довольны ли клиенты", "Learn how content clients are", "удовлетворённость", group="map"
    ),
    word(
        "emotions", "Понять, что клиенты чувствуют", "Learn what clients feel", "чувства и эмоции|эмоции", group="map"
    ),
    word("weak_points", "Найти слабые места", "Find weak points", "слабые точки|слабые места", group="map"),
    word("barriers", "Убрать барьеры", "Take barriers away", "барьеры|выявить и убрать барьеры", group="map"),
    word("decisions", "Решить, с чего начать", "Decide where to begin", "принятие решений", group="use"),
    word("new_products", "Придумать новое", "Develop products", "новые продукты|разработка продуктов", group="use"),
    word(
        "marketing_sales",
        "Улучшить маркетинг и продажи",
        "Improve marketing and sales",
        "оптимизация маркетинга",
        group="use",
    ),
    word("training", "Обучить сотрудников", "Train the staff", "обучение|обучение сотрудников", group="use"),
    word(
        "satisfaction_tracking", "Следить за изменениями", "Track changes", "измерение удовлетворённости", group="use"
    ),
)

EMPATHY_USE: Final = (
    word("launch", "Вывести товар на рынок", "Launch a product", "вывод на рынок товара"),
    word(
        "value_proposition", "Найти ценность и бизнес-модель", "Find the value and the model", "ценностное предложение"
    ),
    word("decisions", "Обосновать решение", "Ground a decision", "обоснование управленческих решений"),
    word("training", "Учить", "Teach", "обучение"),
    word("product", "Создать или улучшить продукт", "Create or improve a product", "улучшение продукта"),
    word("strategy", "Уточнить стратегию", "Refine the strategy", "стратегия поведения на рынке"),
    word("scripts", "Написать скрипты", "Write scripts", "разработка скриптов"),
    word("offer", "Составить коммерческое предложение", "Draw up an offer", "коммерческое предложение"),
    word("presentation", "Подготовить выступление", "Prepare a talk", "подготовка презентации"),
)

CHANGE: Final = (
    word("site", "Обновили сайт", "Site updated", "интерфейс сайта|новый сайт", group="interface"),
    word("app", "Обновили приложение", "App updated", "приложение", group="interface"),
    word("feature", "Добавили функцию", "Feature added", "новая функция|новые функции", group="interface"),
    word("product", "Новая линейка товаров", "New range of goods", "новый товар|линейка товаров", group="offer"),
    word("channel", "Открыли канал", "Channel opened", "новый канал|новая соцсеть|аккаунт", group="channel"),
    word("offline", "Изменилась работа точек", "Outlets work differently", "qr-коды|офлайн", group="channel"),
    word("process", "Изменили процесс", "Process changed", "реорганизация", group="company"),
    word("price", "Изменили цены", "Prices changed", "цены", group="offer"),
)

MOMENT_OF_TRUTH: Final = (
    word("first_contact", "Первый контакт", "First contact", "ответ на звонок|первое впечатление", group="search"),
    word("offer_quality", "Предложение и презентация", "Offer and presentation", "качество кп", group="compare"),
    word("decision_maker", "Встреча с ЛПР", "Meeting the decision maker", "встреча с лпр", group="compare"),
    word(
        "demonstration",
        "Показ или референс-визит",
        "Demonstration or reference visit",
        "демонстрация продукта",
        group="compare",
    ),
    word("contract", "Переговоры и договор", "Talks and contract", "подписание договора", group="purchase"),
    word(
        "first_use",
        "Внедрение и первые дни",
        "Launch and first days",
        "процесс внедрения|первый опыт использования",
        group="onboarding",
    ),
    word("critical_problem", "Ответ на беду", "Answer to a crisis", "реакция на критическую проблему", group="use"),
    word("service_talk", "Разговор с сервисом", "Talk to the service", "общение с сервисной службой", group="use"),
)
