"""
IMP100–IMP129: rows, header, totals.

IMP100–IMP109 speak of the heading, IMP110–IMP129 are the reasons why a row is not a client.
"""

from __future__ import annotations

from cjmkit.findings import Rule, Severity, Texts

_INFO, _WARNING = Severity.INFO, Severity.WARNING

HEADER_FOUND = Rule(
    code="IMP100",
    severity=_INFO,
    title=Texts("Шапка таблицы найдена", "The heading was found"),
    text=Texts("шапка таблицы: строки {rows}", "the heading stands in rows {rows}"),
    why=Texts(
        "По шапке решается, что лежит в каждом столбце.",
        "The heading decides what every column holds.",
    ),
)

NO_HEADER = Rule(
    code="IMP101",
    severity=_WARNING,
    title=Texts("Шапки нет", "There is no heading"),
    text=Texts(
        "шапка таблицы не найдена: столбцы определены по содержимому; проверьте их или добавьте строку с названиями",
        "no heading was found: columns were told by their values; check them, or add a row of titles",
    ),
    why=Texts(
        "Без названий столбцов их смысл можно только предположить по значениям.",
        "Without titles the meaning of columns can only be supposed from their values.",
    ),
)

UNSURE_HEADER = Rule(
    code="IMP102",
    severity=_WARNING,
    title=Texts("Шапка под сомнением", "The heading is doubtful"),
    text=Texts(
        "строки {rows} похожи на шапку, но уверенности мало; если это не она, назовите её строки в файле сопоставления",
        "rows {rows} look like the heading, but not surely; if they are not, name its rows in the mapping file",
    ),
    why=Texts("Названия столбцов незнакомы.", "The titles of the columns are not known."),
)

TITLE_ROW = Rule(
    code="IMP110",
    severity=_INFO,
    title=Texts("Строка над шапкой", "A row above the heading"),
    text=Texts("строка над шапкой таблицы: не клиент", "a row above the heading: not a client"),
    why=Texts(
        "Над шапкой стоят название отчёта, дата, имя составителя.",
        "Above the heading stand the report's name, its date and author.",
    ),
    bad="Список клиентов на 01.03.2024",
)

HEADER_ROW = Rule(
    code="IMP111",
    severity=_INFO,
    title=Texts("Строка шапки", "A row of the heading"),
    text=Texts("строка шапки таблицы", "a row of the heading"),
    why=Texts("В ней названия столбцов, а не клиент.", "It holds the titles of columns, not a client."),
)

REPEATED_HEADER = Rule(
    code="IMP112",
    severity=_INFO,
    title=Texts("Шапка повторяется", "The heading is repeated"),
    text=Texts(
        "шапка повторяется посреди таблицы: не клиент", "the heading stands again inside the table: not a client"
    ),
    why=Texts(
        "Так выглядит таблица, которую печатали по страницам.",
        "A table that was printed by pages looks like this.",
    ),
)

TOTAL_ROW = Rule(
    code="IMP113",
    severity=_INFO,
    title=Texts("Итоги", "Totals"),
    text=Texts("строка итогов: не клиент", "a row of totals: not a client"),
    why=Texts("Сумма по столбцу не клиент.", "The sum of a column is not a client."),
    bad="Итого: 152 000",
)

SECTION_ROW = Rule(
    code="IMP114",
    severity=_INFO,
    title=Texts("Заголовок раздела", "A section's title"),
    text=Texts("заголовок раздела внутри таблицы: не клиент", "a section's title inside the table: not a client"),
    why=Texts(
        "Одна надпись через всю строку делит таблицу на части.",
        "One caption across the row parts the table.",
    ),
    bad="Москва",
)

FOOTER_ROW = Rule(
    code="IMP115",
    severity=_INFO,
    title=Texts("Подвал страницы", "A page's foot"),
    text=Texts("подпись или номер страницы: не клиент", "a signature line or a page number: not a client"),
    why=Texts(
        "Внизу листа стоят номер страницы, исполнитель, подпись.",
        "At the foot stand the page number, the author, a signature.",
    ),
    bad="Страница 2 из 10",
)

NUMBERING_ROW = Rule(
    code="IMP116",
    severity=_INFO,
    title=Texts("Номера столбцов", "Numbers of columns"),
    text=Texts("строка с номерами столбцов: не клиент", "a row that numbers the columns: not a client"),
    why=Texts("Под шапкой печатных форм стоит 1, 2, 3…", "Printed forms have 1, 2, 3… under the heading."),
    bad="1 | 2 | 3 | 4",
)

BLANK_FORM_ROW = Rule(
    code="IMP117",
    severity=_INFO,
    title=Texts("Пустая строка с номером", "An empty row with a number"),
    text=Texts("в строке только порядковый номер: не клиент", "the row holds only its running number: not a client"),
    why=Texts("Номера протянули вниз с запасом.", "The numbers were dragged down in reserve."),
)

HIDDEN_ROWS = Rule(
    code="IMP118",
    severity=_INFO,
    title=Texts("Скрытые строки", "Hidden rows"),
    text=Texts(
        "скрытых строк: {count}; они прочитаны наравне с видимыми; если это лишние клиенты, удалите строки в файле",
        "hidden rows: {count}; they were read like the visible ones; if they are unwanted, delete them in the file",
    ),
    why=Texts(
        "Строки скрывают фильтром, группировкой или вручную; в самом файле они остаются, и терять их нельзя.",
        "A filter, an outline or a hand hides rows; the file still holds them, and they must not be lost.",
    ),
)

HIDDEN_SHEET = Rule(
    code="IMP119",
    severity=_INFO,
    title=Texts("Скрытый лист", "A hidden sheet"),
    text=Texts(
        "лист скрыт, но похож на базу и прочитан; чтобы читать не все листы, назовите нужные: --sheet",
        "the sheet is hidden, but looks like a base and was read; to read some sheets only, name them: --sheet",
    ),
    why=Texts(
        "На скрытом листе бывает и забытая копия базы, и её живая часть.",
        "A hidden sheet may be a forgotten copy of the base, or a living part of it.",
    ),
)

HINT_ROW = Rule(
    code="IMP120",
    severity=_INFO,
    title=Texts("Подсказки под шапкой", "Hints under the heading"),
    text=Texts(
        "строка подсказок, как заполнять столбцы: не клиент",
        "a row of hints on how to fill the columns in: not a client",
    ),
    why=Texts(
        "В бланках под названиями пишут, что вносить в столбец. Строка с ИНН, телефоном или e-mail — всегда клиент.",
        "Forms say under their titles what to fill in. A row with an INN, a phone or an e-mail is always a client.",
    ),
    bad="обязательно | 10 или 12 цифр | с кодом города",
)
