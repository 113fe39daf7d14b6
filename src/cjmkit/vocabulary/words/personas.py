"""
What clients gain, and who a document is meant for.
"""

from __future__ import annotations

from typing import Final

from cjmkit.vocabulary.words.make import word

__all__ = ["AUDIENCE", "BENEFIT"]

BENEFIT: Final = (
    word("prices", "Цены", "Prices", "уровень цен|цена"),
    word("quality", "Качество", "Quality", "качество товаров|качество услуг|качество товаров/услуг"),
    word("range", "Выбор", "Range", "ассортимент"),
    word(
        "ingredients", "Особый состав или технология", "Ingredients or technology", "уникальные ингредиенты/технологии"
    ),
    word("packaging", "Упаковка", "Packaging"),
    word("service", "Услуги вокруг покупки", "Services around the purchase", "предоставляемый сервис|сервис"),
    word("innovation", "Новизна", "Innovation", "инновации"),
    word("service_level", "Обслуживание", "Level of service", "уровень обслуживания"),
    word("guarantees", "Гарантии", "Guarantees", "гарантия"),
    word("promotions", "Акции", "Promotions", "эффективные маркетинговые мероприятия"),
    word("client_focus", "Внимание к клиенту", "Focus on the client", "клиентоориентированность"),
    word("loyalty_programme", "Программа лояльности", "Loyalty programme", "бонусы"),
    word("no_queues", "Без очередей", "No queues", "отсутствие очередей"),
)

AUDIENCE: Final = (
    word("client", "Клиент", "Client", "клиенты|клиентам"),
    word("contractor", "Контрагент", "Contractor", "контрагенты|контрагентам"),
    word("partner", "Партнёр", "Partner", "партнёры|партнёрам"),
    word("tax_authority", "Проверяющий орган", "Tax authority", "налоговая|налоговый орган|проверяющие органы"),
)
