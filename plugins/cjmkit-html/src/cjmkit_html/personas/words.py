"""
What people call the parts of a persona and of an empathy map.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from cjmkit.findings import Texts
from cjmkit.model import Sex
from cjmkit.model.journeys import EmpathyKind, PersonaKind

__all__ = ["BLOCKS", "GROUPS", "KINDS", "PERSONA_KINDS", "SEXES", "SKEPTIC", "STEPS", "USP"]

GROUPS: Final[tuple[tuple[Texts, tuple[tuple[str, Texts], ...]], ...]] = (
    (
        Texts("Чего хочет", "Wants"),
        (
            ("needs", Texts("Потребности", "Needs")),
            ("motives", Texts("Мотивы", "Motives")),
            ("expectations", Texts("Ожидания", "Expectations")),
            ("rewards", Texts("Лучшие награды", "Best rewards")),
            ("benefits", Texts("Выгоды", "Benefits")),
        ),
    ),
    (
        Texts("Что мешает", "Is held back by"),
        (
            ("pains", Texts("Боли", "Pains")),
            ("problems", Texts("Проблемы", "Problems")),
            ("fears", Texts("Опасения", "Fears")),
            ("doubts", Texts("Сомнения", "Doubts")),
        ),
    ),
    (
        Texts("Как решает", "Decides by"),
        (
            ("decision_factors", Texts("Факторы решения", "Decision factors")),
            ("choice_criteria", Texts("Критерии выбора", "Criteria of choice")),
            ("compared_products", Texts("С чем сравнивает", "Compares with")),
            ("info_sources", Texts("Где узнаёт", "Sources of information")),
            ("influencers", Texts("Кто влияет", "Influenced by")),
        ),
    ),
    (
        Texts("Что думает и чувствует", "Thinks and feels"),
        (
            ("thoughts", Texts("Мысли", "Thoughts")),
            ("feelings", Texts("Чувства", "Feelings")),
            ("questions", Texts("Вопросы", "Questions")),
        ),
    ),
    (
        Texts("Какой это человек", "What kind of person"),
        (
            ("traits", Texts("Качества", "Traits")),
            ("behaviours", Texts("Поведение", "Behaviour")),
            ("habits", Texts("Привычки", "Habits")),
            ("hobbies", Texts("Увлечения", "Hobbies")),
        ),
    ),
)
"""The lists of a persona by what they are about, each with the name of its field."""

STEPS: Final[tuple[tuple[tuple[str, ...], Texts], ...]] = (
    (("traits", "behaviours", "habits", "hobbies"), Texts("какой это человек", "what kind of person")),
    (("needs",), Texts("потребности", "needs")),
    (("decision_factors",), Texts("факторы решения", "decision factors")),
    (("benefits",), Texts("выгоды", "benefits")),
    (("offer",), Texts("предложение", "an offer")),
    (("empathy_map",), Texts("карта эмпатии", "an empathy map")),
)
"""The steps in which a persona is described, with the fields that any of them fills: what is lacking is told."""

BLOCKS: Final[Mapping[str, Texts]] = MappingProxyType(
    {
        "thinks_feels": Texts("Думает и чувствует", "Thinks and feels"),
        "hears": Texts("Слышит", "Hears"),
        "sees": Texts("Видит", "Sees"),
        "says_does": Texts("Говорит и делает", "Says and does"),
        "pains": Texts("Боли", "Pains"),
        "values": Texts("Ценности", "Values"),
        "says": Texts("Говорит", "Says"),
        "thinks": Texts("Думает", "Thinks"),
        "does": Texts("Делает", "Does"),
        "feels": Texts("Чувствует", "Feels"),
    }
)
"""The blocks of an empathy map; the rays of a star are called as the project calls them."""

KINDS: Final[Mapping[EmpathyKind, Texts]] = MappingProxyType(
    {
        EmpathyKind.OSTERWALDER: Texts("шесть блоков", "six blocks"),
        EmpathyKind.STAR: Texts("звезда", "a star"),
        EmpathyKind.QUADRANT: Texts("квадрант", "a quadrant"),
    }
)

PERSONA_KINDS: Final[Mapping[PersonaKind, Texts]] = MappingProxyType(
    {
        PersonaKind.PERSONA: Texts("персона", "persona"),
        PersonaKind.BUYING_ROLE: Texts("роль закупочного центра", "role of a buying centre"),
        PersonaKind.GENERALISED: Texts("обобщённый клиент", "generalised client"),
    }
)

SEXES: Final[Mapping[Sex, Texts]] = MappingProxyType(
    {Sex.FEMALE: Texts("женский", "female"), Sex.MALE: Texts("мужской", "male")}
)

USP: Final[tuple[tuple[str, Texts], ...]] = (
    ("strength", Texts("В чём мы сильны", "Our strength")),
    ("why_us", Texts("Почему мы", "Why us")),
    ("pain_solved", Texts("Какую боль снимаем", "The pain we take away")),
    ("unique_offer", Texts("Что предлагаем мы одни", "What we alone offer")),
    ("why_believe", Texts("Почему поверят", "Why believe it")),
)

SKEPTIC: Final[tuple[tuple[str, Texts], ...]] = (
    ("attracts", Texts("привлекает", "attracts")),
    ("sells", Texts("продаёт", "sells")),
    ("useful", Texts("полезно", "useful")),
    ("understood", Texts("понятно", "understood")),
    ("trusted", Texts("верят", "trusted")),
)
