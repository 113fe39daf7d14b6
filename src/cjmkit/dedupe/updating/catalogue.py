"""
DUP121–DUP129: what an update finds. CFG194: an option that it does not know, raised as `ConfigError`.
"""

from __future__ import annotations

from typing import Final

from cjmkit.findings import Rule, Severity, Texts

__all__ = [
    "AMBIGUOUS",
    "BROKEN_BASE",
    "DROPPED",
    "NOTHING_NEW",
    "OTHER_CLIENT",
    "TWO_CARDS",
    "UNKNOWN_WORD",
    "UPDATING_RULES",
]

AMBIGUOUS = Rule(
    code="DUP121",
    severity=Severity.WARNING,
    title=Texts("Строке подходят несколько карточек", "Several cards fit a row"),
    text=Texts(
        "{way_ru} подходят карточки базы: {count}; {done_ru}; уберите дубли из базы (cjmkit dedupe) и обновите снова",
        "{count} cards of the base fit by {way}; {done}; rid the base of duplicates (cjmkit dedupe) and update again",
    ),
    why=Texts(
        "Какая из них этот клиент, отсюда не видно, а угадать – испортить чужую карточку.",
        "Which of them is this client cannot be seen from here, and a guess would spoil somebody else's card.",
    ),
    bad="база: ИНН 7707083893, КПП 773601001 – дважды",
    good="база: ИНН 7707083893, КПП 773601001 – один раз",
)

OTHER_CLIENT = Rule(
    code="DUP122",
    severity=Severity.WARNING,
    title=Texts("Тот же id у другого клиента", "The same id of another client"),
    text=Texts(
        "карточка {number} базы с тем же id – другой клиент: ИНН, КПП, ОГРН, форма или дата рождения расходятся; "
        "id не учтён",
        "card {number} of the base has this id and is another client: ИНН, КПП, ОГРН, form or birth date differ; "
        "the id was not heeded",
    ),
    why=Texts(
        "Номера двух программ совпадают случайно: карточка с чужими реквизитами хуже, чем дубль.",
        "Numbers of two programs agree by chance: a card with somebody else's requisites is worse than a duplicate.",
    ),
    bad="id 17, ИНН 7707083893 | id 17, ИНН 7736050003",
    good="id 17, ИНН 7707083893 | id 17, ИНН 7707083893",
)

TWO_CARDS = Rule(
    code="DUP123",
    severity=Severity.WARNING,
    title=Texts("id и реквизиты указывают на разные карточки", "Id and requisites name different cards"),
    text=Texts(
        "{way_ru} это карточка {number} базы, а другой ключ указывает на карточку {other}; взята первая",
        "by {way} it is card {number} of the base, another key names card {other}; the first was taken",
    ),
    why=Texts("Скорее всего в базе два раза один клиент.", "Most probably the base has one client twice."),
    bad="id – карточка 3, ИНН и КПП – карточка 8",
    good="id, ИНН и КПП – карточка 3",
)

DROPPED = Rule(
    code="DUP124",
    severity=Severity.INFO,
    title=Texts("Карточка убрана: её нет в новом файле", "A card was dropped: the new file lacks it"),
    text=Texts(
        "карточки {number} базы нет в новом файле, и она убрана, как велено",
        "the new file lacks card {number} of the base, and it was dropped as asked",
    ),
    why=Texts("Карточка не пропадает молча.", "No card goes without a word."),
    bad="--gone drop",
    good="--gone mark",
)

UNKNOWN_WORD = Rule(
    code="CFG194",
    severity=Severity.ERROR,
    title=Texts("Неизвестная настройка обновления", "An unknown option of an update"),
    text=Texts("{option}: «{found}» нет; есть: {known}", "{option}: there is no “{found}”; there are: {known}"),
    why=Texts("Иначе об исходе решал бы случай.", "Or chance would decide what comes of it."),
    bad='mode="overwrite"',
    good='mode="replace"',
)

BROKEN_BASE = Rule(
    code="DUP125",
    severity=Severity.ERROR,
    title=Texts("База читается не вся", "The base cannot be read whole"),
    text=Texts(
        "в базе есть записи, которые не читаются: {count}; после обновления их бы не стало: исправьте их "
        "(cjmkit check) и обновите снова",
        "the base has records that cannot be read: {count}; the update would lose them: correct them (cjmkit check) "
        "and update again",
    ),
    why=Texts("Чего не прочесть, того не записать.", "What cannot be read cannot be written."),
)

NOTHING_NEW = Rule(
    code="DUP126",
    severity=Severity.ERROR,
    title=Texts("В новом файле нет клиентов", "The new file has no clients"),
    text=Texts(
        "в новом файле нет ни одного клиента: проверьте выгрузку; база не тронута",
        "the new file has not one client: look at the export; the base was not touched",
    ),
    why=Texts(
        "Пустая выгрузка – почти всегда ошибка: пропавшими оказались бы все.",
        "An empty export is nearly always a mistake: everybody would be gone.",
    ),
)

UPDATING_RULES: Final = (
    AMBIGUOUS,
    OTHER_CLIENT,
    TWO_CARDS,
    DROPPED,
    BROKEN_BASE,
    NOTHING_NEW,
    UNKNOWN_WORD,
)
