"""
IMP450–IMP499: the road as a whole.
"""

from __future__ import annotations

from cjmkit.findings import Rule, Severity, Texts

__all__ = ["NOTHING_RECOGNISED", "NOT_A_BASE", "NO_CLIENTS", "OUTPUT_IS_INPUT", "SURPLUS_CELLS", "UNBALANCED"]

NOT_A_BASE = Rule(
    code="IMP450",
    severity=Severity.INFO,
    title=Texts("Лист не похож на базу", "The sheet does not look like a base"),
    text=Texts(
        "лист не похож на базу клиентов (нет ни имени, ни номера, ни контакта) и пропущен; чтобы взять его, "
        "назовите его: --sheet",
        "the sheet does not look like a client base (no name, number or contact) and is left out; to take it, "
        "name it: --sheet",
    ),
    why=Texts(
        "В книге бывают листы со справочниками и заметками. Строки такого листа не читаются и не считаются.",
        "Workbooks hold sheets of lists and notes. Rows of such a sheet are neither read nor counted.",
    ),
    bad="лист «Заметки»",
    good="--sheet Заметки",
)

NOTHING_RECOGNISED = Rule(
    code="IMP451",
    severity=Severity.ERROR,
    title=Texts("База не узнана", "No base was recognised"),
    text=Texts(
        "файл прочитан как таблица, и ни один её столбец не похож на имя, номер или контакт клиента: назовите формат "
        "файла (--from) или посмотрите cjmkit inspect и передайте решения (--mapping)",
        "the file was read as a table, and none of its columns looks like a client's name, number or contact: name the "
        "format of the file (--from), or see cjmkit inspect and pass decisions on (--mapping)",
    ),
    why=Texts(
        "Карточки без единого узнанного поля никому не нужны; вероятнее, что файл не тот.",
        "Cards without one known field serve nobody; more probably it is the wrong file.",
    ),
)

NO_CLIENTS = Rule(
    code="IMP452",
    severity=Severity.ERROR,
    title=Texts("Нет ни одного клиента", "Not one client"),
    text=Texts(
        "нет ни одной строки с клиентом: проверьте, тот ли это файл и лист",
        "there is not one row with a client: check that it is the right file and sheet",
    ),
    why=Texts("Пустая выгрузка обычно значит ошибку при её создании.", "An empty export usually means it went wrong."),
    bad="ИНН | Наименование",
)

SURPLUS_CELLS = Rule(
    code="IMP453",
    severity=Severity.WARNING,
    title=Texts("Значения за краем таблицы", "Values beyond the table"),
    text=Texts(
        "в столбце без заголовка дальше по файлу есть значения: они сохранены в своём поле карточки «{name}»",
        "a column without heading has values further down: they are kept in the card's custom field “{name}”",
    ),
    why=Texts(
        "В первых строках столбец был пуст, поэтому решения о нём нет; значения не теряются.",
        "The column was empty in the first rows, so nothing was decided about it; the values are not lost.",
    ),
)

OUTPUT_IS_INPUT = Rule(
    code="IMP454",
    severity=Severity.ERROR,
    title=Texts("Выход совпадает со входом", "The output is the input"),
    text=Texts(
        "это тот же файл, который читается: назовите другой выходной файл",
        "this is the very file that is being read: name another output file",
    ),
    why=Texts(
        "Исходная база — единственное доказательство того, что в ней было.",
        "The original base is the only proof of what it held.",
    ),
)

UNBALANCED = Rule(
    code="IMP455",
    severity=Severity.ERROR,
    title=Texts("Счёт строк не сошёлся", "The account of rows does not add up"),
    text=Texts(
        "счёт строк не сошёлся: прочитано {rows}, а учтено {known}; это ошибка cjmkit, сообщите о ней",
        "the account of rows does not add up: {rows} read, {known} accounted for; a bug in cjmkit, please report it",
    ),
    why=Texts(
        "Каждая строка входа становится карточкой, отклоняется или пропускается с причиной. Если сумма иная, строки "
        "потеряны или сосчитаны дважды, и верить результату нельзя.",
        "Every row of the input becomes a card, is rejected, or is skipped with a reason. If the sum differs, rows "
        "were lost or counted twice, and the result cannot be trusted.",
    ),
    bad="строк 10 = карточек 6 + отклонено 1 + пропущено 2",
    good="строк 10 = карточек 6 + отклонено 1 + пропущено 3",
)
