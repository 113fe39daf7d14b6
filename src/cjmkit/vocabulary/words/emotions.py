"""
Emotions: eleven of the journey, and those that a client may bring along.
"""

from __future__ import annotations

from typing import Final

from cjmkit.vocabulary.words.make import word

__all__ = ["EMOTION"]

EMOTION: Final = (
    word("interest", "Заинтересованность", "Interest", "интерес|любопытство|curiosity", group="journey", valence=1),
    word("confusion", "Растерянность", "Confusion", "замешательство|недоумение", group="journey", valence=-2),
    word("hope", "Надежда", "Hope", group="journey", valence=1),
    word("doubt", "Сомнение", "Doubt", "сомнения|неуверенность", group="journey", valence=-1),
    word("trust", "Доверие", "Trust", group="journey", valence=1),
    word("irritation", "Раздражение", "Irritation", "злость|гнев|annoyance|anger", group="journey", valence=-2),
    word("impatience", "Нетерпение", "Impatience", group="journey", valence=-1),
    word("confidence", "Уверенность", "Confidence", group="journey", valence=1),
    word("satisfaction", "Удовлетворение", "Satisfaction", "удовлетворенность", group="journey", valence=1),
    word("joy", "Радость", "Joy", "восторг|счастье|delight", group="journey", valence=2),
    word("disappointment", "Разочарование", "Disappointment", "досада", group="journey", valence=-2),
    word("anxiety", "Тревога", "Anxiety", "беспокойство|волнение|тревожность", group="baseline", valence=-1),
    word("tension", "Напряжение", "Tension", "стресс|stress", group="baseline", valence=-1),
    word("fear", "Страх", "Fear", "опасение|боязнь|испуг", group="baseline", valence=-2),
    word("calm", "Спокойствие", "Calm", "безразличие|нейтрально|neutral", group="baseline", valence=0),
)
