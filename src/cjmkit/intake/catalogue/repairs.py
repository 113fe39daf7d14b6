"""
IMP300–IMP329: repair of cells that hold text and numbers (`readings` goes on to IMP399).

Changes that lose nothing are info; a value that was restored by a proof, or that only might be
meant, is a warning; what the source has lost for good is an error.
"""

from __future__ import annotations

from typing import Final, TypeAlias

from cjmkit.findings import Rule, Severity, Texts

_INFO: Final = Severity.INFO
_WARN: Final = Severity.WARNING
_ERROR: Final = Severity.ERROR

Pair: TypeAlias = tuple[str, str]


def rule(number: int, severity: Severity, title: Pair, text: Pair, why: Pair, bad: str = "", good: str = "") -> Rule:
    """
    Make a catalogue entry from (Russian, English) pairs.
    """
    return Rule(
        code=f"IMP{number}",
        severity=severity,
        title=Texts(*title),
        text=Texts(*text),
        why=Texts(*why),
        bad=bad,
        good=good,
    )


# Text: what stands in any cell.

PLACEHOLDER = rule(
    300,
    _INFO,
    ("Прочерк вместо пустоты", "A placeholder for nothing"),
    (
        "стоит заглушка вместо значения, ячейка принята за пустую: если значение есть, впишите его",
        "a placeholder stands for a value, the cell was taken as empty: type the value if there is one",
    ),
    ("«-», «нет», «н/д», «0» в ИНН пишут, когда значения нет.", "«-», «none», «0» are typed where there is no value."),
    "н/д",
)

SPACES = rule(
    301,
    _INFO,
    ("Лишние пробелы", "Needless spaces"),
    (
        "убраны лишние пробелы и невидимые знаки: ничего делать не надо",
        "needless spaces and invisible characters were removed: nothing to do",
    ),
    ("Они мешают искать и сравнивать, а смысла не несут.", "They spoil search and comparison and mean nothing."),
    "  Ромашка   Плюс ",
    "Ромашка Плюс",
)

QUOTES = rule(
    302,
    _INFO,
    ("Кавычки приведены к «ёлочкам»", "Quotation marks made «Russian»"),
    (
        "кавычки приведены к «ёлочкам», внутренние к „лапкам“: ничего делать не надо",
        "quotation marks were made «Russian», inner ones „so“: nothing to do",
    ),
    ("Одно имя в разных кавычках выглядит как два клиента.", "One name in different quotes looks like two clients."),
    'ООО "Ромашка"',
    "ООО «Ромашка»",
)

LATIN_IN_WORD = rule(
    303,
    _INFO,
    ("Латинские буквы в русском слове", "Latin letters in a Russian word"),
    (
        "латинских букв в русских словах: {count}, заменены на такие же русские: ничего делать не надо",
        "Latin letters in Russian words: {count}, replaced by the same Cyrillic ones: nothing to do",
    ),
    (
        "Латинская «o» в слове «Ромашка» не видна глазу, но поиск такое слово не найдёт.",
        "A Latin «o» inside a Russian word cannot be seen, but no search finds the word.",
    ),
    "Рoмашка (с латинской o)",
    "Ромашка",
)

MOJIBAKE = rule(
    304,
    _WARN,
    ("Текст был в чужой кодировке", "Text in a foreign encoding"),
    (
        "текст прочитан в кодировке {wrong} вместо {right} и восстановлен без потерь: сверьте одно-два значения",
        "the text was read as {wrong} instead of {right} and restored without loss: compare a value or two",
    ),
    (
        "Обратный перевод даёт русские слова и возвращает исходный текст до буквы.",
        "The way back gives Russian words and returns the same text to the letter.",
    ),
    "Ð\u02dcÐ²Ð°Ð½",
    "Иван",
)

FORMULA_ERROR = rule(
    305,
    _WARN,
    ("Ошибка формулы вместо значения", "A formula error for a value"),
    (
        "в ячейке ошибка формулы, значение пропало: исправьте формулу или впишите значение",
        "the cell holds a formula error, the value is gone: mend the formula or type the value",
    ),
    ("Таблица записала ошибку, а не значение.", "The workbook stored an error in place of a value."),
    "#ССЫЛКА!",
)

WRONG_TYPE = rule(
    306,
    _WARN,
    ("Не тот вид ячейки", "A cell of another type"),
    (
        "в ячейке дата, время, дробь или истина/ложь, а нужно другое: значение оставлено текстом, впишите его заново",
        "the cell holds a date, a time, a fraction or a boolean, not what is wanted: kept as text, type it again",
    ),
    (
        "Дата или «истина» на месте номера значит, что таблица подменила то, что вводили.",
        "A date or a boolean in place of a number means that the spreadsheet replaced what was typed.",
    ),
)

AS_TEXT = rule(
    307,
    _INFO,
    ("Значение записано текстом", "A value written as text"),
    (
        "в ячейке дата, время или истина/ложь, значение записано текстом: ничего делать не надо",
        "the cell holds a date, a time or a boolean, written as text: nothing to do",
    ),
    ("Поле карточки хранит текст.", "The card's field holds text."),
)

# Numbers that a spreadsheet damages.

NUMBER_RESTORED = rule(
    310,
    _INFO,
    ("Номер хранился как дробное число", "A number kept as a decimal"),
    (
        "номер хранился как число «{shape}», все цифры целы и записаны текстом: ничего делать не надо",
        "the number was stored as «{shape}», all digits survived and were written as text: nothing to do",
    ),
    ("Число до 15 знаков таблица хранит точно.", "A spreadsheet keeps numbers of up to 15 digits exactly."),
    "7,707083893E+09",
    "7707083893",
)

PRECISION_LOST = rule(
    311,
    _ERROR,
    ("Цифры потеряны: больше 15 знаков", "Digits lost: more than 15"),
    (
        "номер хранился числом, а таблица держит 15 цифр: последние потеряны, возьмите номер из документа",
        "the number was stored as a number of 15 digits: the last ones are lost, take it from the document",
    ),
    (
        "Excel заменяет шестнадцатую и дальнейшие цифры нулями. Ключ счёта при этом сходится в каждом десятом случае, "
        "поэтому проверка ключа не спасает.",
        "Excel replaces digits after the fifteenth by zeros. The account key still agrees once in ten and proves "
        "nothing.",
    ),
    "4,07028109380000E+19",
    "40702810938000060473 (текст)",
)

EXPONENT_LOST = rule(
    312,
    _ERROR,
    ("Цифры потеряны: запись с E+", "Digits lost: written with E+"),
    (
        "записано вида «7,7E+09»: цифр осталось {kept} из {digits}, остальные потеряны, возьмите номер из документа",
        "written like «7.7E+09»: {kept} of {digits} digits are left, the rest is lost, take it from the document",
    ),
    (
        "Под такую запись подходят тысячи номеров, и контрольная цифра сходится у каждого десятого.",
        "Thousands of numbers fit such a record, and one in ten has a right check digit.",
    ),
    "7,70708E+09",
    "7707083893",
)

CODE_BECAME_DATE = rule(
    313,
    _ERROR,
    ("Код превращён в дату", "A code turned into a date"),
    (
        "таблица превратила код в дату, это был {candidates}: впишите код текстом",
        "the spreadsheet turned the code into a date, it was {candidates}: type it as text",
    ),
    ("01.11 и 10.11 похожи на день и месяц, и какой код вводили, не узнать.", "01.11 looks like a day and a month."),
    "10.11.2001",
    "01.11",
)

CODE_BECAME_NUMBER = rule(
    314,
    _WARN,
    ("Код превращён в число", "A code turned into a number"),
    (
        "код хранится числом, нули по краям пропали, это был {candidates}: впишите код текстом",
        "the code is stored as a number, outer zeros are gone, it was {candidates}: type it as text",
    ),
    ("47.10 и 47.1 для таблицы одно число.", "47.10 and 47.1 are one number for a spreadsheet."),
    "47.1",
    "47.10",
)

LOOKS_ROUNDED = rule(
    315,
    _WARN,
    ("Похоже на округлённый номер", "Looks like a rounded number"),
    (
        "номер из {digits} цифр кончается пятью нулями, так выглядит округление: сверьте с документом",
        "a number of {digits} digits ends in five zeros, as rounded ones do: compare it with the document",
    ),
    ("Так выглядит счёт, который побывал числом в таблице.", "So looks an account that was once a number in a table."),
    "40702810938000000000",
    "40702810938000060473",
)

SEPARATORS = rule(
    320,
    _INFO,
    ("Номер записан слитно", "A number written without separators"),
    (
        "из номера убраны пробелы, знаки и подписи: ничего делать не надо",
        "spaces, marks and labels were taken out of the number: nothing to do",
    ),
    ("Цифры остались те же и в том же порядке.", "The digits are the same, in the same order."),
    "ИНН: 77 07 083 893",
    "7707083893",
)

LOST_ZERO = rule(
    321,
    _WARN,
    ("Возвращён ведущий ноль", "A leading zero restored"),
    (
        "цифр {found}, нужно {expected}: ведущий ноль возвращён, доказательство {proof}, сверьте с документом",
        "{found} digits, expected {expected}: the leading zero was restored, proof {proof}, compare with the document",
    ),
    ("Ячейка-число теряет ведущий ноль.", "A numeric cell loses its leading zero."),
    "274062111",
    "0274062111",
)

LOST_ZERO_MAYBE = rule(
    322,
    _WARN,
    ("Похоже, потерян ведущий ноль", "A leading zero may be lost"),
    (
        "цифр {found}, нужно {expected}: похоже, потерян ведущий ноль, доказательства мало ({proof}), впишите номер",
        "{found} digits, expected {expected}: a leading zero may be lost, the proof is weak ({proof}), type the number",
    ),
    ("Без контрольной цифры или второго поля это догадка.", "Without a check digit or a second field it is a guess."),
    "27401001",
    "027401001",
)

LETTERS_AS_DIGITS = rule(
    323,
    _WARN,
    ("Буквы вместо цифр исправлены", "Letters in place of digits mended"),
    (
        "букв на месте цифр: {count}, заменены похожими цифрами, доказательство {proof}, сверьте с документом",
        "letters in place of digits: {count}, replaced by look-alikes, proof {proof}, compare with the document",
    ),
    ("О похожа на 0, З на 3, и контрольная цифра сошлась.", "O looks like 0, З like 3, and the check digit agrees."),
    "77О7О8З893",
    "7707083893",
)

LETTERS_MAYBE = rule(
    324,
    _WARN,
    ("Буквы вместо цифр", "Letters in place of digits"),
    (
        "букв на месте цифр: {count}, похожие цифры известны, доказательства мало ({proof}): впишите номер",
        "letters in place of digits: {count}, the look-alikes are known, the proof is weak ({proof}): type the number",
    ),
    ("Проверить замену нечем.", "There is nothing to prove the replacement by."),
    "О44525225",
    "044525225",
)

LETTERS_TO_LATIN = rule(
    325,
    _INFO,
    ("Буквы КПП приведены к латинским", "Letters of a KPP made Latin"),
    (
        "буквы кода причины записаны заглавными латинскими: ничего делать не надо",
        "the letters of the reason code were made Latin capitals: nothing to do",
    ),
    ("В пятом и шестом знаке КПП бывают только латинские буквы A–Z.", "Characters 5 and 6 of a KPP are 0–9 or A–Z."),
    "7747аВ001",
    "7747AB001",
)

UNREADABLE_DIGIT = rule(
    326,
    _WARN,
    ("Нечитаемая цифра", "An unreadable digit"),
    (
        "одна цифра не читается, контрольной цифре подходит одна: сверьте её с документом и впишите",
        "one digit cannot be read, one fits the check digit: compare it with the document and type it",
    ),
    ("Догадка по контрольной цифре не доказательство.", "A guess from a check digit is no proof."),
    "77070?3893",
    "7707083893",
)

LOOKS_LIKE_KPP = rule(
    327,
    _WARN,
    ("В колонке ИНН похоже КПП", "The INN column holds what looks like a KPP"),
    (
        "9 цифр, так выглядит КПП, а у ИНН их 10 или 12: ноль не добавлен, проверьте, не перепутаны ли колонки",
        "9 digits look like a KPP, an INN has 10 or 12: no zero was added, check that the columns are not mixed up",
    ),
    (
        "КПП с приписанным нулём проходит проверку ИНН в 9 случаях из 100.",
        "A padded KPP passes as an INN 9 times in 100.",
    ),
    "773601001",
)

FOREIGN_DIGITS = rule(
    328,
    _INFO,
    ("Цифры другого письма", "Digits of another script"),
    (
        "цифры другого начертания заменены обычными: ничего делать не надо",
        "digits of another script were replaced by usual ones: nothing to do",
    ),
    ("У каждого такого знака одно числовое значение.", "Each of them has one numeric value."),
    "７７０７０８３８９３",
    "7707083893",
)
