"""
Reasons to leave at the purchase.
"""

from __future__ import annotations

from typing import Final

from cjmkit.vocabulary.words.make import word

__all__ = ["CHURN"]

CHURN: Final = (
    word("out_of_stock", "Нет в наличии", "Out of stock", "oos|отсутствие товара|нет товара", group="purchase"),
    word("technical", "Техническая неполадка", "Technical fault", "не работает терминал|сбой", group="purchase"),
    word(
        "company_refusal", "Компания отказала", "The company refused", "отказ компании|отказ продать", group="purchase"
    ),
    word("logistics", "Неудобно добраться", "Hard to get there", "нет парковки|логистика|пробки", group="purchase"),
    word("low_service", "Слабый сервис", "Low service", "низкий уровень сервиса|плохой сервис", group="purchase"),
    word("product_quality", "Недовольство качеством", "Product quality", "качество продукта|брак", group="purchase"),
    word("hours", "Неудобные часы работы", "Inconvenient hours", "режим работы|неудобный режим", group="purchase"),
    word("staff", "Плохая работа персонала", "Poor work of staff", "персонал|хамство", group="purchase"),
)
