"""
PQR001–PQR030: what is said of payment QR codes, made and read.
"""

from __future__ import annotations

from typing import Final

from cjmkit.findings import Rule, Severity, Texts

__all__ = [
    "BAD_JSON",
    "BAD_SUM",
    "CONTROL",
    "DOUBLED",
    "FALLBACK",
    "MISSING",
    "NOT_PAYLOAD",
    "NO_CORR_ACCOUNT",
    "NO_FIELDS",
    "NO_SEPARATOR",
    "NO_TEXT",
    "ODD_ORDER",
    "OTHER_ENCODING",
    "OVER_LIMIT",
    "PAYMENT_QR_RULES",
    "REST_KEPT",
    "SPELLING",
    "TOO_BIG",
    "TOO_LONG",
    "TOO_MUCH",
    "UNENCODABLE",
    "UNPROVEN",
    "WILD_TAG",
    "WRONG",
]

_ERROR: Final = Severity.ERROR
_WARNING: Final = Severity.WARNING
_INFO: Final = Severity.INFO
_GOST: Final = "ГОСТ Р 56042-2014"

MISSING = Rule(
    code="PQR001",
    severity=_ERROR,
    title=Texts("Нет обязательного реквизита", "A mandatory field is missing"),
    text=Texts(
        "нет обязательного реквизита {tag}: без него банк не примет код, заполните его",
        "the mandatory field {tag} is missing: no bank takes a code without it, fill it in",
    ),
    why=Texts(
        "Обязательны получатель, счёт, банк, БИК и корреспондентский счёт, в этом порядке.",
        "Payee, account, bank, BIC and correspondent account are mandatory, in this order.",
    ),
    bad="ST00012|Name=ООО «Ромашка»",
    good="ST00012|Name=…|PersonalAcc=…|BankName=…|BIC=…|CorrespAcc=…",
    law=_GOST,
)

TOO_LONG = Rule(
    code="PQR002",
    severity=_ERROR,
    title=Texts("Реквизит длиннее, чем разрешено", "A field is longer than allowed"),
    text=Texts(
        "в реквизите {tag} знаков {found}, разрешено {limit}: сократите его на {excess}",
        "{tag} has {found} characters, {limit} are allowed: shorten it by {excess}",
    ),
    why=Texts(
        "Столько знаков помещается в это поле платёжного поручения.", "That many fit into the field of a payment order."
    ),
    law=_GOST,
)

TOO_BIG = Rule(
    code="PQR003",
    severity=_ERROR,
    title=Texts("Обязательные реквизиты не помещаются", "The mandatory fields do not fit"),
    text=Texts(
        "обязательные реквизиты занимают {found} байт, разрешено {limit}: сократите {tag} на {excess} зн.",
        "the mandatory fields take {found} bytes, {limit} are allowed: shorten {tag} by {excess} characters",
    ),
    why=Texts(
        "Обязательный блок ограничен 300 байтами; русская буква занимает в UTF-8 два байта, в windows-1251 один.",
        "The mandatory block may have 300 bytes; a Russian letter takes two in UTF-8 and one in windows-1251.",
    ),
    law=_GOST,
)

UNENCODABLE = Rule(
    code="PQR004",
    severity=_ERROR,
    title=Texts("Знаков нет в кодировке", "Characters that the encoding lacks"),
    text=Texts(
        "в реквизите {tag} знаков, которых нет в кодировке {encoding}: {count}; замените их или сократите реквизиты, "
        "чтобы они поместились в UTF-8",
        "{tag} has {count} characters that {encoding} lacks: replace them, or shorten the fields so that they fit "
        "into UTF-8",
    ),
    why=Texts(
        "В однобайтовой кодировке есть не все знаки, а «?» вместо буквы меняет получателя.",
        "An encoding of one byte lacks many characters, and a “?” for a letter changes the payee.",
    ),
    law=_GOST,
)

WRONG = Rule(
    code="PQR005",
    severity=_ERROR,
    title=Texts("Номер доказанно неверен", "A number is proven wrong"),
    text=Texts(
        "{tag} не проходит проверку ({reason}): код не создан, сверьте номер с документом",
        "{tag} fails its check ({reason}): no code was made, compare the number with a document",
    ),
    why=Texts(
        "Ключ счёта вычисляется вместе с БИК; с ошибкой деньги уйдут не туда или вернутся через недели.",
        "The key of an account is worked out with the BIC; a wrong one sends money astray, or back after weeks.",
    ),
    bad="PersonalAcc=40702810438000060474|BIC=044525225",
    good="PersonalAcc=40702810438000060473|BIC=044525225",
    law="Банк России, Порядок № 515 от 08.09.1997",
)

UNPROVEN = Rule(
    code="PQR006",
    severity=_INFO,
    title=Texts("Номер нельзя проверить", "A number cannot be proven"),
    text=Texts(
        "{tag} нельзя проверить арифметикой ({reason}): подключите справочник БИК или сверьте номер с документом",
        "{tag} cannot be proven by arithmetic ({reason}): load the directory of banks, or compare it with a document",
    ),
    why=Texts(
        "Ложный отказ хуже пропуска: неверным считается только доказанное.",
        "A false refusal is worse than a false pass: only what is proven is wrong.",
    ),
)

SPELLING = Rule(
    code="PQR007",
    severity=_ERROR,
    title=Texts("Номер записан с лишними знаками", "A number with more than its digits"),
    text=Texts(
        "{tag} верен, но записан с пробелами или пометками: оставьте только цифры",
        "{tag} is right, but has spaces or words in it: leave only the digits",
    ),
    why=Texts("Банковское приложение ждёт одни цифры.", "A bank's application expects digits alone."),
    bad="PersonalAcc=40702 810 4 3800 0060473",
    good="PersonalAcc=40702810438000060473",
    law=_GOST,
)

NO_CORR_ACCOUNT = Rule(
    code="PQR008",
    severity=_ERROR,
    title=Texts("У банка должен быть корреспондентский счёт", "A bank has a correspondent account"),
    text=Texts(
        "CorrespAcc пуст, а БИК принадлежит банку: укажите корреспондентский счёт, 0 пишут только там, где счёта нет",
        "CorrespAcc is empty, and the BIC is a bank's: fill it in, 0 stands only where there is no such account",
    ),
    why=Texts(
        "Счёта нет у подразделений Банка России; у казначейства здесь единый казначейский счёт 40102….",
        "Units of the Bank of Russia have none; of a treasury the account 40102… stands here.",
    ),
    bad="BIC=044525225|CorrespAcc=0",
    good="BIC=044525225|CorrespAcc=30101810400000000225",
    law=_GOST,
)

CONTROL = Rule(
    code="PQR009",
    severity=_ERROR,
    title=Texts("Перенос строки или управляющий знак", "A line end or a control character"),
    text=Texts(
        "в реквизите {tag} есть перенос строки или управляющий знак: запишите значение одной строкой",
        "{tag} holds a line end or a control character: write the value in one line",
    ),
    why=Texts("Приложения банков читают код как одну строку.", "Applications of banks read the code as one line."),
    law=_GOST,
)

NO_SEPARATOR = Rule(
    code="PQR010",
    severity=_ERROR,
    title=Texts("Нет свободного разделителя", "No separator is free"),
    text=Texts(
        "в значениях встречаются все разрешённые разделители: уберите из назначения платежа один из знаков {signs}",
        "the values hold every separator there is: remove one of the characters {signs} from the purpose",
    ),
    why=Texts(
        "Разделитель не может стоять в значении: оно разорвётся.", "A separator within a value would cut the value."
    ),
    law=_GOST,
)

FALLBACK = Rule(
    code="PQR011",
    severity=_INFO,
    title=Texts("Выбрана кодировка windows-1251", "The encoding windows-1251 was taken"),
    text=Texts(
        "в UTF-8 обязательные реквизиты занимают {found} байт из {limit} разрешённых: взята кодировка windows-1251",
        "in UTF-8 the mandatory fields take {found} bytes of {limit} allowed: windows-1251 was taken",
    ),
    why=Texts("Стандарт разрешает обе кодировки.", "The standard allows both encodings."),
    law=_GOST,
)

TOO_MUCH = Rule(
    code="PQR012",
    severity=_ERROR,
    title=Texts("Данные не помещаются в QR-код", "The data do not fit into a QR code"),
    text=Texts(
        "данных {found} байт, это больше самого большого QR-кода с таким исправлением ошибок: сократите назначение",
        "there are {found} bytes, more than the biggest QR code with this error correction holds: shorten the purpose",
    ),
    why=Texts("Самый большой код, 177 × 177 модулей.", "The biggest code has 177 × 177 modules."),
    law="ГОСТ Р ИСО/МЭК 18004-2015",
)

NOT_PAYLOAD = Rule(
    code="PQR020",
    severity=_ERROR,
    title=Texts("Это не текст платёжного QR-кода", "This is no text of a payment QR code"),
    text=Texts(
        "ожидалось начало ST00011, ST00012 или ST00013 и разделитель: считайте код с квитанции заново",
        "ST00011, ST00012 or ST00013 and a separator were expected: read the code off the bill again",
    ),
    why=Texts("По началу узнают формат, кодировку и разделитель.", "The start tells format, encoding and separator."),
    bad="https://qr.nspk.ru/…",
    good="ST00012|Name=…",
    law=_GOST,
)

NO_TEXT = Rule(
    code="PQR021",
    severity=_ERROR,
    title=Texts("Текст не в своей кодировке", "The text is not in its encoding"),
    text=Texts(
        "это не текст в кодировке {encoding}, названной в начале, и не UTF-8: считайте код заново",
        "this is no text in {encoding}, which its start names, nor UTF-8: read the code again",
    ),
    why=Texts("Чужая кодировка портит каждое имя.", "Another encoding ruins every name."),
    law=_GOST,
)

OTHER_ENCODING = Rule(
    code="PQR022",
    severity=_INFO,
    title=Texts("Кодировка не та, что названа", "Another encoding than the one named"),
    text=Texts(
        "в начале названа кодировка {encoding}, а текст в UTF-8: прочитан как UTF-8",
        "the start names {encoding}, but the text is in UTF-8: it was read as UTF-8",
    ),
    why=Texts(
        "Так выходит, когда считанный код сохранили как текст.", "It is so when a code was read and saved as a text."
    ),
    law=_GOST,
)

WILD_TAG = Rule(
    code="PQR023",
    severity=_WARNING,
    title=Texts("Тега нет в стандарте", "A tag that the standard lacks"),
    text=Texts(
        "тега {found} в стандарте нет, прочитан как {tag}: исправьте программу, которая создаёт код",
        "the standard has no tag {found}, it was read as {tag}: mend the program that makes the code",
    ),
    why=Texts("Часть банков такой реквизит не увидит.", "Some banks do not see such a field."),
    bad="PayeeKPP=773601001",
    good="KPP=773601001",
    law=_GOST,
)

BAD_SUM = Rule(
    code="PQR024",
    severity=_WARNING,
    title=Texts("Сумма не в копейках", "A sum that is not in kopecks"),
    text=Texts(
        "в {tag} ожидалось целое число копеек: сумма сохранена в своём поле как написана, сверьте её",
        "{tag} is a whole number of kopecks: the sum was kept in a custom field as written, compare it",
    ),
    why=Texts(
        "«1500.00» одни прочтут как 1500 рублей, другие как 15.", "Some read “1500.00” as 1500 roubles, others as 15."
    ),
    bad="Sum=1500.00",
    good="Sum=150000",
    law=_GOST,
)

ODD_ORDER = Rule(
    code="PQR025",
    severity=_WARNING,
    title=Texts("Обязательные реквизиты не по порядку", "The mandatory fields are out of order"),
    text=Texts(
        "первыми должны идти Name, PersonalAcc, BankName, BIC, CorrespAcc: исправьте программу, которая создаёт код",
        "Name, PersonalAcc, BankName, BIC, CorrespAcc come first: mend the program that makes the code",
    ),
    why=Texts("Порядок обязательного блока задан стандартом.", "The standard sets the order of the mandatory block."),
    law=_GOST,
)

OVER_LIMIT = Rule(
    code="PQR026",
    severity=_WARNING,
    title=Texts("Обязательный блок больше 300 байт", "The mandatory block is over 300 bytes"),
    text=Texts(
        "обязательные реквизиты занимают {found} байт, разрешено {limit}: часть банков такой код не примет",
        "the mandatory fields take {found} bytes, {limit} are allowed: some banks do not take such a code",
    ),
    why=Texts("Длинное имя в UTF-8 помещается в windows-1251.", "A name too long for UTF-8 fits into windows-1251."),
    law=_GOST,
)

REST_KEPT = Rule(
    code="PQR027",
    severity=_INFO,
    title=Texts("Данные платежа сохранены отдельно", "The data of the payment were kept apart"),
    text=Texts(
        "в карточке получателя нет места для данных самого платежа ({count}): они сохранены в своих полях",
        "a payee's card has no place for data of the payment itself ({count}): they were kept in custom fields",
    ),
    why=Texts(
        "Сумма, назначение и плательщик описывают платёж, а не получателя.",
        "Sum, purpose and payer describe the payment, not the payee.",
    ),
)

DOUBLED = Rule(
    code="PQR028",
    severity=_WARNING,
    title=Texts("Реквизит указан дважды", "A field stands twice"),
    text=Texts(
        "{tag} указан дважды с разными значениями: взято первое, второе сохранено в своём поле",
        "{tag} stands twice with different values: the first was taken, the second kept in a custom field",
    ),
    why=Texts("Какое из двух прочтёт банк, неизвестно.", "Nobody knows which of the two a bank reads."),
    law=_GOST,
)

NO_FIELDS = Rule(
    code="PQR029",
    severity=_WARNING,
    title=Texts("Кусок без «тег=значение»", "A piece without “tag=value”"),
    text=Texts(
        "между разделителями {count} кусков без «=»: сохранены в своём поле; видимо, разделитель стоит в значении",
        "{count} pieces between separators have no “=”: kept in a custom field; a separator may stand within a value",
    ),
    why=Texts(
        "Если в значении есть «|», разделителем берут другой знак.",
        "Where a value holds “|”, another separator is taken.",
    ),
    law=_GOST,
)

BAD_JSON = Rule(
    code="PQR030",
    severity=_ERROR,
    title=Texts("Строка не читается", "A line that cannot be read"),
    text=Texts(
        "строка – не JSON с полем payload: выгрузите файл заново",
        "the line is no JSON with a payload: export the file again",
    ),
    why=Texts("Несколько кодов записываются строками JSON.", "Several codes are written as JSON lines."),
    good='{"card":"A-1","encoding":"utf-8","payload":"ST00012|Name=…"}',
)

PAYMENT_QR_RULES: Final = (
    MISSING,
    TOO_LONG,
    TOO_BIG,
    UNENCODABLE,
    WRONG,
    UNPROVEN,
    SPELLING,
    NO_CORR_ACCOUNT,
    CONTROL,
    NO_SEPARATOR,
    FALLBACK,
    TOO_MUCH,
    NOT_PAYLOAD,
    NO_TEXT,
    OTHER_ENCODING,
    WILD_TAG,
    BAD_SUM,
    ODD_ORDER,
    OVER_LIMIT,
    REST_KEPT,
    DOUBLED,
    NO_FIELDS,
    BAD_JSON,
)
"""Every entry, in the order of codes."""
