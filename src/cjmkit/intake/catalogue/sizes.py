"""
IMP034–IMP037, IMP044–IMP048: a workbook that asks for more than it may.

Each message names the limit, which whoever knows the file can raise.
"""

from __future__ import annotations

from cjmkit.findings import Rule, Severity, Texts

_ERROR = Severity.ERROR

TOO_MANY_MEMBERS = Rule(
    code="IMP034",
    severity=_ERROR,
    title=Texts("Слишком много частей", "Too many parts"),
    text=Texts(
        "в архиве больше {limit} частей: перенесите лист с базой в новую книгу или поднимите предел: "
        "--in-option limits=members=…",
        "the archive has more than {limit} parts: move the sheet to a new workbook or raise the limit: "
        "--in-option limits=members=…",
    ),
    why=Texts("В обычной книге их десятки.", "A usual workbook has dozens."),
)

TOO_BIG = Rule(
    code="IMP035",
    severity=_ERROR,
    title=Texts("Файл слишком велик", "The file is too big"),
    text=Texts(
        "файл больше {limit} МБ: разделите базу, сохраните её как csv или поднимите предел: "
        "--in-option limits=file_bytes=…",
        "the file is larger than {limit} MB: split the base, save it as csv or raise the limit: "
        "--in-option limits=file_bytes=…",
    ),
    why=Texts("Предел бережёт память и время.", "The limit saves memory and time."),
)

TOO_BIG_UNPACKED = Rule(
    code="IMP036",
    severity=_ERROR,
    title=Texts("Слишком велика после распаковки", "Too big when unpacked"),
    text=Texts(
        "после распаковки книга займёт больше {limit} МБ: сохраните базу как csv или поднимите предел: "
        "--in-option limits=unpacked_bytes=…",
        "unpacked, the workbook takes more than {limit} MB: save the base as csv or raise the limit: "
        "--in-option limits=unpacked_bytes=…",
    ),
    why=Texts("Предел бережёт память и время.", "The limit saves memory and time."),
)

BOMB = Rule(
    code="IMP037",
    severity=_ERROR,
    title=Texts("Архив-бомба", "An archive bomb"),
    text=Texts(
        "часть {member} распаковывается больше чем в {limit} раз: так устроены архивы-бомбы; если файл настоящий, "
        "сохраните его заново или поднимите предел: "
        "--in-option limits=ratio=…",
        "the part {member} grows more than {limit} times when unpacked, as archive bombs do; if the file is genuine, "
        "save it again or raise the limit: "
        "--in-option limits=ratio=…",
    ),
    why=Texts("Листы настоящих баз сжимаются в 10–30 раз.", "Sheets of real bases pack 10 to 30 times."),
)

TOO_MANY_ROWS = Rule(
    code="IMP044",
    severity=_ERROR,
    title=Texts("Слишком много строк", "Too many rows"),
    text=Texts(
        "данные стоят ниже строки {limit}, последней допустимой: удалите лишнее внизу листа или поднимите предел: "
        "--in-option limits=rows=…",
        "there are data below row {limit}, the last that is allowed: delete what is down there or raise the limit: "
        "--in-option limits=rows=…",
    ),
    why=Texts("На листе Excel 1 048 576 строк.", "An Excel sheet has 1,048,576 rows."),
)

FAR_VALUE = Rule(
    code="IMP045",
    severity=_ERROR,
    title=Texts("Значение далеко справа", "A value far to the right"),
    text=Texts(
        "заполненная ячейка стоит правее {limit}-го столбца: удалите случайную или поднимите предел: "
        "--in-option limits=columns=…",
        "a filled cell stands to the right of column {limit}: delete it if it is stray, or raise the limit: "
        "--in-option limits=columns=…",
    ),
    why=Texts(
        "Пропустить её — потерять данные, принять — завести тысячи пустых столбцов.",
        "To skip it is to lose data, to take it is to make thousands of empty columns.",
    ),
)

TOO_MANY_CELLS = Rule(
    code="IMP046",
    severity=_ERROR,
    title=Texts("Слишком много ячеек", "Too many cells"),
    text=Texts(
        "на листе больше {limit} ячеек: разделите базу, сохраните её как csv или поднимите предел: "
        "--in-option limits=cells=…",
        "the sheet has more than {limit} cells: split the base, save it as csv or raise the limit: "
        "--in-option limits=cells=…",
    ),
    why=Texts("Предел бережёт время.", "The limit saves time."),
)

ROW_TOO_LONG = Rule(
    code="IMP047",
    severity=_ERROR,
    title=Texts("Слишком длинная запись", "An overlong entry"),
    text=Texts(
        "одна запись части {member} (строка или текст) длиннее {limit} знаков: удалите из ячейки лишний текст",
        "one entry of the part {member} (a row or a text) is longer than {limit} characters: shorten the cell",
    ),
    why=Texts("В ячейку Excel входит 32 767 знаков.", "An Excel cell takes 32,767 characters."),
)

TOO_MANY_ENTRIES = Rule(
    code="IMP048",
    severity=_ERROR,
    title=Texts("Слишком много записей", "Too many entries"),
    text=Texts(
        "в части {member} больше {limit} записей: скопируйте данные в новую книгу или поднимите предел: "
        "--in-option limits={name}=…",
        "the part {member} has more than {limit} entries: copy the data to a new workbook or raise the limit: "
        "--in-option limits={name}=…",
    ),
    why=Texts(
        "Excel не держит больше 65 490 стилей; предел на строки и листы бережёт память.",
        "Excel holds at most 65,490 styles; the limit on strings and sheets saves memory.",
    ),
)
