"""
Checklists about personas: how to learn about them, what to offer, and what to ask for an empathy map.
"""

from __future__ import annotations

from typing import Final

from cjmkit.findings import Texts
from cjmkit.journeys.templates.checklist import Checklist, part

__all__ = ["QUESTIONS"]

_STUDY: Final = Checklist(
    name="study",
    title=Texts("Изучить клиента: шесть вопросов", "Study the client: six questions"),
    parts=(
        part("Что его беспокоит? | What worries the client?", id="pains"),
        part("Что для него лучшая награда? | What is the best reward?", id="rewards"),
        part("Где он ищет сведения о товаре? | Where does the client look for information?", id="info_sources"),
        part("Как он решает, покупать ли? | How is the decision made?", id="choice_criteria"),
        part("Кто влияет на решение? | Who influences it?", id="influencers"),
        part("От чего ещё оно зависит? | What else does it depend on?", id="decision_factors"),
    ),
)
_PERSONA: Final = Checklist(
    name="persona",
    title=Texts("Персонаж: пять шагов", "A persona: five steps"),
    parts=(
        part("Выбрать персонажа и описать его | Choose the persona and describe it", id="traits"),
        part("Описать потребности | Describe the needs", id="needs"),
        part(
            "Описать, по чему он решает: главное и остальное | Describe what decides: the main and the rest",
            id="decision_factors",
        ),
        part("Сказать, какую выгоду он получит | Say what the persona gains", id="benefits"),
        part("Составить для него предложение | Make an offer for this very persona", id="offer"),
    ),
)
_USP: Final = Checklist(
    name="usp",
    title=Texts("Уникальное предложение: пять ответов", "The unique proposition: five answers"),
    parts=(
        part("В чём наша сила? | What is our strength?", id="strength"),
        part("Почему прийти нужно именно к нам? | Why come to us?", id="why_us"),
        part("От какой боли мы избавляем? | Which pain do we take away?", id="pain_solved"),
        part("Чего нет у других? | What do others not have?", id="unique_offer"),
        part("Почему нам можно верить? | Why believe us?", id="why_believe"),
    ),
)
_SKEPTIC: Final = Checklist(
    name="skeptic",
    title=Texts("Тест «Скептик»", "The skeptic's test"),
    parts=(
        part("Предложение привлекает внимание? | Does the proposition attract?", id="attracts"),
        part("Оно продаёт? | Does it sell?", id="sells"),
        part("Оно полезно клиенту? | Is it of use to the client?", id="useful"),
        part("Клиент его понимает? | Does the client understand it?", id="understood"),
        part("Ему верят и хотят купить? | Is it trusted, does the client want to buy?", id="trusted"),
    ),
)
_EMPATHY: Final = Checklist(
    name="empathy",
    title=Texts("Карта эмпатии: что спросить", "Empathy map: what to ask"),
    parts=(
        part(
            "Как клиент выглядит? | What does the client look like?",
            "Как его зовут? | What is the name?",
            "Сколько ему лет? | How old?",
            title=Texts("В центре", "In the middle"),
            id="centre",
            sources=("crm", "review"),
        ),
        part(
            "Что о продукте говорят друзья и семья? | What do friends and family say about the product?",
            "Что пишут СМИ и соцсети? | What do the media write?",
            "Какие сведения до него доходят? | What information arrives?",
            "Откуда он их берёт? | Where from?",
            title=Texts("Слышит", "Hears"),
            id="hears",
            sources=("review", "focus_group"),
        ),
        part(
            "Кто вокруг него? | Who is around?",
            "Где он бывает? | What places?",
            "Какие вещи его окружают? | What things?",
            "Что ему предлагают? | What is on offer?",
            "Каким он видит продукт? | How does the product look?",
            title=Texts("Видит", "Sees"),
            id="sees",
            sources=("review", "focus_group"),
        ),
        part(
            "Что он чувствует, когда покупает? | What does buying feel like?",
            "О чём мечтает? | What is dreamt of?",
            "Из-за чего переживает? | What is worried about?",
            "Какие вопросы не дают покоя? | Which questions do not rest?",
            title=Texts("Думает и чувствует (запишите метафоры)", "Thinks and feels (note the metaphors)"),
            id="thinks_feels",
            sources=("interview", "survey", "review"),
        ),
        part(
            "Что он говорит о продукте? | What is said about the product?",
            "Как ведёт себя на людях и дома? | How does the client behave in public and at home?",
            "Чем руководствуется, когда решает? | What guides the decision?",
            "Как ищет сведения? | How is information searched for?",
            "Как справляется с задачей сейчас? | How is the problem solved today?",
            title=Texts("Говорит и делает", "Says and does"),
            id="says_does",
            sources=("review", "survey", "focus_group"),
        ),
        part(
            "Чего он боится? | What is feared?",
            "О чём тревожится? | What causes worry?",
            "Чем рискует? | What is at risk?",
            "С какими трудностями сталкивается? | Which difficulties are met?",
            "Почему отказывается купить? | Why is the purchase refused?",
            title=Texts("Боли", "Pains"),
            id="pains",
            sources=("review", "survey"),
        ),
        part(
            "Что для него ценно? | What is valued?",
            "К чему он стремится? | What is striven for?",
            "Что готов сделать ради цели? | Which steps would be taken for it?",
            "Чем продукт поможет? | How will the product help?",
            title=Texts("Ценности", "Values"),
            id="values",
            sources=("review", "focus_group"),
        ),
    ),
)
_EMPATHY_RULES: Final = Checklist(
    name="empathy-rules",
    title=Texts("Карта эмпатии: четыре правила", "Empathy map: four rules"),
    parts=(
        part(
            "Чем подробнее, тем лучше | The more detail the better",
            "Источники снаружи: мозговой штурм рисует сотрудников | Outside sources: a brainstorm draws the staff",
            "Негатив не выбрасывать | Keep what is negative",
            "Записывать слова клиента дословно | Write the client's very words",
        ),
        part(
            "Цель карты записана (goal) | The goal is written (goal)",
            "Целевая группа названа (segment) | The target group is named (segment)",
            title=Texts("До начала", "Before you begin"),
        ),
    ),
)

QUESTIONS: Final = (_STUDY, _PERSONA, _USP, _SKEPTIC, _EMPATHY, _EMPATHY_RULES)
