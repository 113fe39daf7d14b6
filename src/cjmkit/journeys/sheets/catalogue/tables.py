"""
What a sheet is: its tables, stages and lanes, and what stands beside them.
"""

from __future__ import annotations

from cjmkit.findings import Rule, Severity, Texts

__all__ = [
    "CELL_OUTSIDE",
    "HIDDEN_SHEET",
    "LAYOUT_FOUND",
    "LINE_KEPT",
    "MERGED_ACROSS",
    "NOT_A_MAP",
    "NO_TABLE",
    "SHEETS_JOINED",
    "STAGE_CONTINUED",
    "STAGE_REPEATED",
    "TOO_LARGE",
    "UNKNOWN_LANE",
]

_ERROR, _INFO, _WARNING = Severity.ERROR, Severity.INFO, Severity.WARNING

NO_TABLE = Rule(
    code="IMP550",
    severity=_ERROR,
    title=Texts(
        "Карты в таблице нет",
        "No journey in the spreadsheet",
    ),
    text=Texts(
        "таблица карты пути не найдена: нужны названия этапов в одной строке (или столбце) и "
        "хотя бы одна строка вида «Барьеры», «Эмоции», «Точки контакта» поперёк них",
        "no journey table was found: titles of stages in one row (or column) are needed, and "
        "across them a row such as Barriers, Emotions, Touchpoints",
    ),
    why=Texts(
        "Без этапов не из чего составить карту.",
        "A map is made of stages.",
    ),
    bad="Прайс-лист",
    good="Этап | Осознание | Выбор",
)

LAYOUT_FOUND = Rule(
    code="IMP551",
    severity=_INFO,
    title=Texts(
        "Таблица карты узнана",
        "The journey's table was recognised",
    ),
    text=Texts(
        "{layout_ru}: этапов {stages}, строк описания {lanes}",
        "{layout_en}: stages {stages}, lanes {lanes}",
    ),
    why=Texts(
        "По этой строке видно, что понято как этапы и как их описание.",
        "It tells what was taken for stages and for lanes.",
    ),
)

UNKNOWN_LANE = Rule(
    code="IMP552",
    severity=_WARNING,
    title=Texts(
        "Строка таблицы не узнана",
        "A lane is not known",
    ),
    text=Texts(
        "название «{title}» не узнано ни как описание этапа, ни как канал: тексты ({count}) "
        "сохранены в примечаниях этапов; переименуйте строку или столбец, если в них есть то, "
        "что карта умеет хранить",
        "the title '{title}' is neither a lane nor a channel: its texts ({count}) are kept in "
        "the notes of the stages; rename the row or column if it holds something that a map has "
        "a place for",
    ),
    why=Texts(
        "Потерять текст хуже, чем положить его в примечание.",
        "To lose a text is worse than to put it into a note.",
    ),
    bad="Разное",
    good="Барьеры",
)

SHEETS_JOINED = Rule(
    code="IMP564",
    severity=_INFO,
    title=Texts(
        "Таблицы соединены",
        "Tables were joined",
    ),
    text=Texts(
        "таблица соединена с картой «{journey}» по названиям этапов; если это другая карта, "
        "назовите её в строке над таблицей или читайте с настройкой join=never",
        "the table was joined to the journey '{journey}' by the titles of the stages; if it is "
        "another one, name it above the table or read with join=never",
    ),
    why=Texts(
        "Одну карту часто ведут в нескольких таблицах.",
        "A map is often kept in several tables.",
    ),
)

STAGE_CONTINUED = Rule(
    code="IMP565",
    severity=_INFO,
    title=Texts(
        "Этап продолжается",
        "A stage goes on",
    ),
    text=Texts(
        "название этапа не указано ({count}): записано к этапу перед ним, «{stage}»",
        "no stage is named ({count}): taken for the stage before, '{stage}'",
    ),
    why=Texts(
        "В таблицах название пишут один раз, а ниже оставляют пусто.",
        "Tables tell the title once and leave the cells below empty.",
    ),
)

STAGE_REPEATED = Rule(
    code="IMP566",
    severity=_INFO,
    title=Texts(
        "Этап повторяется",
        "A stage is repeated",
    ),
    text=Texts(
        "этап «{stage}» стоит в таблице дважды и не подряд: записаны два этапа",
        "the stage '{stage}' stands twice in the table, apart: two stages were made",
    ),
    why=Texts(
        "Клиент может проходить этап дважды; если это один этап, поставьте столбцы рядом.",
        "A client may pass a stage twice; if it is one, put the columns together.",
    ),
)

MERGED_ACROSS = Rule(
    code="IMP567",
    severity=_INFO,
    title=Texts(
        "Ячейка на несколько этапов",
        "A cell for several stages",
    ),
    text=Texts(
        "объединённая ячейка накрывает этапов: {count}; её текст записан каждому из них",
        "a merged cell covers {count} stages; its text was given to each of them",
    ),
    why=Texts(
        "Объединённая ячейка относится ко всем этапам под ней.",
        "A merged cell is about all stages that it covers.",
    ),
)

LINE_KEPT = Rule(
    code="IMP568",
    severity=_INFO,
    title=Texts(
        "Строка вне таблицы",
        "A line outside of the table",
    ),
    text=Texts(
        "текст вне таблицы не узнан (персона, цель карты, версия…) и сохранён в примечаниях карты",
        "a text outside of the table is no persona, goal or version that we know, and is kept in the map's notes",
    ),
    why=Texts(
        "Текст рядом с таблицей может быть важен.",
        "A text beside the table may matter.",
    ),
    good="Персона: Татьяна",
)

NOT_A_MAP = Rule(
    code="IMP569",
    severity=_INFO,
    title=Texts(
        "Лист без карты",
        "A sheet without a journey",
    ),
    text=Texts(
        "на листе нет таблицы карты пути, он не прочитан (заполненных ячеек: {count})",
        "the sheet has no journey table and was not read (cells with something: {count})",
    ),
    why=Texts(
        "В книге бывают справочники и черновики.",
        "Workbooks hold dictionaries and drafts, too.",
    ),
)

HIDDEN_SHEET = Rule(
    code="IMP570",
    severity=_INFO,
    title=Texts(
        "Лист скрыт",
        "The sheet is hidden",
    ),
    text=Texts(
        "лист скрыт, но на нём есть карта, и она прочитана; чтобы читать не все листы, назовите "
        "нужные настройкой sheets",
        "the sheet is hidden, but has a journey, which was read; to read some sheets only, name "
        "them with the option sheets",
    ),
    why=Texts(
        "На скрытом листе бывает и старая версия.",
        "A hidden sheet may be an old version.",
    ),
)

TOO_LARGE = Rule(
    code="IMP572",
    severity=_ERROR,
    title=Texts(
        "Таблица слишком велика",
        "The table is too large",
    ),
    text=Texts(
        "в таблице больше {limit} заполненных ячеек: карта пути столько не занимает; уберите лишние листы",
        "the table has more than {limit} filled cells: no journey map takes so many; remove the other sheets",
    ),
    why=Texts(
        "Граница защищает память.",
        "The limit protects the memory.",
    ),
)

CELL_OUTSIDE = Rule(
    code="IMP573",
    severity=_WARNING,
    title=Texts(
        "Ячейка вне этапов",
        "A cell beside the stages",
    ),
    text=Texts(
        "ячейка не относится ни к одному этапу: над ней (или слева от неё) нет названия; текст "
        "сохранён в примечаниях карты",
        "the cell belongs to no stage: there is no title above it (or left of it); its text is kept in the map's notes",
    ),
    why=Texts(
        "Без этапа неизвестно, к чему относится текст.",
        "Without a stage nobody knows what the text is about.",
    ),
)
