"""
Hints: what a form writes under its titles to say how to fill them in.
"""

from __future__ import annotations

import re
from typing import Final

from cjmkit.intake.rows.table import Cell
from cjmkit.intake.vocabulary.wordset import phrases

__all__ = ["is_hint", "is_mark"]

_LONGEST: Final = 200
_WHOLE: Final = phrases(
    "текст | число | целое число | целое | дата | строка | цифры | только цифры | сумма | список | логическое | да/нет "
    "| да / нет | да или нет | м/ж | м / ж | муж/жен | юр/физ | юр / физ | юрлицо/физлицо | ип/ооо | ооо/ип | обяз "
    "| string | text | number | integer | int | date | boolean | bool | decimal | email | phone | varchar | char "
    "| required | optional | mandatory | yes/no | y/n | полное | краткое | кратко | полностью | одной строкой | любой "
    "| дд.мм.гггг | дд.мм.гг | гггг-мм-дд | dd.mm.yyyy | yyyy-mm-dd | mm/dd/yyyy | dd/mm/yyyy"
)
_HINT: Final = re.compile(
    r"\*? ?\(?(?:(?:не ?)?обязательн(?:о|ый|ая|ое)\b|опционально|по желанию|если есть"
    r"|(?:при|по) (?:наличии|необходимости)"
    r"|(?:например|напр\.|(?:пример|образец|формат|формате|вид|шаблон|example|format) ?:|в формате|e\. ?g\.)"
    r"|(?:введите|вводите|ввести|впишите|вписать|укажите|указать|указывается|указывайте|выберите|выбрать|выбор из"
    r"|заполн(?:ите|ить|ять|яется|яйте)|пишите|писать|оставьте|оставить) |не (?:заполнять|более|менее|больше|меньше)\b"
    r"|(?:из|выпадающий) спис(?:ка|ок)|через (?:запятую|точку|пробел|дефис|слеш)|без (?:пробелов|кавычек|тире|дефисов)"
    r"|(?:с|со|вместе с|включая) (?:код(?:ом)?|индекс(?:ом)?|ведущим|форм(?:ой|у)|правовой)\b|только (?:цифр|числ|букв)"
    r"|как в (?:устав|паспорт|выписк|егрюл|егрип|документ|свидетельств)|(?:max|min|up to|only|enter|fill|choose) )"
)
_MARK: Final = re.compile(r"\*? ?\(?(?:(?:не ?)?обязательн(?:о|ый|ая|ое)\b|required\b|mandatory\b)")
_COUNT: Final = re.compile(
    r"(?:(?:строка|текст|число|код|номер),? )?(?:ровно |до |max |макс\.? |максимум |не более |из )?\(?[0-9]{1,4}"
    r"(?: ?(?:или|и|/|,|-|–|or) ?[0-9]{1,4})?[ -]?(?:цифр|знак|символ|букв|значн|digit|char|symbol)"
)
_MASK: Final = re.compile(r"[+0-9(). \-–/xх_#*]{4,40}")
_BLANKS: Final = re.compile(r"[xх_#*]")
_FEW_BLANKS: Final = 4


def is_hint(value: Cell) -> bool:
    """
    Tell whether a cell says how to fill a column in: «10 или 12 цифр», «обязательно», «дд.мм.гггг», ``+7 (___)``.
    """
    if not isinstance(value, str) or len(value) > _LONGEST:
        return False
    text = _low(value)
    if text.rstrip(" .:*)") in _WHOLE or _HINT.match(text) or _COUNT.match(text):
        return True
    return len(_BLANKS.findall(text)) >= _FEW_BLANKS and _MASK.fullmatch(text) is not None


def is_mark(value: Cell) -> bool:
    """
    Tell whether a cell marks its column as one to fill in; such a word is a hint even if it stands alone.
    """
    return isinstance(value, str) and len(value) <= _LONGEST and _MARK.match(_low(value)) is not None


def _low(value: str) -> str:
    return " ".join(value.lower().replace("ё", "е").split())
