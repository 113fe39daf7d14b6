"""
Indicators, and what conversion depends on. The group of an indicator is the way it gets better.
"""

from __future__ import annotations

from typing import Final

from cjmkit.vocabulary.words.make import word

__all__ = ["CONVERSION_FACTOR", "CONVERSION_STEP", "KPI"]

KPI: Final = (
    word("nps", "NPS", "NPS", "индекс nps|индекс лояльности|net promoter score", group="up"),
    word("csi", "CSI", "CSI", "индекс удовлетворённости|удовлетворённость|csat", group="up"),
    word("ltv", "LTV", "LTV", "пожизненная ценность|ценность клиента|cltv|lifetime value", group="up"),
    word("crv", "CRV", "CRV", "доход от рекомендаций|customer referral value", group="up"),
    word("romi", "ROMI", "ROMI", "окупаемость маркетинга|рентабельность маркетинга", group="up"),
    word("conversion", "Конверсия", "Conversion", "% конверсии|процент конверсии|cr", group="up"),
    word("reach", "Охват аудитории", "Reach", "% охвата целевой аудитории|охват", group="up"),
    word("average_check", "Средний чек", "Average check", "чек|average order value|aov", group="up"),
    word("repeat_share", "Доля повторных покупок", "Share of repeat purchases", "повторные покупки", group="up"),
    # Told in days it gets better downwards, told in orders a day upwards: the map has to say which.
    word("delivery_speed", "Скорость доставки", "Delivery speed", "срок доставки|время доставки"),
    word(
        "positive_reviews",
        "Положительные отзывы",
        "Positive reviews",
        "отзывы|количество положительных отзывов",
        group="up",
    ),
    word("market_share", "Доля рынка", "Market share", "доля рынка/сегмента|доля сегмента", group="up"),
    word("demand_growth", "Рост спроса", "Growth of demand", "% расширения спроса|расширение спроса", group="up"),
    word("target_traffic", "Целевой трафик", "Target traffic", "целевой трафик в точки контакта|трафик", group="up"),
    word("purchases", "Количество покупок", "Purchases", "число покупок|продажи|покупки", group="up"),
    word("churn_rate", "Отток", "Churn rate", "доля ушедших|отток клиентов", group="down"),
    word("complaints", "Жалобы", "Complaints", "количество жалоб|рекламации", group="down"),
    word("response_time", "Время ответа", "Response time", "скорость ответа|время реакции", group="down"),
)

CONVERSION_FACTOR: Final = (
    word("touchpoints", "Точки контакта", "Touchpoints"),
    word("staff", "Квалификация персонала", "Skill of the staff", "персонал"),
    word("product", "Продукт", "The product", "качество продукта"),
    word("target_lead", "Целевой лид", "The right lead", "лид"),
    word("process", "Бизнес-процесс", "The business process", "процесс"),
    word("sales_channel", "Канал продаж", "The sales channel", "канал"),
    word("benchmarking", "Сравнение с другими", "Benchmarking", "бенчмаркинг"),
    word("crm_setup", "Настройка CRM", "Set-up of the CRM", "crm"),
)

CONVERSION_STEP: Final = (
    word("meeting", "Встреча", "Meeting"),
    word("tour", "Экскурсия", "Tour", "экскурсия на завод"),
    word("demo", "Демоверсия", "Demo version", "демо|демонстрация"),
    word("audit", "Аудит", "Audit"),
    word("diagnostics", "Диагностика", "Diagnostics"),
    word("test_drive", "Тест-драйв", "Test drive"),
)
