"""
Where facts about clients come from.
"""

from __future__ import annotations

from typing import Final

from cjmkit.vocabulary.words.make import word

__all__ = ["DISCOVERY", "EVIDENCE", "RESEARCH"]

EVIDENCE: Final = (
    word("analytics", "Веб-аналитика", "Analytics", "аналитика|метрика|яндекс.метрика|google analytics", group="fact"),
    word("survey", "Опрос", "Survey", "анкетирование|опросы|онлайн-опрос", group="fact"),
    word("mystery_shopper", "Тайный покупатель", "Mystery shopper", "тайные покупатели", group="fact"),
    word("review", "Отзыв", "Review", "отзывы|комментарии|соцсети", group="fact"),
    word("self_test", "Проверка на себе", "Self-test", "личный опыт|самостоятельное тестирование", group="fact"),
    word("focus_group", "Фокус-группа", "Focus group", "фокус-группы", group="fact"),
    word("interview", "Интервью", "Interview", "глубинное интервью|беседа", group="fact"),
    word("call_recording", "Запись звонка", "Call recording", "записи звонков|коллтрекинг", group="fact"),
    word("crm", "CRM", "CRM", "данные crm|база клиентов", group="fact"),
    word("search_queries", "Поисковые запросы", "Search queries", "запросы|wordstat", group="fact"),
    word("competitor", "Анализ конкурентов", "Competitor analysis", "конкуренты|бенчмаркинг", group="fact"),
    word("brainstorm", "Мозговой штурм", "Brainstorm", "мозговые штурмы", group="opinion"),
    word("guess", "Догадка", "Guess", "догадки|предположение|собственные догадки", group="opinion"),
    # What the people who meet clients tell, and what programs count.
    word("staff_interview", "Рассказ сотрудников", "Staff interview", "обмен опытом|опрос сотрудников", group="fact"),
    word("requests", "Заявки и письма", "Requests", "анализ заявок|обращения", group="fact"),
    word("event_log", "Журнал событий", "Event log", "лог событий", group="fact"),
    word("card_base", "База карточек", "Base of cards", "карточки клиентов", group="fact"),
)

DISCOVERY: Final = (
    word("brainstorm", "Мозговой штурм команды", "Team brainstorm", "мозговой штурм"),
    word("self_walk", "Пройти путь самим", "Walk it yourself", "стать клиентом|пройдите путь сами"),
    word("ask_clients", "Спросить клиентов", "Ask clients", "глубинные интервью|глас народа"),
    word("data", "Изучить данные", "Look into data", "аналитика и crm|данные"),
    word("competitors", "Посмотреть на конкурентов", "Look at competitors", "бенчмаркинг|конкуренты"),
)

RESEARCH: Final = (
    word("surveys", "Опросы клиентов", "Surveys of clients", "опрос потенциальных и текущих клиентов"),
    word("inbound", "Анализ обращений", "Inbound requests", "звонки, письма, чаты"),
    word("reviews", "Отзывы о нас и о конкурентах", "Reviews of us and of rivals", "анализ отзывов"),
    word("search_queries", "Поисковые запросы", "Search queries", "структура поисковых запросов"),
    word("focus_groups", "Фокус-группы", "Focus groups", "фокус-группа"),
    word("abcxyz", "ABC- и XYZ-анализ", "ABC and XYZ analysis", "abcxyz-анализ|abc-анализ|xyz-анализ"),
    word("call_scripts", "Разбор скриптов и разговоров", "Scripts and calls", "анализ скриптов"),
)
