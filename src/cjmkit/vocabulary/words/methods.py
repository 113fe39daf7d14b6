"""
Methods against leaving, and which reasons each of them answers.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from cjmkit.vocabulary.words.make import word

__all__ = ["CHURN_METHOD", "methods_against"]

CHURN_METHOD: Final = (
    word("redesign_service", "Перестроить обслуживание", "Redesign the service", "перестройте процессы", group="cure"),
    word("review_client_model", "Пересмотреть оценку клиента", "Review how clients are judged", group="cure"),
    word("fix_faults", "Устранить неполадки, устроить парковку", "Fix faults, arrange parking", group="cure"),
    word("train_staff", "Обучить персонал", "Train the staff", "обучение персонала", group="cure"),
    word("change_hours", "Изменить часы работы", "Change the hours", "пересмотреть режим работы", group="cure"),
    word("stimulate", "Стимулировать покупку", "Stimulate the purchase", "скидки|бонусы|призы|подарки", group="cure"),
    word("be_proactive", "Искать причины заранее", "Look for reasons in time", "проактивность", group="prevention"),
    word("offer_support", "Предлагать поддержку", "Offer support", "сервисная поддержка", group="prevention"),
    word("loyalty_programme", "Завести программу лояльности", "Start a loyalty programme", group="prevention"),
    word("differentiate", "Обслуживать по-разному", "Serve differently", "дифференциация", group="prevention"),
)

_AGAINST: Final = MappingProxyType(
    {
        "out_of_stock": ("redesign_service", "be_proactive", "stimulate"),
        "technical": ("fix_faults", "offer_support"),
        "company_refusal": ("review_client_model", "differentiate"),
        "logistics": ("fix_faults", "redesign_service"),
        "low_service": ("redesign_service", "train_staff", "offer_support", "loyalty_programme"),
        "product_quality": ("be_proactive", "offer_support", "stimulate"),
        "hours": ("change_hours",),
        "staff": ("train_staff", "redesign_service"),
    }
)


def methods_against(reason: str) -> tuple[str, ...]:
    """
    Return the methods that answer a reason to leave, by their ids; none if the reason is not of the vocabulary.
    """
    return _AGAINST.get(reason, ())
