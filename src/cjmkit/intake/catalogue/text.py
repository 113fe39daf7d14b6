"""
IMP060–IMP099: csv, json, jsonl.
"""

from __future__ import annotations

from cjmkit.findings import Rule, Severity, Texts

_ERROR = Severity.ERROR
_WARNING = Severity.WARNING
_INFO = Severity.INFO

EMPTY = Rule(
    code="IMP060",
    severity=_ERROR,
    title=Texts("Файл пуст", "The file is empty"),
    text=Texts(
        "файл пуст, а нужны строки с данными: проверьте, та ли это выгрузка",
        "the file is empty, rows were expected: check that it is the right export",
    ),
    why=Texts("В файле нет ни одного знака.", "The file holds not a single character."),
)

NOT_SUPPORTED = Rule(
    code="IMP061",
    severity=_ERROR,
    title=Texts("Такой файл не читается", "This kind of file is not read"),
    text=Texts(
        "это {what}, а нужен xlsx, csv, json или jsonl: {advice_ru}",
        "this is {what_en}, xlsx, csv, json or jsonl is needed: {advice_en}",
    ),
    why=Texts("Вид файла виден по первым байтам.", "The first bytes tell the kind of a file."),
)

NAME_DIFFERS = Rule(
    code="IMP062",
    severity=_INFO,
    title=Texts("Имя и содержание расходятся", "Name and content differ"),
    text=Texts(
        "имя файла говорит «{named}», содержание — «{found}»: читаем по содержанию",
        "the name says {named}, the content is {found}: read by its content",
    ),
    why=Texts("Расширение легко поменять, содержание нет.", "An extension is easily changed, the content is not."),
)

ENCODING_USED = Rule(
    code="IMP063",
    severity=_INFO,
    title=Texts("Кодировка не UTF-8", "The encoding is not UTF-8"),
    text=Texts(
        "файл прочитан в кодировке {encoding}; если буквы неверны, назовите кодировку сами",
        "the file was read as {encoding}; if letters look wrong, name the encoding",
    ),
    why=Texts(
        "Старые программы пишут cp1251, cp866 и koi8-r и нигде об этом не сообщают.",
        "Old programs write cp1251, cp866 and koi8-r and say so nowhere.",
    ),
)

ENCODING_UNSURE = Rule(
    code="IMP064",
    severity=_WARNING,
    title=Texts("Кодировка под сомнением", "The encoding is doubtful"),
    text=Texts(
        "кодировка похожа на {encoding}, но уверенности нет: посмотрите на буквы и назовите кодировку",
        "the encoding looks like {encoding}, but that is not certain: look at the letters and name it",
    ),
    why=Texts(
        "В коротком тексте мало русских букв, чтобы различить кодировки.",
        "A short text has too few Russian letters to tell encodings apart.",
    ),
)

NOT_DECODABLE = Rule(
    code="IMP065",
    severity=_ERROR,
    title=Texts("Байты не той кодировки", "Bytes of another encoding"),
    text=Texts(
        "строка {line}, байт {offset}: это не {encoding}; назовите кодировку или сохраните файл заново целиком в одной",
        "line {line}, byte {offset}: this is not {encoding}; name the encoding or save the whole file in one",
    ),
    why=Texts("Так бывает, когда склеили два файла.", "This happens when two files were joined."),
)

UNKNOWN_ENCODING = Rule(
    code="IMP066",
    severity=_ERROR,
    title=Texts("Неизвестная кодировка", "Unknown encoding"),
    text=Texts(
        "такой кодировки нет; подойдут utf-8, utf-16, cp1251, cp866, koi8-r, mac-cyrillic",
        "there is no such encoding; utf-8, utf-16, cp1251, cp866, koi8-r, mac-cyrillic would do",
    ),
    why=Texts("Имя кодировки задано с ошибкой.", "The name of the encoding is mistaken."),
)

GZIP_DAMAGED = Rule(
    code="IMP067",
    severity=_ERROR,
    title=Texts("Архив gzip повреждён", "The gzip archive is damaged"),
    text=Texts(
        "архив gzip обрезан или повреждён: скачайте или упакуйте его заново",
        "the gzip archive is cut or damaged: download or pack it again",
    ),
    why=Texts("Распаковка не дошла до конца.", "Unpacking did not reach the end."),
)

UNPACKED_TOO_LARGE = Rule(
    code="IMP068",
    severity=_ERROR,
    title=Texts("Архив слишком велик внутри", "The archive is too large inside"),
    text=Texts(
        "распаковано {unpacked} байт из {packed}, это больше допустимого: распакуйте файл сами и проверьте его",
        "{unpacked} bytes were unpacked from {packed}, more than allowed: unpack the file yourself and look at it",
    ),
    why=Texts("Так устроены «бомбы» из нулей.", "That is how decompression bombs are made."),
)

CHARACTER_LOST = Rule(
    code="IMP069",
    severity=_WARNING,
    title=Texts("Байт без буквы", "A byte without a letter"),
    text=Texts(
        "байтов, которым в {encoding} не соответствует ни один знак: {count}; они заменены на «\ufffd»",
        "bytes that mean no character in {encoding}: {count}; they were replaced by \ufffd",
    ),
    why=Texts("В cp1251 не занят один код, 98.", "cp1251 leaves one code unused, 98."),
)

DELIMITER_UNSURE = Rule(
    code="IMP070",
    severity=_WARNING,
    title=Texts("Разделитель не найден", "No delimiter found"),
    text=Texts(
        "разделитель столбцов не виден, взят «{delimiter}»: если столбцов больше одного, назовите его сами",
        "no column delimiter is visible, {delimiter} was taken: if there is more than one column, name it",
    ),
    why=Texts(
        "Ни ; ни запятая, ни табуляция, ни | не делят строки на равное число частей.",
        "Neither ; nor comma, tab or | cuts the rows into an equal number of parts.",
    ),
)

SEP_LINE = Rule(
    code="IMP071",
    severity=_INFO,
    title=Texts("Строка sep=", "A sep= line"),
    text=Texts(
        "первая строка называет разделитель и данными не считается",
        "the first line names the delimiter and is not data",
    ),
    why=Texts("Её пишут для Excel.", "It is written for Excel."),
)

LONG_ROW = Rule(
    code="IMP072",
    severity=_WARNING,
    title=Texts("Лишние ячейки в строке", "A row has extra cells"),
    text=Texts(
        "в строке {found} ячеек, в таблице столбцов {expected}: проверьте разделители и кавычки",
        "the row has {found} cells, the table {expected} columns: check delimiters and quotes",
    ),
    why=Texts(
        "Обычно это разделитель внутри значения без кавычек; все ячейки правее него сдвинуты.",
        "Usually a delimiter stands inside an unquoted value, and all cells after it have moved.",
    ),
)

NUL_REMOVED = Rule(
    code="IMP073",
    severity=_WARNING,
    title=Texts("Нулевые байты", "NUL characters"),
    text=Texts(
        "в строке нулевых знаков: {count}; они убраны, проверьте значения рядом",
        "the line held {count} NUL characters; they were removed, check the values around",
    ),
    why=Texts("Нулевых знаков в тексте не бывает, Excel их не хранит.", "Text has no NUL, and Excel cannot hold one."),
)

QUOTE_UNBALANCED = Rule(
    code="IMP074",
    severity=_ERROR,
    title=Texts("Кавычка не закрыта", "A quote is not closed"),
    text=Texts(
        "кавычка, открытая в этой строке, нигде не закрыта: она прочитана как знак, остальные строки сохранены",
        "a quote opened on this line is closed nowhere: it was read as a character, the other rows are kept",
    ),
    why=Texts(
        "Одна лишняя кавычка превратила бы весь остаток файла в одну ячейку.",
        "One stray quote would turn the rest of the file into a single cell.",
    ),
)

QUOTE_NOT_DOUBLED = Rule(
    code="IMP075",
    severity=_WARNING,
    title=Texts("Кавычки внутри не удвоены", "Inner quotes are not doubled"),
    text=Texts(
        "кавычки внутри ячейки не удвоены, они прочитаны как есть: проверьте ячейку",
        "quotes inside a cell are not doubled and were read as they stand: check the cell",
    ),
    why=Texts(
        "Ячейка в кавычках должна удваивать каждую кавычку внутри.",
        "A quoted cell must double every quote inside it.",
    ),
)

QUOTE_HOLDS_ROWS = Rule(
    code="IMP076",
    severity=_WARNING,
    title=Texts("В ячейке будто целые строки", "A cell seems to hold rows"),
    text=Texts(
        "ячейка в кавычках занимает строк: {count}, и они похожи на строки таблицы: проверьте кавычки",
        "a quoted cell spans {count} lines that look like rows of the table: check the quotes",
    ),
    why=Texts(
        "Так выглядят две незакрытые кавычки в соседних строках.",
        "Two unclosed quotes in neighbouring rows look like this.",
    ),
)

TOO_MANY_COLUMNS = Rule(
    code="IMP077",
    severity=_ERROR,
    title=Texts("Слишком много столбцов", "Too many columns"),
    text=Texts(
        "столбцов {found}, допустимо {limit}: проверьте разделитель или поднимите предел: --in-option limits=columns=…",
        "{found} columns, {limit} are allowed: check the delimiter or raise the limit: --in-option limits=columns=…",
    ),
    why=Texts("У клиентской базы столбцов десятки.", "A client base has tens of columns."),
)

ROW_TOO_LONG = Rule(
    code="IMP078",
    severity=_ERROR,
    title=Texts("Строка слишком длинна", "A line is too long"),
    text=Texts(
        "строка длиннее {limit} знаков: это не таблица, или поднимите предел: --in-option limits=row_chars=…",
        "a line is longer than {limit} characters: this is no table, or raise the limit: "
        "--in-option limits=row_chars=…",
    ),
    why=Texts("Строка целиком держится в памяти.", "A whole line is held in memory."),
)

BAD_DELIMITER = Rule(
    code="IMP079",
    severity=_ERROR,
    title=Texts("Такой разделитель не годится", "This delimiter will not do"),
    text=Texts(
        'разделитель и кавычка — разные одиночные знаки, не перевод строки: задайте, например, «;» и «"»',
        'delimiter and quote are two different single characters, no line ends: give ; and " for example',
    ),
    why=Texts("Иначе строку не разделить однозначно.", "Otherwise a line cannot be cut in one way only."),
)

MORE = Rule(
    code="IMP080",
    severity=_INFO,
    title=Texts("Ещё такие же места", "More of the same"),
    text=Texts(
        "ещё мест с {of}: {count}; названы только первые",
        "{count} more places with {of}; only the first are named",
    ),
    why=Texts("Список не растёт без конца.", "The list does not grow without end."),
)

UNDEFUSED = Rule(
    code="IMP081",
    severity=_INFO,
    title=Texts("Снята защита от формул", "Formula defusing undone"),
    text=Texts(
        "апостроф, поставленный перед =, +, -, @ от формул, снят в ячейках: {count}",
        "the apostrophe put before = + - @ against formulas was taken off in {count} cells",
    ),
    why=Texts(
        "Апостроф добавляют при выгрузке, в значении его не было.",
        "The apostrophe was added on export and is no part of the value.",
    ),
)

JSON_BROKEN = Rule(
    code="IMP082",
    severity=_ERROR,
    title=Texts("Нарушен синтаксис JSON", "Broken JSON"),
    text=Texts(
        "строка {line}, знак {position}: здесь нарушен синтаксис JSON; исправьте это место или выгрузите файл заново",
        "line {line}, character {position}: the JSON is broken here; mend this place or export the file again",
    ),
    why=Texts("Дальше этого места смысл неизвестен.", "Beyond this place the meaning is unknown."),
)

JSON_TRUNCATED = Rule(
    code="IMP083",
    severity=_ERROR,
    title=Texts("JSON обрывается", "The JSON is cut short"),
    text=Texts(
        "строка {line}, знак {position}: JSON обрывается на полуслове; скачайте или выгрузите файл заново",
        "line {line}, character {position}: the JSON ends in the middle; download or export the file again",
    ),
    why=Texts("Файл записан или передан не до конца.", "The file was not written or sent to its end."),
)

JSON_TRAILING = Rule(
    code="IMP084",
    severity=_ERROR,
    title=Texts("Лишнее после конца JSON", "Something after the end of the JSON"),
    text=Texts(
        "строка {line}, знак {position}: JSON закончился, а файл нет; если записи идут по строкам, это jsonl",
        "line {line}, character {position}: the JSON has ended, the file has not; one record a line is jsonl",
    ),
    why=Texts("В файле json одно значение.", "A json file holds one value."),
)

JSON_NO_RECORDS = Rule(
    code="IMP085",
    severity=_ERROR,
    title=Texts("В JSON нет записей", "No records in the JSON"),
    text=Texts(
        "в JSON одно простое значение, а нужен список объектов или объект",
        "the JSON is one plain value, a list of objects or an object is needed",
    ),
    why=Texts("Клиент описывается объектом с ключами.", "A client is an object with keys."),
)

JSON_NOT_OBJECT = Rule(
    code="IMP086",
    severity=_ERROR,
    title=Texts("Запись не объект", "A record is no object"),
    text=Texts(
        "запись {ordinal} — не объект с ключами, она пропущена: исправьте её",
        "record {ordinal} is no object with keys and was skipped: mend it",
    ),
    why=Texts("Без ключей неизвестно, что за значение.", "Without keys a value means nothing."),
)

DUPLICATE_KEY = Rule(
    code="IMP087",
    severity=_ERROR,
    title=Texts("Ключ повторён", "A key is repeated"),
    text=Texts(
        "в записи {ordinal} один ключ стоит дважды, она пропущена: оставьте одно значение",
        "record {ordinal} has the same key twice and was skipped: leave one value",
    ),
    why=Texts("Какое из значений верно, неизвестно.", "Nobody knows which of the values is right."),
)

NUMBER_NOT_FINITE = Rule(
    code="IMP088",
    severity=_ERROR,
    title=Texts("Число без значения", "A number without a value"),
    text=Texts(
        "в записи {ordinal} стоит NaN, Infinity или число больше возможного, она пропущена: исправьте число",
        "record {ordinal} has NaN, Infinity or a number beyond all bounds and was skipped: mend the number",
    ),
    why=Texts("В JSON таких чисел нет.", "JSON has no such numbers."),
)

NUMBER_TOO_LONG = Rule(
    code="IMP089",
    severity=_ERROR,
    title=Texts("Число слишком длинно", "A number is too long"),
    text=Texts(
        "в записи {ordinal} число длиннее {limit} цифр, она пропущена: исправьте число",
        "record {ordinal} has a number of more than {limit} digits and was skipped: mend the number",
    ),
    why=Texts("У самого длинного реквизита 20 цифр.", "The longest requisite has 20 digits."),
)

TOO_DEEP = Rule(
    code="IMP090",
    severity=_ERROR,
    title=Texts("Слишком глубокая вложенность", "Nested too deep"),
    text=Texts(
        "строка {line}: вложенность больше {limit} уровней, у карточки их не больше десяти: выгрузите файл иначе",
        "line {line}: nested deeper than {limit} levels, a card has ten at most: export the file another way",
    ),
    why=Texts("Глубокая вложенность исчерпывает память.", "Deep nesting exhausts memory."),
)

CUT_CHARACTER = Rule(
    code="IMP091",
    severity=_ERROR,
    title=Texts("Половина знака", "Half a character"),
    text=Texts(
        "в записи {ordinal} стоит половина знака (\\ud800–\\udfff), она пропущена: исправьте текст",
        "record {ordinal} holds half a character (\\ud800–\\udfff) and was skipped: mend the text",
    ),
    why=Texts("Такой текст нельзя записать в файл.", "Such a text cannot be written to any file."),
)

RECORD_TOO_LONG = Rule(
    code="IMP092",
    severity=_ERROR,
    title=Texts("Запись слишком велика", "A record is too large"),
    text=Texts(
        "запись длиннее {limit} знаков: это не карточка, или поднимите предел: --in-option limits=record_chars=…",
        "a record is longer than {limit} characters: this is no card, or raise the limit: "
        "--in-option limits=record_chars=…",
    ),
    why=Texts("Запись целиком держится в памяти.", "A whole record is held in memory."),
)

LIST_AS_TEXT = Rule(
    code="IMP093",
    severity=_INFO,
    title=Texts("Список сохранён текстом", "A list kept as text"),
    text=Texts(
        "список из {count} объектов не разложен по столбцам, он сохранён текстом JSON",
        "a list of {count} objects was not spread over columns, it is kept as JSON text",
    ),
    why=Texts("Столбцов вышло бы слишком много.", "It would make too many columns."),
)

KEY_TAKEN = Rule(
    code="IMP094",
    severity=_WARNING,
    title=Texts("Два ключа дают один столбец", "Two keys give one column"),
    text=Texts(
        "два ключа записи дают один и тот же столбец, второй назван с номером: проверьте оба",
        "two keys of the record give the same column, the second got a number: check both",
    ),
    why=Texts("«a.b» и «b» внутри «a» пишутся одинаково.", "a.b and b inside of a are spelled alike."),
)

ENVELOPE = Rule(
    code="IMP095",
    severity=_INFO,
    title=Texts("Записи внутри объекта", "Records inside of an object"),
    text=Texts(
        "записи взяты из списка внутри объекта; других ключей рядом с ним: {count}, они не читаются",
        "the records are a list inside of an object; other keys beside it: {count}, they are not read",
    ),
    why=Texts(
        "Службы кладут рядом со списком число записей и дату.",
        "Services put a count and a date beside the list.",
    ),
)
