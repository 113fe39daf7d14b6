"""
DUP101–DUP109: what merging finds. CFG190–CFG193: mistakes in a policy, raised as `ConfigError`.
"""

from __future__ import annotations

from typing import Final

from cjmkit.findings import Rule, Severity, Texts

__all__ = ["CONFLICT", "MERGING_RULES", "NO_CARDS", "OTHER_KIND", "UNKNOWN_FIELD", "UNKNOWN_STRATEGY", "WRONG_POLICY"]

CONFLICT = Rule(
    code="DUP101",
    severity=Severity.WARNING,
    title=Texts("Карточки одного клиента расходятся", "Cards of one client differ"),
    text=Texts(
        "разных значений {count}; осталось значение карточки {kept} ({strategy_ru}), прочие – в истории",
        "{count} different values; that of card {kept} stays ({strategy}), the others are in the history",
    ),
    why=Texts(
        "Две карточки одного клиента говорят разное: верно самое большее одно из двух.",
        "Two cards of one client say different things: one of them is right at the most.",
    ),
    bad="Тверь | Торжок",
    good="Тверь | Тверь",
)

OTHER_KIND = Rule(
    code="DUP102",
    severity=Severity.ERROR,
    title=Texts("Сливаются клиенты разного вида", "Clients of different kinds are merged"),
    text=Texts(
        "в слиянии карточки разного вида ({kinds}): осталось {kept}; проверьте, один ли это клиент",
        "cards of different kinds are merged ({kinds}): {kept} stays; make sure that they are one client",
    ),
    why=Texts(
        "ООО и ИП одного человека – разные лица с разными реквизитами.",
        "A company and a sole proprietor of one owner are two parties with requisites of their own.",
    ),
    bad="company | person",
    good="company | company",
)

UNKNOWN_FIELD = Rule(
    code="CFG190",
    severity=Severity.ERROR,
    title=Texts("Неизвестное поле в правилах слияния", "An unknown field in the merge policy"),
    text=Texts(
        "поля «{found}» у карточки нет; похожие: {known}",
        "a card has no field “{found}”; the nearest: {known}",
    ),
    why=Texts("Опечатка оставила бы поле без правила.", "A misspelt field would be left without its rule."),
    bad='inn = "newest"',
    good='"requisites.inn" = "newest"',
)

UNKNOWN_STRATEGY = Rule(
    code="CFG191",
    severity=Severity.ERROR,
    title=Texts("Неизвестное правило слияния", "An unknown merge strategy"),
    text=Texts(
        "{field}: правила «{found}» нет; есть: {known}",
        "{field}: there is no strategy “{found}”; there are: {known}",
    ),
    why=Texts("Иначе о слиянии решал бы случай.", "Or chance would decide what is kept."),
    bad='city = "latest"',
    good='city = "newest"',
)

WRONG_POLICY = Rule(
    code="CFG192",
    severity=Severity.ERROR,
    title=Texts("Правила слияния записаны неверно", "The merge policy is written wrongly"),
    text=Texts(
        "{field}: найдено {found}, ожидается {expected}",
        "{field}: found {found}, expected {expected}",
    ),
    why=Texts("Иначе настройка молча не действовала бы.", "Or the setting would silently do nothing."),
    bad='sources = "crm.xlsx"',
    good='sources = ["crm.xlsx"]',
)

NO_CARDS = Rule(
    code="CFG193",
    severity=Severity.ERROR,
    title=Texts("Сливать нечего", "Nothing to merge"),
    text=Texts("слить можно одну карточку или больше, а их нет", "one card or more can be merged, there is none"),
    why=Texts("Пустая карточка вместо клиента никому не нужна.", "Nobody wants an empty card for a client."),
    bad="merge_cards([])",
    good="merge_cards([one, two])",
)

MERGING_RULES: Final = (CONFLICT, OTHER_KIND, UNKNOWN_FIELD, UNKNOWN_STRATEGY, WRONG_POLICY, NO_CARDS)
