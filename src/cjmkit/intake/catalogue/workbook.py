"""
IMP020–IMP059: xlsx archives and sheets.

IMP020–IMP049 say why a file was refused (`sizes` holds those about limits), IMP050–IMP059 what was noticed
while its rows were read.
Notes are given once a sheet: *count* says how many cells, the place is the first of them.
"""

from __future__ import annotations

from cjmkit.findings import Rule, Severity, Texts

_ERROR = Severity.ERROR
_WARNING = Severity.WARNING
_INFO = Severity.INFO

# What the file is: told by its first bytes and by the names in the archive.

EMPTY_FILE = Rule(
    code="IMP020",
    severity=_ERROR,
    title=Texts("Пустой файл", "Empty file"),
    text=Texts(
        "файл пуст (0 байт), а нужна книга .xlsx: скопируйте или выгрузите её заново",
        "the file is empty (0 bytes), an .xlsx workbook is needed: copy or export it again",
    ),
    why=Texts("Обычно это прерванное копирование.", "Usually a copy that was interrupted."),
)

ENCRYPTED = Rule(
    code="IMP021",
    severity=_ERROR,
    title=Texts("Книга под паролем", "Password-protected workbook"),
    text=Texts(
        "книга зашифрована паролем: откройте её в Excel, снимите пароль (Файл → Сведения → Защита) и сохраните",
        "the workbook is encrypted: open it in Excel, remove the password (File → Info → Protect) and save it",
    ),
    why=Texts("Без пароля содержимое прочесть нельзя.", "The content cannot be read without the password."),
)

OLD_XLS = Rule(
    code="IMP022",
    severity=_ERROR,
    title=Texts("Старый формат Excel", "Old Excel format"),
    text=Texts(
        "это книга старого формата .xls (Excel 97–2003), а нужна .xlsx: откройте её и сохраните как «Книга Excel»",
        "this is an old .xls workbook (Excel 97–2003), .xlsx is needed: open it and save it as “Excel Workbook”",
    ),
    why=Texts("Переименование расширения формат не меняет.", "Renaming the extension does not change the format."),
)

IS_HTML = Rule(
    code="IMP023",
    severity=_ERROR,
    title=Texts("Веб-страница вместо книги", "A web page, not a workbook"),
    text=Texts(
        "это веб-страница (HTML), а нужна книга .xlsx: откройте файл в Excel и сохраните как «Книга Excel»",
        "this is a web page (HTML), an .xlsx workbook is needed: open it in Excel and save it as “Excel Workbook”",
    ),
    why=Texts(
        "Многие сайты выгружают HTML-таблицу под именем .xls или .xlsx.",
        "Many sites export an HTML table under the name .xls or .xlsx.",
    ),
)

IS_XML_2003 = Rule(
    code="IMP024",
    severity=_ERROR,
    title=Texts("Таблица XML 2003", "XML Spreadsheet 2003"),
    text=Texts(
        "это «Таблица XML 2003», а нужна .xlsx: откройте файл в Excel и сохраните как «Книга Excel»",
        "this is an “XML Spreadsheet 2003”, .xlsx is needed: open it in Excel and save it as “Excel Workbook”",
    ),
    why=Texts("Так выгружают старые версии 1С и отчётных систем.", "Old accounting systems export it."),
)

IS_TEXT = Rule(
    code="IMP025",
    severity=_ERROR,
    title=Texts("Текст вместо книги", "Text, not a workbook"),
    text=Texts(
        "это текстовый файл, а не книга .xlsx: дайте ему расширение .csv или назовите формат csv",
        "this is a text file, not an .xlsx workbook: give it the extension .csv or name the format csv",
    ),
    why=Texts("Файл csv переименовали в .xlsx.", "A csv file was renamed to .xlsx."),
)

OTHER_FORMAT = Rule(
    code="IMP026",
    severity=_ERROR,
    title=Texts("Другой формат", "Another format"),
    text=Texts(
        "это {kind}, а нужна книга .xlsx: сохраните таблицу как «Книга Excel» и назовите новый файл",
        "this is {kind}, an .xlsx workbook is needed: save the table as “Excel Workbook” and name the new file",
    ),
    why=Texts("Расширение файла не говорит о его содержимом.", "An extension does not tell the content."),
)

UNKNOWN_BYTES = Rule(
    code="IMP027",
    severity=_ERROR,
    title=Texts("Не книга Excel", "Not an Excel workbook"),
    text=Texts(
        "начало файла не похоже на книгу .xlsx (нет подписи PK): проверьте, тот ли это файл, и выгрузите его заново",
        "the file does not begin as an .xlsx workbook (no PK signature): check that it is the right file, export again",
    ),
    why=Texts("Книга .xlsx — это zip-архив.", "An .xlsx workbook is a zip archive."),
)

BROKEN_ZIP = Rule(
    code="IMP028",
    severity=_ERROR,
    title=Texts("Архив повреждён", "Broken archive"),
    text=Texts(
        "файл обрезан или повреждён: оглавление архива не читается; скопируйте или скачайте файл заново",
        "the file is cut or damaged: the archive's directory cannot be read; copy or download the file again",
    ),
    why=Texts(
        "Оглавление zip-архива стоит в конце файла: недокачанный файл его теряет.",
        "A zip archive's directory stands at its end: an unfinished download loses it.",
    ),
)

NOT_WORKBOOK = Rule(
    code="IMP029",
    severity=_ERROR,
    title=Texts("Архив без книги", "An archive without a workbook"),
    text=Texts(
        "это zip-архив, но книги Excel в нём нет: если она лежит внутри архива, распакуйте его и назовите книгу",
        "this is a zip archive without an Excel workbook: if one is packed inside, unpack it and name the workbook",
    ),
    why=Texts("В книге .xlsx есть часть workbook.xml.", "An .xlsx workbook has a part called workbook.xml."),
)

# What the archive's directory says.

DOUBLE_MEMBER = Rule(
    code="IMP030",
    severity=_ERROR,
    title=Texts("Часть названа дважды", "A part named twice"),
    text=Texts(
        "в архиве две части с именем {member}: какая настоящая, неизвестно; сохраните файл заново",
        "two parts of the archive are called {member}, it is unknown which is the real one; save the file again",
    ),
    why=Texts(
        "Разные программы читают разные копии: так прячут содержимое от проверки.",
        "Programs differ in which copy they read: content is hidden from checks this way.",
    ),
)

BAD_MEMBER_NAME = Rule(
    code="IMP031",
    severity=_ERROR,
    title=Texts("Имя ведёт наружу", "A name that leads outside"),
    text=Texts(
        "имя части {member} ведёт за пределы архива: программы таких не пишут; возьмите файл из надёжного источника",
        "the part name {member} leads outside the archive, programs write none such; take a file you trust",
    ),
    why=Texts("Такие имена пишут в чужие папки.", "Such names write into other folders."),
)

OVERLAP = Rule(
    code="IMP032",
    severity=_ERROR,
    title=Texts("Части лежат друг на друге", "Overlapping parts"),
    text=Texts(
        "часть {member} лежит поверх другой: архив повреждён или подделан; сохраните файл заново",
        "the part {member} overlaps another one: the archive is damaged or forged; save the file again",
    ),
    why=Texts("Так один килобайт распаковывается много раз.", "One kilobyte is unpacked many times this way."),
)

BAD_COMPRESSION = Rule(
    code="IMP033",
    severity=_ERROR,
    title=Texts("Непонятное сжатие", "Unknown compression"),
    text=Texts(
        "часть {member} зашифрована или сжата необычным способом; сохраните файл заново, без пароля",
        "the part {member} is encrypted or packed in an unusual way; save the file again, without a password",
    ),
    why=Texts("В .xlsx бывают только stored и deflate.", "Only stored and deflate occur in .xlsx."),
)

# What the XML parts hold.

DOCTYPE = Rule(
    code="IMP038",
    severity=_ERROR,
    title=Texts("Объявления в XML", "Declarations in the XML"),
    text=Texts(
        "в части {member} есть объявление DOCTYPE или ENTITY: в книгах Excel их не бывает, файл может быть опасен; "
        "возьмите книгу из надёжного источника",
        "the part {member} declares a DOCTYPE or ENTITY: Excel never does, the file may be dangerous; "
        "take the workbook from a trusted place",
    ),
    why=Texts(
        "Через сущности XML раздувают память и читают чужие файлы.",
        "XML entities are used to fill the memory and to read other files.",
    ),
)

BAD_ENCODING = Rule(
    code="IMP039",
    severity=_ERROR,
    title=Texts("Кодировка XML не читается", "Unreadable XML encoding"),
    text=Texts(
        "часть {member} не читается в своей кодировке {encoding}: файл повреждён; пересохраните книгу в Excel",
        "the part {member} cannot be read in its encoding {encoding}: the file is damaged; save the workbook again",
    ),
    why=Texts("Части книги пишутся в UTF-8 или UTF-16.", "A workbook's parts are written in UTF-8 or UTF-16."),
)

DAMAGED_PART = Rule(
    code="IMP040",
    severity=_ERROR,
    title=Texts("Часть книги повреждена", "A damaged part"),
    text=Texts(
        "часть {member} повреждена: откройте файл в его программе, согласитесь на восстановление и сохраните",
        "the part {member} is damaged: open the file in its program, accept the repair and save it",
    ),
    why=Texts(
        "Данные части не распаковываются, не сходятся с контрольной суммой или не являются ожидаемым XML.",
        "The part does not unpack, misses its checksum, or is not the XML that it should be.",
    ),
)

MISSING_PART = Rule(
    code="IMP041",
    severity=_ERROR,
    title=Texts("Части книги нет", "A missing part"),
    text=Texts(
        "в архиве нет нужной части {member}: откройте файл в его программе, восстановите и сохраните",
        "the archive lacks the part {member}: open the file in its program, repair and save it",
    ),
    why=Texts("Лист назван в книге, а данных его нет.", "The workbook names a sheet whose data is not there."),
)

NO_SHEETS = Rule(
    code="IMP042",
    severity=_ERROR,
    title=Texts("Нет листов", "No sheets"),
    text=Texts(
        "в книге нет ни одного листа с ячейками: проверьте, тот ли это файл",
        "the workbook has no sheet with cells: check that it is the right file",
    ),
    why=Texts("Читать нечего: листы-диаграммы ячеек не держат.", "Chart sheets hold no cells."),
)

CUT_SHEET = Rule(
    code="IMP043",
    severity=_ERROR,
    title=Texts("Лист обрывается", "The sheet breaks off"),
    text=Texts(
        "лист повреждён или обрывается; последняя целая строка: {last}; скопируйте файл заново или восстановите его",
        "the sheet is damaged or breaks off; the last whole row is {last}; copy the file again or repair it in Excel",
    ),
    why=Texts("Остаток листа прочесть нельзя.", "The rest of the sheet cannot be read."),
)

UNKNOWN_SHEET = Rule(
    code="IMP049",
    severity=_ERROR,
    title=Texts("Такого листа нет", "No such sheet"),
    text=Texts(
        "листа «{wanted}» в книге нет; есть: {names}",
        "the workbook has no sheet “{wanted}”; it has: {names}",
    ),
    why=Texts("Имя листа пишется так, как на ярлычке.", "A sheet is named as its tab shows."),
)

# What was noticed while rows were read.

SHEET_SKIPPED = Rule(
    code="IMP050",
    severity=_INFO,
    title=Texts("Лист без ячеек", "A sheet without cells"),
    text=Texts(
        "лист-диаграмма или макрос пропущен: ячеек в нём нет",
        "a chart or macro sheet was skipped: it has no cells",
    ),
    why=Texts("Данные берутся из листов с ячейками.", "Data come from sheets with cells."),
)

LONG_CELL = Rule(
    code="IMP051",
    severity=_ERROR,
    title=Texts("Текст длиннее ячейки", "A text longer than a cell"),
    text=Texts(
        "ячеек, где текст длиннее {limit} знаков: {count}, первая здесь; взято начало; сократите текст",
        "cells with a text longer than {limit} characters: {count}, the first is here; its beginning was taken",
    ),
    why=Texts("В ячейку Excel больше не входит: файл писал не Excel.", "Excel itself holds no more in a cell."),
)

FAR_EMPTY = Rule(
    code="IMP052",
    severity=_WARNING,
    title=Texts("Пустые ячейки далеко справа", "Empty cells far to the right"),
    text=Texts(
        "пустых ячеек правее {limit}-го столбца: {count}, пропущены; удалите лишние столбцы, чтобы книга стала легче",
        "empty cells to the right of column {limit}: {count}, skipped; delete those columns to make the file lighter",
    ),
    why=Texts("Обычно это оформление, протянутое до края листа.", "Usually formatting dragged to the edge."),
)

NO_CACHED_VALUE = Rule(
    code="IMP053",
    severity=_WARNING,
    title=Texts("Формула без значения", "A formula without a value"),
    text=Texts(
        "формул без сохранённого результата: {count}, первая здесь; ячейки прочитаны пустыми: откройте книгу в Excel, "
        "дайте пересчитать и сохраните",
        "formulas without a stored result: {count}, the first is here; read as empty: open the workbook in Excel, "
        "let it calculate and save it",
    ),
    why=Texts("cjmkit формул не вычисляет.", "cjmkit does not calculate formulas."),
)

ERROR_VALUE = Rule(
    code="IMP054",
    severity=_INFO,
    title=Texts("Ошибка Excel в ячейке", "An Excel error in a cell"),
    text=Texts(
        "ячеек с ошибкой вида #Н/Д: {count}, первая здесь; прочитаны как текст: исправьте формулу",
        "cells with an error such as #N/A: {count}, the first is here; read as text: mend the formula",
    ),
    why=Texts("Результат формулы — ошибка, а не значение.", "The formula gave an error, not a value."),
)

AS_SHOWN = Rule(
    code="IMP055",
    severity=_INFO,
    title=Texts("Число взято текстом", "A number taken as text"),
    text=Texts(
        "чисел взято текстом, чтобы сохранить ведущие нули или длительность: {count}, первое здесь",
        "numbers taken as text to keep leading zeros or a duration: {count}, the first is here",
    ),
    why=Texts(
        "Формат 000000000 показывает БИК 44525225 как 044525225: нули доказаны видом ячейки.",
        "The format 000000000 shows the BIC 44525225 as 044525225: the cell's look proves the zeros.",
    ),
)

BAD_VALUE = Rule(
    code="IMP056",
    severity=_WARNING,
    title=Texts("Значение не своего типа", "A value unlike its type"),
    text=Texts(
        "ячеек, где содержимое не читается как число или дата, обещанные её типом: {count}, первая здесь; "
        "взято как есть: проверьте их в Excel",
        "cells whose content is not the number or date that their type promises: {count}, the first is here; "
        "taken as they are: look at them in Excel",
    ),
    why=Texts("Например, дата раньше 1900 года.", "For example, a date before 1900."),
)

LOST_STRING = Rule(
    code="IMP057",
    severity=_ERROR,
    title=Texts("Текст ячейки потерян", "A cell's text is lost"),
    text=Texts(
        "ячеек, чьего текста нет в общей таблице строк: {count}, первая здесь; прочитаны пустыми: "
        "возьмите исходный файл",
        "cells whose text is missing in the table of shared strings: {count}, the first is here; read as empty: "
        "take the original file",
    ),
    why=Texts(
        "Ячейка хранит номер текста, а таблица повреждена.",
        "A cell holds its text's number; the table is damaged.",
    ),
)

ROW_ORDER = Rule(
    code="IMP058",
    severity=_WARNING,
    title=Texts("Строки не по порядку", "Rows out of order"),
    text=Texts(
        "строк, чей номер не больше предыдущего: {count}, первая здесь; отданы в порядке файла",
        "rows whose number is not above the one before: {count}, the first is here; given in the file's order",
    ),
    why=Texts("Файл писал не Excel; адреса ячеек могут совпасть.", "Not written by Excel; addresses may repeat."),
)

LONG_FORMAT = Rule(
    code="IMP059",
    severity=_WARNING,
    title=Texts("Слишком длинный формат числа", "An overlong number format"),
    text=Texts(
        "форматов числа длиннее {limit} знаков: {count}; их числа взяты без формата, даты в них останутся числами",
        "number formats longer than {limit} characters: {count}; their numbers are read plain, dates stay numbers",
    ),
    why=Texts("Excel таких не принимает.", "Excel takes none such."),
)
