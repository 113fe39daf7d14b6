"""
The words of the page, in both languages.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from cjmkit.findings import Severity, Texts
from cjmkit.journeys.analysis.wording import count_of

__all__ = ["SEVERITIES", "counted_findings", "counted_rows", "page_words"]

SEVERITIES: Final = {
    Severity.ERROR: Texts("Ошибка", "Error"),
    Severity.WARNING: Texts("Предупреждение", "Warning"),
    Severity.INFO: Texts("Заметка", "Note"),
}
"""What one finding of each severity is called."""

_WORDS: Final = {
    "title": Texts("Отчёт о загрузке", "Import report"),
    "contents": Texts("Содержание", "Contents"),
    "rows": Texts("Строк", "Rows"),
    "what": Texts("Что с ними стало", "What became of them"),
    "all_rows": Texts("Всего в базе", "In the base"),
    "share": Texts("Доля", "Share"),
    "account": Texts("Счёт строк", "Account of rows"),
    "by_table": Texts("По таблицам", "By table"),
    "table": Texts("Таблица", "Table"),
    "cards": Texts("Карточек", "Cards"),
    "rejected": Texts("Отклонено", "Rejected"),
    "skipped": Texts("Не клиенты", "Not clients"),
    "total": Texts("Итого", "Total"),
    "todo": Texts("Что сделать", "What to do"),
    "findings": Texts("Что найдено", "What was found"),
    "no_findings": Texts("Замечаний нет.", "Nothing was found."),
    "filter": Texts("Отбор находок и исправлений", "Filter of findings and repairs"),
    "search": Texts("Найти", "Search"),
    "search_hint": Texts("слово, поле или ячейка", "a word, a field or a cell"),
    "open_all": Texts("Раскрыть все", "Open all"),
    "close_all": Texts("Свернуть все", "Close all"),
    "shown": Texts("Показано: {shown} из {all}", "Shown: {shown} of {all}"),
    "nothing": Texts("Под этот отбор ничего не подходит.", "Nothing matches the filter."),
    "why": Texts("Почему это важно.", "Why it matters."),
    "do": Texts("Что делать.", "What to do."),
    "law": Texts("Основание", "Source"),
    "code": Texts("Код", "Code"),
    "bad": Texts("Плохо", "Bad"),
    "good": Texts("Хорошо", "Good"),
    "where": Texts("Где", "Where"),
    "message": Texts("Что найдено", "Finding"),
    "value": Texts("Значение", "Value"),
    "proposal": Texts("Предложение", "Proposal"),
    "repairs": Texts("Что исправлено", "What was repaired"),
    "repairs_lead": Texts(
        "Исправлено только то, что можно доказать. «Доказательство 1/100» значит: проверочные цифры сошлись, "
        "а случайно так бывает не чаще чем раз на сто.",
        "Only what can be proven was repaired. “Proof 1/100” means that check digits agree, which happens by chance "
        "once in a hundred at the most.",
    ),
    "see_repairs": Texts("Значения до и после", "Values before and after"),
    "before": Texts("Было", "Before"),
    "after": Texts("Стало", "After"),
    "on_paper": Texts("На бумаге – первые пять примеров.", "On paper the first five examples are shown."),
    "notes_on_paper": Texts("На бумаге заметки не раскрыты.", "On paper notes are not unfolded."),
    "read": Texts("Что прочитано", "What was read"),
    "columns": Texts("Столбцы", "Columns"),
    "column": Texts("Столбец", "Column"),
    "heading": Texts("Заголовок в файле", "Heading in the file"),
    "meaning": Texts("За что принят", "Taken for"),
    "sure": Texts("Уверенность", "Confidence"),
    "filled": Texts("Заполнено", "Filled"),
    "samples": Texts("Примеры", "Samples"),
    "no_heading": Texts("без заголовка", "no heading"),
    "ready": Texts("База готовых карточек: столбцов в ней нет.", "A base of finished cards: it has no columns."),
    "losses": Texts("Чего не вместил формат", "What the format could not hold"),
    "loss_field": Texts("Поле", "Field"),
    "loss_count": Texts("Сколько раз", "Times"),
    "loss_reason": Texts("Почему", "Why"),
    "closed": Texts(
        "Значения закрыты звёздочками; видны заголовки столбцов и имена файлов. Показать значения: ключ ",
        "Values are covered with asterisks; headings of columns and names of files are seen. To show values: the key ",
    ),
    "open": Texts(
        "На странице видны значения из базы, среди них личные данные. Храните и пересылайте её так же, как саму базу.",
        "The page shows values of the base, personal data among them. Keep and pass it on as you would the base.",
    ),
    "about": Texts(
        "Отчёт составлен программой cjmkit: она читает базу клиентов, исправляет то, что можно доказать, и проверяет "
        "каждый реквизит. Подробно о любом коде: ",
        "Made by cjmkit, which reads a base of clients, repairs what can be proven and checks every requisite. "
        "More about any code: ",
    ),
}


def page_words(lang: str) -> Mapping[str, str]:
    """
    Return the words of the page in *lang*.
    """
    return {name: texts.get(lang) for name, texts in _WORDS.items()}


def counted_rows(count: int, lang: str) -> str:
    """
    Return the count with its noun: «36 строк».
    """
    return count_of(count, "строка", "строки", "строк", "row", lang)


def counted_findings(count: int, lang: str) -> str:
    """
    Return the count with its noun: «7 находок».
    """
    return count_of(count, "находка", "находки", "находок", "finding", lang)
