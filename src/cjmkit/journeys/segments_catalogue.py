"""
JRN980–JRN989: what cards and segments have to say to each other.
"""

from __future__ import annotations

from cjmkit.findings import Rule, Severity, Texts

__all__ = [
    "BAD_CRITERION_VALUE",
    "FIELD_NEVER_SEEN",
    "MIXED_CURRENCIES",
    "NOT_COMPARABLE",
    "NO_CARDS",
    "NO_CRITERION_VALUES",
    "PERSONA_DIFFERS",
    "SEVERAL_SEGMENTS",
    "UNKNOWN_CARD_FIELD",
]

UNKNOWN_CARD_FIELD = Rule(
    code="JRN980",
    severity=Severity.ERROR,
    title=Texts("Поля карточки с таким именем нет", "A card has no such field"),
    text=Texts(
        "поля «{found}» у карточки нет; ожидалось имя поля (tags, status, source…) или custom.ИМЯ. "
        "Исправьте критерий: пока сегмент не посчитан",
        "a card has no field '{found}'; expected the name of a field (tags, status, source…) or custom.NAME. "
        "Mend the criterion: until then the segment is not counted",
    ),
    why=Texts(
        "Опечатка в имени дала бы пустой сегмент, похожий на правду.",
        "A misspelt name would give an empty segment that looks true.",
    ),
    bad="field: tag",
    good="field: tags",
)

NO_CRITERION_VALUES = Rule(
    code="JRN981",
    severity=Severity.ERROR,
    title=Texts("У критерия нет значений", "A criterion has no values"),
    text=Texts(
        "у условия «{operator}» нет значений; ожидалось хотя бы одно в values. Впишите его: пока сегмент не посчитан",
        "the condition '{operator}' has no values; expected one at least. Enter it: "
        "until then the segment is not counted",
    ),
    why=Texts("Сравнивать не с чем.", "There is nothing to compare with."),
)

BAD_CRITERION_VALUE = Rule(
    code="JRN982",
    severity=Severity.ERROR,
    title=Texts("Значение критерия – не число и не дата", "A criterion's value is no number and no date"),
    text=Texts(
        "условие «{operator}» сравнивает числа и даты, найдено другое; ожидалось 1000, 10,5, 2024-12-31 "
        "или 31.12.2024. Перепишите: пока сегмент не посчитан",
        "the condition '{operator}' compares numbers and dates, something else was found; expected 1000, 10.5, "
        "2024-12-31 or 31.12.2024. Rewrite it: until then the segment is not counted",
    ),
    why=Texts("Тексты не бывают больше или меньше.", "Texts are not greater or smaller."),
)

FIELD_NEVER_SEEN = Rule(
    code="JRN983",
    severity=Severity.WARNING,
    title=Texts("Поля нет ни на одной карточке", "No card has this field"),
    text=Texts(
        "поле «{found}» не заполнено ни на одной из карточек ({cards}); ожидалось хотя бы на одной. Проверьте имя поля",
        "the field '{found}' is filled on none of the cards ({cards}); expected on one at least. Check its name",
    ),
    why=Texts(
        "Своё поле с опечаткой неотличимо от пустого.", "A misspelt custom field cannot be told from an empty one."
    ),
)

NOT_COMPARABLE = Rule(
    code="JRN984",
    severity=Severity.WARNING,
    title=Texts("Значения карточек не сравнить", "Values of cards cannot be compared"),
    text=Texts(
        "поле «{found}»: на {cards} карточках не число и не дата либо не того вида, что в критерии; "
        "в сегмент они не вошли. Исправьте карточки или критерий",
        "the field '{found}': on {cards} cards it is no number or date of the criterion's kind; "
        "the segment leaves them out. Mend the cards or the criterion",
    ),
    why=Texts("О таких карточках сегмент ничего не знает.", "Of such cards the segment knows nothing."),
)

NO_CARDS = Rule(
    code="JRN985",
    severity=Severity.WARNING,
    title=Texts("Карточек нет", "There are no cards"),
    text=Texts(
        "карточек 0, ожидалась хотя бы одна: сегменты не посчитаны. Проверьте файл",
        "0 cards, expected one at least: the segments are not counted. Check the file",
    ),
    why=Texts("Доля от нуля карточек ничего не значит.", "A share of no cards means nothing."),
)

PERSONA_DIFFERS = Rule(
    code="JRN986",
    severity=Severity.INFO,
    title=Texts("На карте одно, в карточках другое", "The map and the cards differ"),
    text=Texts(
        "{name}: на карте одно, по карточкам ({cards} шт.) другое; оставлено то, что на карте. "
        "Уберите значение с карты, чтобы взять по карточкам",
        "{name}: the map has one value, the cards ({cards}) another; that of the map was kept. "
        "Take it off the map to have that of the cards",
    ),
    why=Texts("Что вписал человек, не переписывается молча.", "What a human entered is not overwritten in silence."),
)

SEVERAL_SEGMENTS = Rule(
    code="JRN987",
    severity=Severity.INFO,
    title=Texts("У персоны несколько сегментов", "A persona has several segments"),
    text=Texts(
        "сегментов {count}, ожидался один: ценность персоны по карточкам не заполнена. Оставьте персоне один сегмент",
        "{count} segments, expected one: the persona's worth was not filled in from the cards. Leave it one segment",
    ),
    why=Texts(
        "Клиент может быть в обоих сегментах, и сложить их нельзя.", "A client may be in both, so they do not add up."
    ),
)

MIXED_CURRENCIES = Rule(
    code="JRN988",
    severity=Severity.INFO,
    title=Texts("Суммы в разных валютах", "Amounts in different currencies"),
    text=Texts(
        "на {cards} карточках суммы не в {currency}; в средние они не вошли. Приведите карточки к одной валюте",
        "on {cards} cards amounts are not in {currency}; the means leave them out. Bring the cards to one currency",
    ),
    why=Texts("Рубли с долларами не складывают.", "Roubles and dollars do not add up."),
)
