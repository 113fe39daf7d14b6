"""
BTX001–BTX019: what is said of the portal's exports that are read.
"""

from __future__ import annotations

from typing import Final

from cjmkit.findings import Rule, Severity, Texts

__all__ = [
    "ADDRESS_JOINED",
    "CODES_READ",
    "DIFFERS",
    "FILE_RULES",
    "HTML_READ",
    "MARKUP_LEFT_OUT",
    "NOT_AN_EXPORT",
    "NO_ROWS",
    "ROWS_JOINED",
    "SECOND_REQUISITE",
    "SERVICE_COLUMNS",
    "SERVICE_NAMED",
    "TOO_LONG_CELL",
    "TOO_MANY_ROWS",
]

_ERROR: Final = Severity.ERROR
_WARNING: Final = Severity.WARNING
_INFO: Final = Severity.INFO
_IMPORT: Final = Texts(
    "импорт компаний Битрикс24: строки одной компании стоят подряд и не больше чем по 50",
    "Bitrix24's import of companies: rows of one company follow each other, at most 50 of them",
)

NOT_AN_EXPORT = Rule(
    code="BTX001",
    severity=_ERROR,
    title=Texts("Не выгрузка Битрикс24", "No export of Bitrix24"),
    text=Texts(
        "в первой строке нет ни «Название компании», ни «Имя» или «Фамилия», ни их кодов TITLE, NAME, LAST_NAME: "
        "выгрузите компании или контакты («Экспорт в CSV» или «Экспорт в Excel») или читайте файл как csv",
        "the first line has neither «Название компании» nor «Имя» or «Фамилия», nor their ids TITLE, NAME, LAST_NAME: "
        "export companies or contacts from the portal, or read the file as csv",
    ),
    why=Texts(
        "Без этих столбцов не сказать, чьи это строки, и где кончается один клиент и начинается другой.",
        "Without these columns nobody can say whose rows they are, and where a client ends.",
    ),
    bad="Дата;Сумма",
    good='"ID";"Название компании";',
)

NO_ROWS = Rule(
    code="BTX002",
    severity=_ERROR,
    title=Texts("В странице нет таблицы", "A page without a table"),
    text=Texts(
        "файл – страница HTML без строк таблицы: похоже, вместо выгрузки сохранилась страница входа; выгрузите снова",
        "the file is an HTML page without rows of a table: a log-in page seems to have been saved instead of the "
        "export; export again",
    ),
    why=Texts(
        "«Экспорт в Excel» портала – таблица HTML; если сеанс истёк, вместо неё приходит страница входа.",
        "The portal's “Excel” export is an HTML table; when the session is over, a log-in page comes instead.",
    ),
)

TOO_LONG_CELL = Rule(
    code="BTX003",
    severity=_ERROR,
    title=Texts("Слишком большая таблица HTML", "An HTML table that is too big"),
    text=Texts(
        "в таблице HTML больше, чем читается: {found}, предел {limit}; выгрузите в CSV",
        "the HTML table has more than is read: {found}, the bound is {limit}; export as CSV",
    ),
    why=Texts(
        "Повреждённый или чужой файл не должен занять всю память.",
        "A damaged or hostile file must not take all the memory.",
    ),
)

HTML_READ = Rule(
    code="BTX004",
    severity=_INFO,
    title=Texts("Прочитана таблица HTML", "An HTML table was read"),
    text=Texts(
        "файл назван таблицей Excel, а внутри таблица HTML: прочитана она; ничего делать не надо",
        "the file is called an Excel table and is an HTML table inside: that was read; there is nothing to do",
    ),
    why=Texts(
        "Так «Экспорт в Excel» устроен на самом портале.",
        "That is how the portal itself makes its “Excel” export.",
    ),
)

MARKUP_LEFT_OUT = Rule(
    code="BTX005",
    severity=_INFO,
    title=Texts("Разметка убрана", "Markup was left out"),
    text=Texts(
        "в ячейках таблицы была разметка HTML, ячеек: {count}; от неё оставлен только текст",
        "cells of the table held HTML markup, {count} of them; only its text was kept",
    ),
    why=Texts(
        "Портал хранит комментарии как HTML и пишет их в таблицу без экранирования.",
        "The portal keeps comments as HTML and writes them to the table unescaped.",
    ),
)

ROWS_JOINED = Rule(
    code="BTX010",
    severity=_INFO,
    title=Texts("Строки одного клиента собраны", "Rows of one client were joined"),
    text=Texts(
        "строк подряд: {count}, они об одном клиенте ({proof_ru}) и стали одной карточкой",
        "{count} rows in succession are of one client ({proof_en}) and became one card",
    ),
    why=Texts(
        "Портал пишет каждый счёт и адрес реквизита отдельной строкой.",
        "The portal writes each account and address of a requisite as a row of its own.",
    ),
    law=_IMPORT,
)

DIFFERS = Rule(
    code="BTX011",
    severity=_WARNING,
    title=Texts("Строки одного клиента расходятся", "Rows of one client differ"),
    text=Texts(
        "в другой строке того же клиента здесь другое значение: оставлено первое; решите, какое верно",
        "another row of the same client has another value here: the first was kept; decide which is right",
    ),
    why=Texts(
        "У одного клиента одно значение поля, а какое из двух верно, из файла не следует.",
        "A client has one value of a field, and the file does not say which of the two is right.",
    ),
)

SECOND_REQUISITE = Rule(
    code="BTX012",
    severity=_WARNING,
    title=Texts("У компании второе юрлицо", "A company with a second legal person"),
    text=Texts(
        "у компании портала есть ещё реквизит с другим ИНН: он стал карточкой с тем же внешним кодом; "
        "решите, один это клиент или два",
        "the portal's company has another requisite with another INN: it became a card with the same external id; "
        "decide whether they are one client or two",
    ),
    why=Texts(
        "Разные ИНН – разные лица, а у карточки один набор реквизитов.",
        "Different INN are different persons, and a card has one set of requisites.",
    ),
    fields=("inn",),
)

TOO_MANY_ROWS = Rule(
    code="BTX013",
    severity=_WARNING,
    title=Texts("Слишком много строк одного клиента", "Too many rows of one client"),
    text=Texts(
        "у клиента больше {limit} строк подряд: следующие стали отдельной карточкой; проверьте, один ли это клиент",
        "a client has more than {limit} rows in succession: those behind became another card; see whether it is one",
    ),
    why=Texts("Столько строк портал сам не принимает.", "So many rows the portal itself does not take."),
    law=_IMPORT,
)

SERVICE_COLUMNS = Rule(
    code="BTX014",
    severity=_INFO,
    title=Texts("Служебные столбцы не читаются", "Columns of the portal's own"),
    text=Texts(
        "служебные столбцы портала не вошли в карточки: {columns}",
        "columns that serve the portal itself did not go into the cards: {columns}",
    ),
    why=Texts(
        "Номера реквизитов и счетов внутри портала за его пределами ничего не значат.",
        "Numbers of requisites and accounts inside the portal mean nothing outside it.",
    ),
)

SERVICE_NAMED = Rule(
    code="BTX015",
    severity=_INFO,
    title=Texts("К контакту приписан сервис", "A contact got the name of its service"),
    text=Texts(
        "значения столбца записаны с именем сервиса: «{service}: …»",
        "values of the column were written with the name of the service: “{service}: …”",
    ),
    why=Texts(
        "На портале сервис говорит сам столбец, а на карточке мессенджеры стоят вместе.",
        "On the portal the column tells the service, and on a card messengers stand together.",
    ),
)

ADDRESS_JOINED = Rule(
    code="BTX016",
    severity=_INFO,
    title=Texts("Адрес собран из частей", "An address was joined of its parts"),
    text=Texts(
        "адреса, которые портал дал по частям, записаны одной строкой, адресов: {count}",
        "addresses that the portal gave in parts were written as one line, {count} of them",
    ),
    why=Texts("Адрес на карточке – строка.", "An address of a card is a line."),
)

CODES_READ = Rule(
    code="BTX017",
    severity=_INFO,
    title=Texts("Коды списков прочитаны словами", "Codes of lists were read as words"),
    text=Texts(
        "коды стандартного списка портала записаны его словами («{code}» – «{label}»)",
        "codes of the portal's standard list were written as its words (“{code}” – “{label}”)",
    ),
    why=Texts(
        "Код понятен только порталу; у вашего портала слова могли быть изменены.",
        "A code is plain to the portal only; your portal may have changed the words.",
    ),
)

FILE_RULES: Final = (
    *(NOT_AN_EXPORT, NO_ROWS, TOO_LONG_CELL, HTML_READ, MARKUP_LEFT_OUT),
    *(ROWS_JOINED, DIFFERS, SECOND_REQUISITE, TOO_MANY_ROWS, SERVICE_COLUMNS, SERVICE_NAMED, ADDRESS_JOINED),
    CODES_READ,
)
"""Every entry."""
