"""
Names of stages: one word for what texts call differently. The group tells where on the way it stands.
"""

from __future__ import annotations

from typing import Final

from cjmkit.vocabulary.words.make import word

__all__ = ["STAGE"]

STAGE: Final = (
    word(
        "awareness",
        "Осознание",
        "Awareness",
        "осознание проблемы|осознание потребности|осознание проблемы/потребности|формирование потребности|"
        "возникновение потребности|потребность|узнавание|узнал|знакомство|need",
        group="awareness",
    ),
    word("interest", "Интерес", "Interest", "заинтересованность|пришел|зашел|визит", group="interest"),
    word("desire", "Желание", "Desire", "желание – потребности", group="desire"),
    word(
        "search",
        "Поиск решения",
        "Search",
        "поиск решений|поиск|поиск информации|поиск информации/решений|поиск вариантов|search for solutions",
        group="search",
    ),
    word("research", "Исследование", "Research", "изучение|изучил|ознакомление|ознакомился", group="search"),
    word(
        "compare",
        "Сравнение",
        "Comparison",
        "сравнение вариантов|оценка|оценка вариантов|рассмотрение|evaluation|consideration",
        group="compare",
    ),
    word("choice", "Выбор", "Choice", "выбор решения|выбор поставщика", group="compare"),
    word(
        "purchase",
        "Покупка",
        "Purchase",
        "приобретение|приобретение – покупка|решение|решение/покупка|принятие решения|принятие решения/покупка|"
        "заказ|оформление заказа|оплата|сделка|купил|продажа|decision|buy|order",
        group="purchase",
    ),
    word("delivery", "Доставка", "Delivery", "получение|получение заказа|ожидание|fulfilment", group="post_purchase"),
    word(
        "onboarding",
        "Внедрение",
        "Onboarding",
        "поставка|адаптация|запуск|поставка/внедрение/адаптация|поставка/внедрение/адаптация (onboarding)|"
        "первое использование|начало использования|implementation",
        group="onboarding",
    ),
    word(
        "use",
        "Использование",
        "Use",
        "использование и поддержка|опыт|опыт использования|использовал|эксплуатация|usage",
        group="use",
    ),
    word("support", "Поддержка", "Support", "сервис|сопровождение|обслуживание|service", group="use"),
    word(
        "satisfaction",
        "Удовлетворение",
        "Satisfaction",
        "положительное впечатление|положительное впечатление – удовлетворение|удовлетворенность|впечатление",
        group="post_purchase",
    ),
    word("returns", "Возврат и обмен", "Returns", "возврат|обмен|рекламация", group="post_purchase"),
    word(
        "repeat",
        "Повторная покупка",
        "Repeat purchase",
        "повторные покупки|повторная продажа|повторный заказ|повторная|вернулся|repeat purchases",
        group="loyalty",
    ),
    word(
        "loyalty",
        "Лояльность",
        "Loyalty",
        "постоянный клиент|конвертация в постоянного клиента|лояльность/повторные покупки|удержание|retention",
        group="loyalty",
    ),
    word(
        "advocacy",
        "Рекомендации",
        "Advocacy",
        "рекомендация|рекомендации знакомым|сарафанное радио|адвокация|адвокация бренда|отзыв|отзывы|referral",
        group="advocacy",
    ),
    word("leaving", "Уход", "Leaving", "отказ|отток|churn|отказ от сотрудничества", group="leaving"),
)
