"""
IMP330–IMP399: repair of cells that mean more than their text: phones, dates, money, combined cells.
"""

from __future__ import annotations

from typing import Final

from cjmkit.findings import Severity
from cjmkit.intake.catalogue.repairs import rule

_INFO: Final = Severity.INFO
_WARN: Final = Severity.WARNING
_ERROR: Final = Severity.ERROR

# Contacts.

PHONE_NORMALIZED = rule(
    330,
    _INFO,
    ("Телефон записан единообразно", "A phone in one spelling"),
    ("телефон записан в виде +7…: ничего делать не надо", "the phone was written as +7…: nothing to do"),
    ("Один номер в двух написаниях выглядит как два.", "One number in two spellings looks like two."),
    "8 (916) 123-45-67",
    "+79161234567",
)

PHONE_UNKNOWN = rule(
    331,
    _WARN,
    ("Телефон не распознан", "A phone not recognised"),
    (
        "не похоже на телефон с кодом города (10 или 11 цифр): оставлено как есть, впишите номер полностью",
        "does not look like a phone with its area code (10 or 11 digits): kept as it is, type the whole number",
    ),
    ("Без кода города номер никуда не звонит.", "A number without an area code cannot be called."),
    "123-45-67",
    "+7 495 123-45-67",
)

PHONE_WORDS = rule(
    332,
    _INFO,
    ("Слова рядом с телефоном", "Words beside a phone"),
    (
        "слова рядом с телефоном сохранены в заметке: ничего делать не надо",
        "the words beside the phone were kept in its note: nothing to do",
    ),
    ("Чей это номер и когда звонить, тоже данные.", "Whose number it is and when to call is data too."),
    "8-916-123-45-67 Ольга, после 18",
)

EMAIL_TIDIED = rule(
    335,
    _INFO,
    ("Почта записана единообразно", "An e-mail in one spelling"),
    (
        "адрес почты отделён от пробелов и знаков, домен записан строчными: ничего делать не надо",
        "the address was freed of spaces and marks, its domain made lower case: nothing to do",
    ),
    ("Домен не различает прописных и строчных.", "A domain has no case."),
    "<Info@Example.RU>;",
    "Info@example.ru",
)

EMAIL_WORDS = rule(
    336,
    _WARN,
    ("Слова рядом с почтой", "Words beside an e-mail"),
    (
        "кроме адресов почты в ячейке есть слова, они остались только в исходном тексте: перенесите их",
        "the cell holds words beside the addresses, they stay in the raw text alone: move them",
    ),
    ("Поле почты держит только адреса.", "The e-mail field holds addresses alone."),
    "Ольга olga@example.ru",
)

EMAIL_UNKNOWN = rule(
    337,
    _WARN,
    ("Почта не распознана", "An e-mail not recognised"),
    (
        "нет адреса вида имя@домен: оставлено как есть, впишите адрес",
        "there is no address like name@domain: kept as it is, type the address",
    ),
    ("Письмо по такому адресу не уйдёт.", "No letter can be sent there."),
    "info(собака)example.ru",
    "info@example.ru",
)

URL_TIDIED = rule(
    338,
    _INFO,
    ("Ссылка записана единообразно", "A link in one spelling"),
    (
        "из ссылки убраны пробелы и знаки вокруг: ничего делать не надо",
        "spaces and marks around the link were removed: nothing to do",
    ),
    ("Они не часть ссылки.", "They are no part of the link."),
    " <https://example.ru>, ",
    "https://example.ru",
)

# Dates.

DATE_READ = rule(
    340,
    _INFO,
    ("Дата прочитана", "A date was read"),
    (
        "дата записана не как день.месяц.год, прочитана однозначно: ничего делать не надо",
        "the date is not written as day.month.year, but has one reading: nothing to do",
    ),
    ("Слова и другие порядки читаются, когда смысл один.", "Words and other orders are read when the sense is one."),
    "12 марта 1985 г.",
    "1985-03-12",
)

DATE_FROM_SERIAL = rule(
    341,
    _WARN,
    ("Дата из порядкового числа", "A date from a serial number"),
    (
        "в колонке дат стоит число, прочитано как день по счёту таблицы: сверьте одно-два значения",
        "a number stands in a column of dates, read as a spreadsheet's serial day: compare a value or two",
    ),
    ("Таблица хранит дату числом дней от 1900 года.", "A spreadsheet keeps a date as days since 1900."),
    "31118",
    "1985-03-12",
)

DATE_IMPOSSIBLE = rule(
    342,
    _ERROR,
    ("Такой даты нет", "No such date"),
    (
        "такого дня или месяца не бывает: впишите дату из документа",
        "there is no such day or month: type the date from the document",
    ),
    ("Дня с таким номером нет в этом месяце.", "The month has no such day."),
    "31.02.2020",
    "29.02.2020",
)

DATE_UNKNOWN = rule(
    343,
    _WARN,
    ("Дата не распознана", "A date not recognised"),
    (
        "дата не распознана, поле оставлено пустым: впишите её как день.месяц.год",
        "the date was not recognised, the field is left empty: type it as day.month.year",
    ),
    ("Угадывать дату нельзя.", "A date must not be guessed."),
    "весной",
    "12.03.1985",
)

DATE_INCOMPLETE = rule(
    344,
    _WARN,
    ("Дата неполная", "An incomplete date"),
    (
        "для даты нужны день, месяц и год, а есть не все: поле оставлено пустым, допишите дату",
        "a date needs day, month and year, not all are there: the field is left empty, complete the date",
    ),
    ("Недостающую часть узнать неоткуда.", "The missing part cannot be known."),
    "март 1985",
    "12.03.1985",
)

DATE_SHORT_YEAR = rule(
    345,
    _WARN,
    ("Год из двух цифр", "A year of two digits"),
    (
        "год из двух цифр: 00–29 это 2000-е, 30–99 это 1900-е, сверьте век",
        "a year of two digits: 00–29 are the 2000s, 30–99 the 1900s, check the century",
    ),
    ("Так же читает Excel; век в записи не указан.", "Excel reads it so; the record does not say the century."),
    "12.03.85",
    "1985-03-12",
)

DATE_ORDER = rule(
    346,
    _WARN,
    ("Порядок дня и месяца не указан", "The order of day and month is not said"),
    (
        "день и месяц можно поменять местами, прочитано по порядку колонки: сверьте одно-два значения",
        "day and month could be swapped, read in the column's order: compare a value or two",
    ),
    ("03/04/2020 бывает и 3 апреля, и 4 марта.", "03/04/2020 is 3 April for some and 4 March for others."),
    "03/04/2020",
    "2020-04-03",
)

TIME_DROPPED = rule(
    347,
    _INFO,
    ("Время отброшено", "The time was dropped"),
    (
        "кроме даты записано время, в поле осталась дата: ничего делать не надо",
        "a time stands beside the date, the field keeps the date: nothing to do",
    ),
    ("Поле хранит день; исходный текст сохранён.", "The field holds a day; the raw text is kept."),
    "12.03.2020 14:30",
    "2020-03-12",
)

# Money, counts, words.

MONEY_READ = rule(
    350,
    _INFO,
    ("Сумма прочитана", "An amount was read"),
    (
        "сумма записана со словами или знаками, прочитана однозначно: ничего делать не надо",
        "the amount is written with words or marks, and has one reading: nothing to do",
    ),
    ("«80 тыс. ₽/мес.» это 80 000 рублей в месяц.", "«80 тыс. ₽/мес.» are 80 000 roubles a month."),
    "около 80 000 ₽/мес.",
)

MONEY_UNKNOWN = rule(
    351,
    _WARN,
    ("Сумма не распознана", "An amount not recognised"),
    (
        "сумма не распознана, поле оставлено пустым: впишите число и валюту",
        "the amount was not recognised, the field is left empty: type a number and a currency",
    ),
    ("Диапазон или слова в одно число не обратить.", "A range or words do not make one number."),
    "80–100 тыс.",
    "90 000 ₽",
)

MONEY_AMBIGUOUS = rule(
    352,
    _WARN,
    ("Запятая или точка: тысячи или копейки?", "Comma or point: thousands or a fraction?"),
    (
        "три цифры после единственной запятой или точки: похоже на тысячи, но доказательства нет, впишите сумму",
        "three digits after a single comma or point: thousands are likely but not proven, type the amount",
    ),
    ("1,234 бывает и тысячей, и единицей с долями.", "1,234 may be a thousand or one and a bit."),
    "1,234",
    "1 234",
)

INTEGER_READ = rule(
    353,
    _INFO,
    ("Число прочитано", "A whole number was read"),
    (
        "число стоит среди слов или знаков, прочитано однозначно: ничего делать не надо",
        "the number stands among words or marks, and has one reading: nothing to do",
    ),
    ("«12 чел.» это 12.", "«12 чел.» is 12."),
    "12 чел.",
    "12",
)

INTEGER_UNKNOWN = rule(
    354,
    _WARN,
    ("Число не распознано", "A whole number not recognised"),
    (
        "нужно целое число, поле оставлено пустым: впишите его цифрами",
        "a whole number is wanted, the field is left empty: type it in digits",
    ),
    ("Слова и дроби в счётное поле не помещаются.", "Words and fractions do not fit a count."),
    "много",
    "12",
)

YES_NO_UNKNOWN = rule(
    355,
    _WARN,
    ("Ни да, ни нет", "Neither yes nor no"),
    (
        "нужно «да» или «нет», поле оставлено пустым: впишите одно из двух",
        "«да» or «нет» is wanted, the field is left empty: type one of them",
    ),
    ("Согласие нельзя додумать.", "A consent must not be guessed."),
    "наверное",
    "да",
)

SEX_UNKNOWN = rule(
    356,
    _WARN,
    ("Пол не распознан", "A sex not recognised"),
    (
        "нужно «м» или «ж», поле оставлено пустым: впишите одно из двух",
        "«м» or «ж» is wanted, the field is left empty: type one of them",
    ),
    ("От пола зависит обращение.", "The salutation depends on it."),
    "?",
    "ж",
)

CARD_KIND_UNKNOWN = rule(
    357,
    _WARN,
    ("Тип клиента не распознан", "A client type not recognised"),
    (
        "нужно «юрлицо», «ИП» или «физлицо», поле оставлено пустым: впишите одно из трёх",
        "«юрлицо», «ИП» or «физлицо» is wanted, the field is left empty: type one of them",
    ),
    ("От типа зависит, какие номера нужны.", "It decides which numbers are needed."),
    "VIP",
    "юрлицо",
)

PASSPORT_READ = rule(
    358,
    _INFO,
    ("Паспорт разобран на части", "A passport taken apart"),
    (
        "паспорт разобран на серию, номер и сведения о выдаче: ничего делать не надо",
        "the passport was taken apart into series, number and issue: nothing to do",
    ),
    ("Части паспорта хранятся порознь.", "The parts of a passport are kept apart."),
)

PASSPORT_UNKNOWN = rule(
    359,
    _WARN,
    ("Паспорт не распознан", "A passport not recognised"),
    (
        "нужны 4 цифры серии и 6 цифр номера: оставлено как есть, впишите их",
        "4 digits of the series and 6 of the number are wanted: kept as it is, type them",
    ),
    ("У паспорта РФ десять цифр.", "A Russian passport has ten digits."),
)

REPEATED = rule(
    360,
    _INFO,
    ("Повторы убраны", "Repetitions removed"),
    (
        "повторов в ячейке: {count}, оставлено по одному: ничего делать не надо",
        "repetitions in the cell: {count}, one of each was kept: nothing to do",
    ),
    ("Дважды записанное не значит больше.", "Said twice means no more."),
    "VIP, VIP",
    "VIP",
)

FORM_SHORTENED = rule(
    361,
    _INFO,
    ("Форма записана кратко", "A legal form in short"),
    (
        "правовая форма записана кратко: {form}, ничего делать не надо",
        "the legal form was written in short: {form}, nothing to do",
    ),
    ("Одна форма, одно написание.", "One form, one spelling."),
    "Общество с ограниченной ответственностью",
    "ООО",
)

FORM_APART = rule(
    362,
    _INFO,
    ("Форма отделена от имени", "The legal form set apart"),
    (
        "правовая форма {form} отделена пробелом от имени: ничего делать не надо",
        "the legal form {form} was set apart from the name by a space: nothing to do",
    ),
    ("Слитно форму не найти поиском.", "No search finds a form that is glued to the name."),
    "ООО«Ромашка»",
    "ООО «Ромашка»",
)

CURRENCY_NAMED = rule(
    363,
    _INFO,
    ("Валюта записана кодом", "A currency by its code"),
    (
        "валюта записана кодом {currency}: ничего делать не надо",
        "the currency was written as {currency}: nothing to do",
    ),
    ("Код ИСО понимает любая программа.", "Every program understands the ISO code."),
    "руб.",
    "RUB",
)

# Combined cells and several columns.

SPLIT_GLUED = rule(
    370,
    _WARN,
    ("Слитные номера разделены", "Glued numbers taken apart"),
    (
        "номера записаны слитно, разделены по длине и контрольной цифре, доказательство {proof}: сверьте",
        "the numbers are glued, taken apart by length and check digit, proof {proof}: compare",
    ),
    ("Случайные 19 цифр так делятся один раз из десяти.", "19 random digits split so once in ten."),
    "7707083893773601001",
    "7707083893 и 773601001",
)

SPLIT_REST = rule(
    371,
    _WARN,
    ("Часть ячейки не распознана", "A part of the cell not recognised"),
    (
        "часть ячейки не распознана и сохранена отдельно: перенесите её в нужное поле",
        "a part of the cell was not recognised and is kept apart: move it to its field",
    ),
    ("Ничто из ячейки не теряется.", "Nothing of a cell is lost."),
)

UNKNOWN_SPLIT = rule(
    372,
    _ERROR,
    ("Нет такого разделителя", "No such splitter"),
    (
        "нет разделителя «{name}»: есть {known}, исправьте сопоставление колонок",
        "there is no splitter «{name}»: there are {known}, mend the mapping",
    ),
    ("Имя разделителя стоит в файле сопоставления.", "The mapping file names the splitter."),
)

BIK_PADDED = rule(
    380,
    _WARN,
    ("БИК дополнен нулём", "A BIC padded with a zero"),
    (
        "в БИК 8 цифр, нужно 9: с ведущим нулём ключ счёта сходится, доказательство {proof}, сверьте с документом",
        "8 digits in the BIC, expected 9: with a leading zero the account key agrees, proof {proof}, compare",
    ),
    ("БИК банков начинаются с 04.", "BICs of banks begin with 04."),
    "44525225",
    "044525225",
)

KPP_PADDED = rule(
    381,
    _WARN,
    ("В КПП потерян ноль", "A KPP lost its zero"),
    (
        "в КПП 8 цифр, нужно 9: с нулём его регион совпадает с ИНН, впишите КПП",
        "8 digits in the KPP, expected 9: with a zero its region agrees with the INN, type the KPP",
    ),
    ("У КПП нет контрольной цифры.", "A KPP has no check digit."),
    "27401001",
    "027401001",
)

SWAPPED = rule(
    382,
    _WARN,
    ("Похоже, значения перепутаны", "Values seem to be swapped"),
    (
        "значение подходит полю «{other_ru}», а не этому: проверьте и поменяйте местами",
        "the value fits the field “{other_en}”, not this one: check and swap them",
    ),
    ("Длина и контрольная цифра указывают на другое поле.", "Length and check digit point to the other field."),
)

MOVED = rule(
    383,
    _WARN,
    ("Значение перенесено в своё поле", "A value moved to its field"),
    (
        "значение перенесено сюда из поля «{source_ru}», куда оно не подходит по виду: сверьте",
        "the value was moved here from the field “{source_en}”, whose form it has not: compare",
    ),
    ("Длина и контрольная цифра не оставляют другого чтения.", "Length and check digit leave no other reading."),
)

PADDED_BESIDE_KPP = rule(
    384,
    _WARN,
    ("Возвращён ведущий ноль ИНН", "A leading zero of an INN restored"),
    (
        "в ИНН 9 цифр, нужно 10: с ведущим нулём сходятся и контрольная цифра, и регион КПП ({proof}), сверьте",
        "9 digits in the INN, expected 10: check digit and KPP agree with a leading zero ({proof}), compare",
    ),
    ("Девять цифр рядом с заполненным КПП едва ли второй КПП.", "Nine digits beside a KPP are hardly a second KPP."),
    "274062111",
    "0274062111",
)

KEY_PROVEN = rule(
    385,
    _WARN,
    ("Буквы в счёте исправлены по ключу", "Letters of an account mended by its key"),
    (
        "букв на месте цифр: {count}, с похожими цифрами ключ счёта сходится, доказательство {proof}: сверьте",
        "letters in place of digits: {count}, with look-alike digits the account key agrees, proof {proof}: compare",
    ),
    ("Ключ счёта сходится случайно раз в десять.", "The key of an account agrees by chance once in ten."),
)
