"""
A blank matrix: eight channels by seven stages, for finding out who meets the client where.
"""

from __future__ import annotations

from typing import Final

from cjmkit.findings import Texts
from cjmkit.journeys.templates.outline import Outline, StageOutline
from cjmkit.model.journeys import Channel, ChannelKind

__all__ = ["MATRIX"]

_ROWS: Final = (
    ("site", ChannelKind.DIGITAL, "Сайт, SEO", "Site, SEO"),
    ("social", ChannelKind.DIGITAL, "SMM", "SMM"),
    ("email", ChannelKind.DIGITAL, "Рассылки", "Mailings"),
    ("webinar", ChannelKind.DIGITAL, "Вебинар", "Webinar"),
    ("own_event", ChannelKind.PHYSICAL, "Собственные мероприятия", "Own events"),
    ("industry_event", ChannelKind.PHYSICAL, "Сторонние мероприятия", "Industry events"),
    ("meeting", ChannelKind.HUMAN, "Встреча", "Meeting"),
    ("phone", ChannelKind.HUMAN, "Телефон", "Phone"),
)
_COLUMNS: Final = (
    ("awareness", "Осознание", "Awareness"),
    ("interest", "Интерес", "Interest"),
    ("desire", "Желание", "Desire"),
    ("search", "Поиск решений", "Search for solutions"),
    ("compare", "Сравнение", "Comparison"),
    ("purchase", "Покупка", "Purchase"),
    ("advocacy", "Рекомендации", "Recommendations"),
)

MATRIX: Final = Outline(
    name="matrix",
    title=Texts("Каналы по этапам", "Channels by stages"),
    about=Texts(
        "Пустая таблица «канал × этап», 8 × 7: впишите, что клиент встречает в каждой клетке.",
        "A blank table of channels by stages, 8 × 7: write what the client meets in each cell.",
    ),
    goal=Texts("Увидеть, где клиента никто не встречает", "See where nobody meets the client"),
    stages=tuple(StageOutline(id=name, title=Texts(ru, en)) for name, ru, en in _COLUMNS),
    channels=tuple((Channel(id=name, kind=kind, title=ru), en) for name, kind, ru, en in _ROWS),
)
