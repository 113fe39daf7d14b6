"""
Телефон (phone number): Russian spellings to E.164, extensions and several numbers in a cell.

A Russian number is +7 and ten digits. People write +7, 8, 7 or nothing before the ten. The
first of the ten tells the zone: 3, 4, 8 and 9 are Russia, 6 and 7 Kazakhstan, which shares +7;
0, 1, 2 and 5 belong to nobody. A number of another country is known by its plus (or by 8-10 or
00 before it) and is taken as it stands, with the code ``foreign``. A personal number: keep it
out of logs.

Standards: ITU-T E.164; приказ Минцифры on the numbering plan (zone 7).

>>> check("8 (916) 123-45-67").normalized
'+79161234567'
>>> format("89161234567")
'+7 916 123-45-67'
>>> parse("+7 495 123-45-67 доб. 12").extension
'12'
>>> split("8-916-123-45-67, 8 495 123 45 67 (Анна)")
['+79161234567', '+74951234567']
>>> split("8 (495) 123-45-67/68")
['+74951234567', '+74951234568']
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from cjmkit.codes._clean import INVISIBLE, SPACES, Cleaner, is_digits, require_text
from cjmkit.codes._verdict import Verdict, right, unsettled, wrong

if TYPE_CHECKING:
    from random import Random

__all__ = ["Phone", "Scan", "check", "compact", "format", "generate", "is_valid", "parse", "scan", "split"]

_RULE: Final = "phone"
_LONGEST: Final = 1000
_new = tuple.__new__

# The spellings that most bases are written in; everything else takes the long way.
_USUAL: Final = re.compile(
    r"(?:\+7|8|7)?[ .\xa0-]?\(?([3489][0-9]{2})\)?[ .\xa0-]?([0-9]{3})[ .\xa0-]?([0-9]{2})[ .\xa0-]?([0-9]{2})"
)
_EXTENSION_WORD: Final = r"(?:доб(?:авочный)?|доп(?:олнительный)?|вн(?:утр(?:енний)?)?|ext(?:ension)?|x|#|\*)"
_EXTENSION: Final = re.compile(
    rf"[ ]{{0,4}}\(?[ ]?{_EXTENSION_WORD}[.:]?[ ]{{0,3}}№?[ ]?([0-9]{{1,7}})[ ]?\)?", re.IGNORECASE
)
_BEFORE_EXTENSION: Final = re.compile(rf"[,;](?=[ ]{{0,4}}\(?{_EXTENSION_WORD}[^A-Za-zА-Яа-яЁё])", re.IGNORECASE)
# A digit of another script next to it makes the whole run strange.
_BODY: Final = re.compile(r"(?<!\d)\+?[ ]?\(?[0-9][0-9 ().-]{3,60}[0-9](?!\d)")
# …-45-67/68: the next number of the same block, by its last digits.
_TWIN: Final = re.compile(r" ?/ ?([0-9]{2}-[0-9]{2}|[0-9]{2,4})(?!-| ?\(?[0-9])")
_MOST_TWINS: Final = 8
_BLOCK: Final = 20
"""Numbers of one office stand close; what is farther is more likely an extension or something else."""

_NEXT: Final = re.compile(r"[,;/|\n]")
_LABEL: Final = re.compile(
    r"(?<![^\W_])(?:контактный|телефоны?|тел|т|номер|phone|tel)(?![^\W_])[.:№ ]{0,4}", re.IGNORECASE
)
_AND: Final = re.compile(r"(?<![^\W_])(?:и|или|and|or)(?![^\W_])", re.IGNORECASE)

_PLAIN: Final = str.maketrans(
    dict.fromkeys(INVISIBLE)
    | dict.fromkeys(SPACES, " ")
    | dict.fromkeys("\n\r\x0b\x0c\u2028\u2029", "\n")
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-")
)
_NOT_DIGITS: Final = str.maketrans("", "", "+ ().-")
_PUNCTUATION: Final = " ,;/|\n.:()-+"

_clean = Cleaner("ТЕЛЕФОН", "ТЕЛ", "Т", "PHONE", "TEL")


class Phone(NamedTuple):
    """
    A number in E.164, and the extension behind it. Neither is shown by `repr`.
    """

    number: str
    extension: str | None = None

    def __repr__(self) -> str:
        return "<Phone>" if self.extension is None else "<Phone with extension>"

    def __str__(self) -> str:
        return self.number if self.extension is None else f"{self.number} доб. {self.extension}"


class Scan(NamedTuple):
    """
    What a cell holds: the phones, and *rest*, the words and digits that are none.
    """

    phones: tuple[Phone, ...]
    rest: str

    def __repr__(self) -> str:
        return f"<Scan: {len(self.phones)} phones, {len(self.rest)} other characters>"


def compact(text: str) -> str:
    """
    Return *text* without separators, parentheses and the label «тел.»; other words stay.
    """
    before = None
    text = require_text(text)
    while len(text) <= _LONGEST and text != before:
        before, text = text, _clean(text.translate(_COMPACT))
    return text


_COMPACT: Final = str.maketrans("", "", "().")


def check(text: str) -> Verdict:
    """
    Check *text*, in whatever spelling; *normalized* is the number in E.164.

    Codes with ok True: ``foreign``, ``plus_eight`` (+8 instead of 8), ``extension`` and
    ``comment`` (there is one, and *normalized* is without it: use `scan`). With ok None:
    ``several``, ``no_area_code`` (5–7 digits), ``no_plus`` (it may be another country's),
    ``ambiguous`` (ten digits that begin with 6 or 7). With ok False: ``empty``, ``length``,
    ``prefix``, ``charset``.
    """
    try:
        usual = _USUAL.fullmatch(text)
    except TypeError:
        usual = None
    if usual is None:
        return _check_slowly(require_text(text))
    return _new(Verdict, (True, None, "phone:ru", "+7" + "".join(usual.groups())))


def _check_slowly(text: str) -> Verdict:
    if len(text) > _LONGEST:
        return wrong("length", _RULE)
    plain = text.translate(_PLAIN)
    found = list(_find(plain))
    numbers = [piece for piece in found if piece.verdict.ok]
    if len(numbers) > 1:
        return unsettled("several", _RULE, None)
    if numbers:
        return _with_remarks(numbers[0], _rest(plain, numbers))
    if len(found) == 1 and not _rest(plain, found):
        return found[0].verdict
    if not plain.strip(_PUNCTUATION):
        return wrong("empty", _RULE)
    return wrong("length" if is_digits(plain.translate(_NOT_DIGITS)) else "charset", _RULE)


def _with_remarks(piece: _Piece, rest: str) -> Verdict:
    if rest:
        return piece.verdict._replace(code="comment")
    return piece.verdict if piece.extension is None else piece.verdict._replace(code="extension")


def is_valid(text: str) -> bool:
    """
    Return whether *text* is not proven wrong; an incomplete number passes.
    """
    return check(text).ok is not False


def parse(text: str) -> Phone | None:
    """
    Return the one phone that *text* holds; None if it holds none, several, or more words.
    """
    phones, rest = scan(text)
    return phones[0] if len(phones) == 1 and not rest else None


def split(text: str) -> list[str]:
    """
    Return the phones in *text* in E.164, an extension as `` доб. 12`` behind; see `scan`.
    """
    return [str(phone) for phone in scan(text).phones]


def scan(text: str) -> Scan:
    """
    Find all the phones in *text*; what is none stays in the rest, so that nothing is lost.
    """
    if len(require_text(text)) > _LONGEST:
        return Scan((), text)
    plain = text.translate(_PLAIN)
    pieces = [piece for piece in _find(plain) if piece.verdict.ok]
    phones = tuple(Phone(piece.verdict.normalized or "", piece.extension) for piece in pieces)
    return Scan(phones, _rest(plain, pieces))


def format(text: str) -> str:  # noqa: A001 - every code has its `format`
    """
    Return a phone as ``+7 916 123-45-67`` (``доб. 12``), or *text* unchanged if it is not one.
    """
    phone = parse(text)
    if phone is None:
        return text
    number = phone.number
    if number.startswith("+7"):
        number = f"+7 {number[2:5]} {number[5:8]}-{number[8:10]}-{number[10:]}"
    return str(Phone(number, phone.extension))


def generate(rng: Random) -> str:
    """
    Return a mobile number in E.164 that *rng* draws; it may belong to somebody, never call it.
    """
    return f"+79{rng.randrange(10**9):09}"


class _Piece(NamedTuple):
    start: int
    end: int
    verdict: Verdict
    extension: str | None


def _find(plain: str) -> Iterator[_Piece]:
    plain = _BEFORE_EXTENSION.sub(" ", plain)
    for match in _BODY.finditer(plain):
        for start, end in _parts(plain, match.start(), match.end()):
            piece = _piece(plain, start, end)
            yield piece
            if piece.extension is None and piece.verdict.rule == "phone:ru":
                yield from _twins(plain, piece)


def _parts(plain: str, start: int, end: int) -> list[tuple[int, int]]:
    # Two numbers with nothing but a space between them: each must be right by itself.
    body = plain[start:end]
    if len(body.translate(_NOT_DIGITS)) >= 20:
        for place in (index for index, char in enumerate(body) if char == " "):
            if _judge(body[:place]).ok and _judge(body[place:]).ok:
                return [(start, start + place), (start + place + 1, end)]
    return [(start, end)]


def _piece(plain: str, start: int, end: int) -> _Piece:
    head, paren, tail = plain[start:end].rpartition("(")
    # (12) behind a whole number is an extension; inside a number it is the area.
    if paren and tail.isdigit() and plain[end : end + 1] == ")" and _judge(head).ok:
        return _Piece(start, end + 1, _judge(head), tail)
    found = _EXTENSION.match(plain, end)
    stop, extension = (found.end(), found.group(1)) if found else (end, None)
    return _Piece(start, stop, _judge(plain[start:end]), extension)


def _twins(plain: str, piece: _Piece) -> Iterator[_Piece]:
    """
    Yield the numbers that are told by their last digits alone: 8 (495) 123-45-67/68.
    """
    for _ in range(_MOST_TWINS):
        found, number = _TWIN.match(plain, piece.end), piece.verdict.normalized or ""
        tail = found[1].replace("-", "") if found else ""
        if found is None or not 0 < abs(int(tail) - int(number[-len(tail) :])) <= _BLOCK:
            return
        piece = _Piece(found.start(), found.end(), right(number[: -len(tail)] + tail, "phone:ru"), None)
        yield piece


def _rest(plain: str, pieces: list[_Piece]) -> str:
    starts = [0, *(piece.end for piece in pieces)]
    ends = [*(piece.start for piece in pieces), len(plain)]
    words = []
    for start, end in zip(starts, ends, strict=True):
        for word in _NEXT.split(plain[start:end]):
            words.append(_closed(_AND.sub(" ", _LABEL.sub(" ", word)).strip(_PUNCTUATION)))
    return ", ".join(word for word in words if word)


def _closed(word: str) -> str:
    """
    Give «Иван (директор» its parenthesis back: one at the end is taken for what surrounds a number.
    """
    return f"{word})" if word.count("(") == word.count(")") + 1 else word


def _judge(body: str) -> Verdict:
    digits = body.translate(_NOT_DIGITS)
    if "+" in body:
        return _international(digits)
    size = len(digits)
    if size == 11 and digits[0] in "78":
        return _zone_7(digits[1:])
    if size == 10:
        return unsettled("ambiguous", _RULE, None) if digits[0] in "67" else _zone_7(digits)
    # 8-10 is how one dials abroad from Russia, 00 from elsewhere.
    for prefix in ("810", "00"):
        if digits.startswith(prefix) and size > 10:
            return _international(digits[len(prefix) :])
    if 5 <= size <= 7:
        return unsettled("no_area_code", _RULE, None)
    return unsettled("no_plus", _RULE, None) if 11 <= size <= 15 else wrong("length", _RULE)


def _international(digits: str) -> Verdict:
    if digits.startswith("7"):
        return _zone_7(digits[1:]) if len(digits) == 11 else wrong("length", _RULE)
    # No country has +83 or +89, so that this is an 8 with a plus too many.
    if len(digits) == 11 and digits[:2] in ("83", "89"):
        return right(f"+7{digits[1:]}", "phone:ru", "plus_eight")
    if 8 <= len(digits) <= 15 and digits[0] != "0":
        return right(f"+{digits}", "e164", "foreign")
    return wrong("length", _RULE)


def _zone_7(national: str) -> Verdict:
    if national[0] in "3489":
        return right(f"+7{national}", "phone:ru")
    return right(f"+7{national}", "phone:kz") if national[0] in "67" else wrong("prefix", _RULE)
